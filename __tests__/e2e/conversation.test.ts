/** What people ask in comments, and what becomes of it in the next review. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parseMarker } from '../../src/report/marker.js';
import { startGitHub, type FakeGitHub, type FakePullRequest, type ShownComment } from '../support/github/fake.js';
import { runAction, type ActionRun } from '../support/run-action.js';
import { commentedCodes, operations, reviewPull, service } from './small-service.js';

let github: FakeGitHub;
beforeEach(async () => {
  github = await startGitHub({ permissions: 'actions-write' });
  github.person('maintainer', 'write');
  github.person('reader', 'read');
});
afterEach(async () => {
  await github.close();
  github.assertValid();
});

const opened = (): FakePullRequest =>
  github.openPullRequest({ base: { 'README.md': 'x\n' }, head: { 'main.tf': service() } });

/** A pull request whose three problems have a comment each. */
async function reviewed(): Promise<FakePullRequest> {
  const pull = opened();
  await reviewPull(github, pull);
  github.forget();
  return pull;
}

function commentOn(pull: FakePullRequest, code: string): ShownComment {
  const found = pull
    .comments()
    .find(({ body }) => parseMarker(body)?.problems.some((one) => one.code === code) === true);
  if (found === undefined) throw new Error(`no comment on ${code}`);
  return found;
}

type Said = readonly [author: string, body: string];

async function reply(pull: FakePullRequest, code: string, [author, body]: Said): Promise<ActionRun> {
  const { id } = pull.reply(commentOn(pull, code).id, author, body);
  const comment = { id, body, in_reply_to_id: commentOn(pull, code).id, user: userOf(author) };
  const payload = { action: 'created', comment, pull_request: pull.payload() };
  return runAction(github, { event: 'pull_request_review_comment', payload, sha: pull.headSha(), workspace: {} });
}

async function say(pull: FakePullRequest, [author, body]: Said, action = 'created'): Promise<ActionRun> {
  const id = pull.issueComment(author, body);
  const issue = { number: pull.number, pull_request: {} };
  const payload = { action, comment: { id, body, user: userOf(author) }, issue };
  return runAction(github, { event: 'issue_comment', payload, sha: pull.baseSha(), workspace: {} });
}

const userOf = (login: string): object => ({ login, type: login.endsWith('[bot]') ? 'Bot' : 'User' });
const reactionsTo = (pull: FakePullRequest, part: string): readonly string[] =>
  [...pull.comments(), ...pull.issueComments()]
    .filter(({ body }) => body.includes(part))
    .flatMap((one) => one.reactions);
const answers = (pull: FakePullRequest): readonly string[] =>
  [...pull.comments(), ...pull.issueComments()].map(({ body }) => body).filter((body) => body.endsWith('v1 reply -->'));

describe('ignore', () => {
  test('takes a problem out of the review, with who and why in the summary', async () => {
    const pull = await reviewed();
    await reply(pull, 'ECS801', ['maintainer', '/ecs-reviewer ignore it drives a device of the host']);
    expect(commentOn(pull, 'ECS801').body).toMatch(
      /^> \*\*Ignored\*\* by `maintainer`: it drives a device of the host\n/,
    );
    expect(reactionsTo(pull, '/ecs-reviewer ignore')).toEqual(['github-actions[bot] +1']);
    expect(github.world.reruns).toEqual([4711]);

    const run = await reviewPull(github, pull);
    expect({ code: run.code, suppressed: run.outputs['suppressed'], critical: run.outputs['critical'] }).toEqual({
      code: 0,
      suppressed: '1',
      critical: '0',
    });
    expect(run.summary).toMatch(
      /## Suppressed[^]*ECS801[^]*it drives a device of the host \(maintainer, in the review\)/,
    );
    expect(commentedCodes(pull)).toEqual(['ECS511', 'ECS801', 'ECS804']);
    github.forget();
    await reviewPull(github, pull);
    expect(operations(github)).toEqual([]);
  });

  test('is taken back by unignore', async () => {
    const pull = await reviewed();
    const { body } = commentOn(pull, 'ECS801');
    await reply(pull, 'ECS801', ['maintainer', '/ecs-reviewer ignore it drives a device of the host']);
    await reply(pull, 'ECS801', ['maintainer', '/ecs-reviewer unignore']);
    expect(commentOn(pull, 'ECS801').body).toBe(body);
    expect((await reviewPull(github, pull)).code).toBe(1);
  });

  test('is told as fixed once the problem is gone', async () => {
    const pull = await reviewed();
    await reply(pull, 'ECS801', ['maintainer', '/ecs-reviewer ignore it drives a device of the host']);
    pull.push({ 'main.tf': service({ privileged: false }) });
    await reviewPull(github, pull);
    expect(parseMarker(commentOn(pull, 'ECS801').body)?.state).toBe('fixed');
  });

  test('works on the pull request with the fingerprint', async () => {
    const pull = await reviewed();
    const print = parseMarker(commentOn(pull, 'ECS804').body)?.problems[0]?.fingerprint ?? '';
    await say(pull, ['maintainer', `/ecs-reviewer ignore ${print} writes its cache`]);
    expect(commentOn(pull, 'ECS804').body).toContain('writes its cache');
  });

  test('proposes the comment in the code, which committed ignores the problem for good', async () => {
    const pull = await reviewed();
    await reply(pull, 'ECS801', ['maintainer', '/ecs-reviewer ignore it drives a device of the host']);
    const [answer] = pull.comments().filter(({ body }) => body.endsWith('v1 reply -->'));
    const top = commentOn(pull, 'ECS801');
    expect(answer).toMatchObject({ inReplyTo: top.id, line: top.line });
    const lines = /```suggestion\n([^]*?)\n```/.exec(answer?.body ?? '')?.[1]?.split('\n') ?? [];
    expect(lines).toContain('      # ecs-reviewer:ignore ECS801 -- it drives a device of the host');
    const all = service().split('\n');
    const first = top.startLine ?? top.line ?? 1;
    all.splice(first - 1, (top.line ?? 1) - first + 1, ...lines);
    const again = github.openPullRequest({ base: { 'README.md': 'x\n' }, head: { 'main.tf': all.join('\n') } });
    await reviewPull(github, again);
    expect(commentedCodes(again)).toEqual(['ECS511', 'ECS804']);
  });

  test('proposes an entry of the configuration file where the code has no place for a comment', async () => {
    const definition = {
      family: 'x',
      containerDefinitions: [
        { name: 'app', image: 'shop:1.4.2', privileged: true, user: '1000', readonlyRootFilesystem: true },
      ],
    };
    const text = `${JSON.stringify(definition, null, 2)}\n`;
    const pull = github.openPullRequest({ base: { 'README.md': 'x\n' }, head: { 'task-definition.json': text } });
    await reviewPull(github, pull);
    await reply(pull, 'ECS801', ['maintainer', '/ecs-reviewer ignore it says "host": ```']);
    expect(answers(pull)).toEqual([
      expect.stringContaining(
        '````yaml\nignore:\n  - rule: ECS801\n    path: "task-definition.json"\n    reason: "it says \\"host\\": ```"\n````',
      ),
    ]);
  });

  test('proposes the entry too when the file cannot be read or has changed there', async () => {
    const pull = await reviewed();
    github.fail({ method: 'GET', path: '/contents/', with: 403, times: Infinity });
    await reply(pull, 'ECS801', ['maintainer', '/ecs-reviewer ignore it drives a device of the host']);
    expect(answers(pull)).toEqual([expect.stringContaining('```yaml\nignore:\n  - rule: ECS801\n')]);
  });

  test('twice writes the comment once', async () => {
    const pull = await reviewed();
    await reply(pull, 'ECS801', ['maintainer', '/ecs-reviewer ignore it drives a device of the host']);
    github.forget();
    await reply(pull, 'ECS801', ['maintainer', '/ecs-reviewer ignore it drives a device of the host']);
    expect(operations(github)).not.toContain('pulls/update-review-comment');
    expect(answers(pull)).toHaveLength(1);
  });

  test.each([
    ['somebody who may only read', 'reader', 'Only people who may write'],
    ['a stranger', 'stranger', 'Only people who may write'],
  ])('by %s is refused', async (_title, author, words) => {
    const pull = await reviewed();
    const before = commentOn(pull, 'ECS801').body;
    await reply(pull, 'ECS801', [author, '/ecs-reviewer ignore it drives a device of the host']);
    expect(commentOn(pull, 'ECS801').body).toBe(before);
    expect(answers(pull)).toEqual([expect.stringContaining(words)]);
    expect(github.world.reruns).toEqual([]);
  });

  test('in a thread of somebody else is refused', async () => {
    const pull = await reviewed();
    const forged = commentOn(pull, 'ECS801').body;
    const other = pull.comment({ author: 'mallory', body: forged, path: 'main.tf', line: 1 });
    pull.reply(other.id, 'maintainer', 'x');
    const comment = {
      id: other.id,
      body: '/ecs-reviewer ignore all of it',
      in_reply_to_id: other.id,
      user: userOf('maintainer'),
    };
    const payload = { action: 'created', comment, pull_request: pull.payload() };
    await runAction(github, { event: 'pull_request_review_comment', payload, sha: pull.headSha(), workspace: {} });
    expect(answers(pull)).toEqual([expect.stringContaining('no thread of mine')]);
  });

  test('whose marker is copied into a comment of somebody else is worthless', async () => {
    const pull = await reviewed();
    await reply(pull, 'ECS801', ['maintainer', '/ecs-reviewer ignore it drives a device of the host']);
    const ignored = commentOn(pull, 'ECS801').body;
    await reply(pull, 'ECS801', ['maintainer', '/ecs-reviewer unignore']);
    pull.comment({ author: 'mallory', body: ignored, path: 'main.tf', line: 1 });
    expect((await reviewPull(github, pull)).code).toBe(1);
  });
});

describe('the other requests', () => {
  test('explain answers with the rule', async () => {
    const pull = opened();
    await say(pull, ['reader', '/ecs-reviewer explain ECS801']);
    expect(answers(pull)).toEqual([expect.stringContaining('docs/rules/ECS801.md')]);
  });

  test.each([
    ['help', '/ecs-reviewer help', 'As the first line'],
    ['an unknown rule', '/ecs-reviewer explain ECS999', 'There is no rule'],
    ['an unknown request', '/ecs-reviewer approve', 'There is no `approve`'],
  ])('%s is answered', async (_title, body, words) => {
    const pull = opened();
    await say(pull, ['reader', body]);
    expect(answers(pull)).toEqual([expect.stringContaining(words)]);
  });

  test('recheck runs the review of the newest commit again', async () => {
    const pull = await reviewed();
    await say(pull, ['maintainer', '/ecs-reviewer recheck']);
    expect(github.world.reruns).toEqual([4711]);
    expect(reactionsTo(pull, 'recheck')).toEqual(['github-actions[bot] rocket']);
  });

  test('recheck without the permission says which one', async () => {
    await github.close();
    github = await startGitHub();
    github.person('maintainer', 'write');
    const pull = await reviewed();
    await say(pull, ['maintainer', '/ecs-reviewer recheck']);
    expect(github.world.reruns).toEqual([]);
    expect(answers(pull)).toEqual([expect.stringContaining('`actions: write`')]);
  });

  test.each([
    ['a comment that asks nothing', 'reader', 'What is this?', 'created'],
    ['a bot', 'other[bot]', '/ecs-reviewer recheck', 'created'],
    ['an edited comment', 'maintainer', '/ecs-reviewer recheck', 'edited'],
  ])('%s is left alone', async (...[, author, body, action]) => {
    const pull = opened();
    const run = await say(pull, [author, body], action);
    expect({ code: run.code, requests: github.requests().length }).toEqual({ code: 0, requests: 0 });
  });
});
