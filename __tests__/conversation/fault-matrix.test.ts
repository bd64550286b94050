/** Every call of an answer to a comment, with everything that can happen to it: decided once or not at all, and told. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { answer } from '../../src/answer.js';
import { createGitHub } from '../../src/io/github.js';
import { decode } from '../../src/io/working-tree.js';
import { GitHubFailure } from '../../src/model/github.js';
import { renderMarker } from '../../src/report/marker.js';
import { RULES } from '../../src/rules/index.js';
import { startGitHub, type FakeGitHub, type FakePullRequest, type ShownComment } from '../support/github/fake.js';
import type { Fault, FaultKind } from '../support/github/faults.js';

const BODY = `Runs as privileged.\n${renderMarker([{ code: 'ECS801', fingerprint: 'a'.repeat(16) }])}`;
const ASKED = '/ecs-reviewer ignore it drives a device';

let github: FakeGitHub;
let pull: FakePullRequest;
let own: ShownComment;
let asked: ShownComment;
beforeEach(async () => {
  github = await startGitHub({ permissions: 'actions-write' });
  github.person('maintainer', 'write');
  pull = github.openPullRequest({ base: {}, head: { 'task.json': '{}\n' } });
  const run = { name: 'x', headSha: pull.headSha(), app: 'github-actions', externalId: 'ecs-reviewer/4711/x' };
  github.addCheckRun(run);
  own = pull.comment({ author: 'github-actions[bot]', path: 'task.json', line: 1, body: BODY });
  asked = pull.reply(own.id, 'maintainer', ASKED);
});
afterEach(async () => {
  await github.close();
  github.assertValid();
});

/** What the log says. */
async function ask(): Promise<string> {
  const { token, repository, apiUrl } = github;
  const port = createGitHub({ token, repository, apiUrl, secondMs: 1, requestTimeoutMs: 250 });
  const said = { number: pull.number, surface: 'review', id: asked.id, body: ASKED, author: 'maintainer' } as const;
  try {
    return await answer(
      { ...said, isBot: false, inReplyTo: own.id },
      { github: port, repository, checkName: 'x', decode, rules: RULES },
    );
  } catch (error) {
    if (error instanceof GitHubFailure) return `Could not ${error.operation}`;
    throw error;
  }
}

const find = (part: string): readonly ShownComment[] => pull.comments().filter(({ body }) => body.includes(part));
const state = (): object => ({
  waived: find('> **Ignored** by `maintainer`').length,
  proposed: find('To ignore it for good').length,
  receipts: pull.comments().find(({ id }) => id === asked.id)?.reactions.length,
  reruns: github.world.reruns.length > 0,
});
const WHOLE = { waived: 1, proposed: 1, receipts: 1, reruns: true };

const KINDS: readonly FaultKind[] = [
  ...([403, 404, 409, 422, 429, 500, 502] as const),
  ...(['reset', 'timeout', 'lost response', '502 after success'] as const),
];
/** What GitHub does although its answer says otherwise or does not arrive. */
const EFFECTIVE: ReadonlySet<FaultKind> = new Set(['lost response', '502 after success']);

type Call = readonly [string, Pick<Fault, 'method' | 'path' | 'body'>];
const cases = (calls: readonly Call[]): readonly (readonly [string, string, Fault])[] =>
  calls.flatMap(([call, pattern]) => KINDS.map((kind) => [call, String(kind), { ...pattern, with: kind }] as const));

describe('a decision that cannot be taken', () => {
  test.each(
    cases([
      ['looking up the permission', { method: 'GET', path: '/permission' }],
      ['who we are', { path: '/graphql', body: 'viewer' }],
      ['listing the comments', { method: 'GET', path: '/pulls/1/comments' }],
      ['editing our comment', { method: 'PATCH', path: '/pulls/comments/' }],
    ]),
  )('is taken by asking again, or was taken all the same: %s: %s', async (_call, _kind, fault) => {
    github.fail(fault);
    const log = await ask();
    expect(log).toMatch(/^(?:Ignored|Could not |Only people who may write)/);
    expect(state()).toMatchObject(log.startsWith('Ignored') ? WHOLE : { proposed: 0, reruns: false });
    github.heal();
    await ask();
    expect(state()).toMatchObject({ waived: 1, reruns: true });
  });
});

describe('a decision that is taken', () => {
  test.each(
    cases([
      ['the receipt', { method: 'POST', path: '/reactions' }],
      ['reading the file', { method: 'GET', path: '/contents/' }],
      ['proposing the durable form', { method: 'POST', path: '/replies' }],
    ]),
  )('holds, is told once and brings a new run: %s: %s', async (call, _kind, fault) => {
    let isMet = false;
    github.before({ method: fault.method!, path: fault.path! }, () => {
      isMet = true;
    });
    github.fail(fault);
    const log = await ask();
    expect(isMet).toBe(true);
    expect(log).toMatch(/^Ignored: ECS801\. The review runs again\./);
    const isLost = log.includes('Could not') && !EFFECTIVE.has(fault.with);
    const lost = call === 'the receipt' ? { receipts: 0 } : { proposed: 0 };
    expect(state()).toEqual(isLost ? { ...WHOLE, ...lost } : WHOLE);
  });
});
