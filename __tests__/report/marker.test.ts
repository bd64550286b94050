import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ReviewComment } from '../../src/model/github.js';
import { ownComments, parseMarker, renderMarker } from '../../src/report/marker.js';

const PRINT = '0123456789abcdef';
const problem = { code: 'ECS802', fingerprint: PRINT };

describe('markers', () => {
  test('are read back as they were written', () => {
    const problems = fc.array(
      fc.record({
        code: fc.integer({ min: 100, max: 999 }).map((number) => `ECS${String(number)}`),
        fingerprint: fc.stringMatching(/^[0-9a-f]{16}$/),
      }),
      { minLength: 1, maxLength: 500 },
    );
    fc.assert(
      fc.property(problems, fc.constantFrom('open', 'fixed'), (all, state) => {
        expect(parseMarker(`text\n${renderMarker(all, state)}\n`)).toEqual({ state, problems: all });
      }),
      { numRuns: 50 },
    );
  });

  test.each([
    ['no marker', 'text'],
    ['a marker that is not the last line', `${renderMarker([problem])}\ntext`],
    ['a marker inside a line', `text ${renderMarker([problem])}`],
    ['a quoted marker', `> ${renderMarker([problem])}`],
    ['another version', `<!-- ecs-reviewer v2 ECS802 ${PRINT} -->`],
    ['a short fingerprint', '<!-- ecs-reviewer v1 ECS802 0123 -->'],
    ['a fingerprint in capitals', `<!-- ecs-reviewer v1 ECS802 ${PRINT.toUpperCase()} -->`],
    ['no problems', '<!-- ecs-reviewer v1 -->'],
    ['another word', `<!-- ecs-reviewer v1 closed ECS802 ${PRINT} -->`],
    ['the marker of a review', `<!-- ecs-reviewer v1 review ${PRINT} -->`],
    ['two spaces', `<!-- ecs-reviewer v1  ECS802 ${PRINT} -->`],
    ['a marker that never ends', `<!-- ecs-reviewer v1${` ECS802 ${PRINT}`.repeat(501)} -->`],
  ])('are not %s', (_title, body) => {
    expect(parseMarker(body)).toBeUndefined();
  });
});

const comment = (facts: Partial<ReviewComment>): ReviewComment => ({
  id: 1,
  nodeId: 'n',
  author: 'github-actions[bot]',
  body: `text\n${renderMarker([problem])}`,
  path: 'main.tf',
  line: 3,
  startLine: null,
  subjectType: 'line',
  url: '',
  ...facts,
});

test.each([
  ['by us with a marker', {}, 1],
  ['outdated, by us with a marker', { line: null }, 1],
  ['by somebody else with our marker', { author: 'mallory' }, 0],
  ['by somebody whose login looks like ours', { author: 'github-actions' }, 0],
  ['an answer in a thread', { inReplyTo: 7 }, 0],
  ['by us without a marker', { body: 'text' }, 0],
])('a comment %s counts as ours %i times', (...[, facts, count]: [string, Partial<ReviewComment>, number]) => {
  expect(ownComments([comment(facts)], 'github-actions[bot]')).toHaveLength(count);
});
