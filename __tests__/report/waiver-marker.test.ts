import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ReviewComment } from '../../src/model/github.js';
import { ownComments, parseMarker, renderMarker, type OwnComment } from '../../src/report/marker.js';
import { waiverOf, withWaiver, type Waiver } from '../../src/report/waiver-marker.js';

const PRINT = '0123456789abcdef';
const HERE = { repository: 'acme/shop', number: 7 };
const BODY = `**High · Container runs as root**\n\nIt does.\n${renderMarker([{ code: 'ECS802', fingerprint: PRINT }])}`;
const WAIVER: Waiver = { fingerprints: [PRINT], by: 'octocat', reason: 'it drives a device' };

function own(body: string): OwnComment {
  const comment = { id: 1, author: 'bot', body } as ReviewComment;
  const [found] = ownComments([comment], 'bot');
  if (found === undefined) throw new Error('not a comment of ours');
  return found;
}

describe('a waiver', () => {
  test('is told at the top, kept in the comment, and read back', () => {
    const body = withWaiver(BODY, WAIVER, HERE);
    expect(body.split('\n')[0]).toBe('> **Ignored** by `octocat`: it drives a device');
    expect(waiverOf(own(body), HERE)).toEqual(WAIVER);
  });

  test('is replaced by a later one, and taken back without a trace', () => {
    const twice = withWaiver(withWaiver(BODY, WAIVER, HERE), { ...WAIVER, reason: 'another one' }, HERE);
    expect(twice.match(/ecs-reviewer waiver/g)).toHaveLength(1);
    expect(withWaiver(twice, undefined, HERE)).toBe(BODY);
  });

  test.each([
    ['another repository', { ...HERE, repository: 'acme/other' }],
    ['another pull request', { ...HERE, number: 8 }],
  ])('says nothing in %s', (_title, there) => {
    expect(waiverOf(own(withWaiver(BODY, WAIVER, HERE)), there)).toBeUndefined();
  });

  test('says nothing in a comment on another problem', () => {
    const [line = ''] = withWaiver(BODY, WAIVER, HERE).match(/<!-- ecs-reviewer waiver .*/) ?? [];
    const other = renderMarker([{ code: 'ECS801', fingerprint: 'f'.repeat(16) }]);
    expect(waiverOf(own(`${line}\n${other}`), HERE)).toBeUndefined();
  });

  test.each(['', 'e30', 'bm90IGpzb24', '____', 'W10'])('is not read from %j', (text) => {
    expect(waiverOf(own(`<!-- ecs-reviewer waiver v1 ${text} -->\n${BODY}`), HERE)).toBeUndefined();
  });

  test('keeps whatever a reason holds, and leaves the marker of the comment as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (reason) => {
        const body = withWaiver(BODY, { ...WAIVER, reason }, HERE);
        expect(waiverOf(own(body), HERE)?.reason).toBe(reason);
        expect(parseMarker(body)).toEqual(parseMarker(BODY));
        expect(withWaiver(body, undefined, HERE)).toBe(BODY);
      }),
    );
  });
});
