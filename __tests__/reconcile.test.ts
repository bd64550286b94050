/** Whatever happens to a pull request, the next run leaves one live comment per problem that it brings, and no other. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { blobSha } from '../src/io/blob-sha.js';
import { decode } from '../src/io/working-tree.js';
import { publish, type PublishInput } from '../src/publish.js';
import { reviewPullRequest, type ChangeReview } from '../src/pull-request.js';
import { ownComments, parseMarker, type OwnComment } from '../src/report/marker.js';
import { planReport } from '../src/report/plan-report.js';
import { standingsOf } from '../src/report/standing.js';
import { rulingIn } from '../src/ruling-in.js';
import { RULES, service, soundService } from './e2e/small-service.js';
import type { FakePullRequest, ShownComment } from './support/github/fake.js';
import { memoryGitHub, type MemoryGitHub } from './support/github/memory.js';
import { memoryTree } from './support/memory-tree.js';

type Files = Readonly<Record<string, string>>;

// What a commit may hold

const VARIANTS = {
  none: () => '',
  bad: (name: string) => service({ name }),
  half: (name: string) => service({ name, privileged: false }),
  sound: (name: string) => soundService({ name }),
} as const;
type Variant = keyof typeof VARIANTS;

interface State {
  readonly web: Variant;
  readonly api: Variant;
  readonly file: string;
  /** Whether both stand in one file, where the same problem of both is one comment. */
  readonly together: boolean;
  readonly above: string;
}

const anyVariant = fc.constantFrom<Variant>('none', 'bad', 'half', 'sound');
const anyState: fc.Arbitrary<State> = fc.record({
  web: anyVariant,
  api: anyVariant,
  file: fc.constantFrom('main.tf', 'service.tf', 'infra/main.tf'),
  together: fc.boolean(),
  above: fc.constantFrom('', '# one line\n# and one more\n'),
});

function filesOf({ web, api, file, together, above }: State): Files {
  const [first, second] = [VARIANTS[web]('web'), VARIANTS[api]('api')];
  const apart = together || second === '' ? {} : { 'api.tf': second };
  return { 'README.md': 'x\n', [file]: `${above}${first}\n${together ? second : ''}`, ...apart };
}

// What may happen between two runs

type Deed =
  | { readonly kind: 'push' | 'force-push' | 'base moves' | 'rebase onto'; readonly state: State }
  | { readonly kind: 'back' | 'nothing' }
  | { readonly kind: 'resolve' | 'delete' | 'reply' | 'forge' | 'scan'; readonly at: number };

const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('push' as const, 'force-push'), state: anyState }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('base moves' as const, 'rebase onto'), state: anyState }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('back' as const, 'nothing') }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('resolve' as const, 'delete', 'reply', 'forge', 'scan'),
      at: fc.nat(9),
    }),
  },
);

const OURS = 'github-actions[bot]';

interface Scene {
  readonly github: MemoryGitHub;
  readonly pull: FakePullRequest;
  readonly states: State[];
  readonly resolveThreads: boolean;
  readonly maxComments: number;
}

function happen(deed: Deed, scene: Scene): void {
  const { github, pull, states } = scene;
  const ours = pull.comments().filter(({ author, inReplyTo }) => author === OURS && inReplyTo === undefined);
  if ('at' in deed) onComment(deed.kind, ours[deed.at % Math.max(ours.length, 1)], scene);
  if (deed.kind === 'push') pull.push(filesOf(deed.state));
  if (deed.kind === 'force-push') pull.rebase(filesOf(deed.state));
  if (deed.kind === 'base moves' || deed.kind === 'rebase onto') github.pushToBase(filesOf(deed.state));
  if (deed.kind === 'rebase onto') pull.rebase();
  if (deed.kind === 'back') pull.push(filesOf(states.at(-2) ?? states[0]!));
  if ('state' in deed && deed.kind !== 'base moves' && deed.kind !== 'rebase onto') states.push(deed.state);
}

function onComment(kind: string, target: ShownComment | undefined, { github, pull }: Scene): void {
  const [path = 'README.md'] = Object.keys(pull.headTree());
  if (kind === 'scan') pull.comment({ author: 'other-scanner[bot]', body: 'A word.', path, line: 1 });
  if (target === undefined) return;
  const { comments } = github.world;
  if (kind === 'resolve') pull.resolve(target.id, 'octocat');
  if (kind === 'reply') pull.reply(target.id, 'octocat', 'Why?');
  if (kind === 'forge') pull.comment({ author: 'mallory', body: target.body, path, line: 1 });
  if (kind === 'delete') comments.splice(0, Infinity, ...comments.filter(({ id }) => id !== target.id));
}

// A run

const reviews = new Map<string, Promise<ChangeReview>>();

/** Reading the same two trees again would tell the same. */
async function reviewed({ github, pull }: Scene): Promise<ChangeReview> {
  const base = github.world.history.find(pull.mergeBaseSha())?.tree;
  const head = pull.headTree() as Files;
  const key = JSON.stringify([base, head]);
  const known =
    reviews.get(key) ??
    reviewPullRequest(pull.number, {
      github: github.port,
      checkout: memoryTree(head),
      blobSha,
      decode,
      selected: () => true,
      configurationPaths: [],
      configure: (tree) => rulingIn(tree, (name) => (name === 'only' ? RULES : ''), { known: true }),
    });
  reviews.set(key, known);
  return known;
}

async function inputOf(scene: Scene): Promise<PublishInput> {
  const { outcome, changes, comparison } = await reviewed(scene);
  return {
    outcome,
    changes,
    ...(comparison === undefined ? {} : { comparison }),
    pullNumber: scene.pull.number,
    resolveThreads: scene.resolveThreads,
    checkRun: true,
    options: {
      commentAt: 'medium',
      maxComments: scene.maxComments,
      bar: 'high',
      suggestions: true,
      checkName: 'ECS best practices',
      headSha: scene.pull.headSha(),
      repositoryUrl: 'https://github.example/acme/shop',
    },
  };
}

// What must hold after it

const printsIn = (body: string): readonly string[] =>
  (parseMarker(body)?.problems ?? []).map(({ fingerprint }) => fingerprint);

/** What a first review would comment on. */
function wanted(input: PublishInput): readonly string[] {
  const options = { ...input.options, maxComments: 100 };
  const { review } = planReport({ ...input, options, existing: { author: OURS, comments: [] } });
  return (review?.comments ?? []).flatMap(({ body }) => printsIn(body)).sort();
}

async function live({ github, pull }: Scene): Promise<readonly OwnComment[]> {
  const own = ownComments(await github.port.reviewComments(pull.number), OURS);
  return own.filter(({ marker }) => marker.state === 'open');
}

async function expectOneEach(scene: Scene, input: PublishInput): Promise<void> {
  const comments = await live(scene);
  const prints = comments.map(({ comment }) => printsIn(comment.body));
  const spoken = prints.flat();
  const isFull = comments.length >= scene.maxComments;
  const counts = wanted(input).map((print) => spoken.filter((one) => one === print).length);
  expect(counts.filter((count) => count !== 1 && !(isFull && count === 0))).toEqual([]);
  const brought = new Set(standingsOf(input.outcome.findings, input).fresh.map(({ fingerprint }) => fingerprint));
  expect(prints.filter((some) => !some.some((print) => brought.has(print)))).toEqual([]);
}

/** Which comments there are, which threads people resolved, and what comments of others look like. */
const keptOf = ({ pull }: Scene): readonly object[] =>
  pull.comments().map(({ id, author, body, resolvedBy, minimized }) => ({
    id,
    ...(resolvedBy === undefined || resolvedBy === OURS ? {} : { resolvedBy }),
    ...(author === OURS ? {} : { body, minimized }),
  }));

const foldedOf = ({ pull }: Scene): readonly ShownComment[] =>
  pull.comments().filter(({ author, body }) => author === OURS && parseMarker(body)?.state === 'fixed');

async function runAndExpect(scene: Scene): Promise<void> {
  const { github, pull } = scene;
  const input = await inputOf(scene);
  const before = keptOf(scene);
  const reviewsBefore = pull.reviews().length;
  const { refusals } = await publish(github.port, input);
  expect(refusals).toEqual([]);
  expect(pull.reviews().length - reviewsBefore).toBeLessThanOrEqual(1);
  expect(keptOf(scene).slice(0, before.length)).toEqual(before);
  await expectOneEach(scene, input);
  expect(foldedOf(scene).filter(({ minimized, resolvedBy }) => (minimized ?? resolvedBy) === undefined)).toEqual([]);
  github.takeWrites();
  await publish(github.port, input);
  expect(github.takeWrites()).toEqual([]);
}

test('any sequence of events leaves one live comment per problem on the diff, and a second run writes nothing', async () => {
  const sequence = fc.record({
    base: anyState,
    head: anyState,
    deeds: fc.array(anyDeed, { maxLength: 10 }),
    resolveThreads: fc.boolean(),
    maxComments: fc.constantFrom(2, 20),
  });
  await fc.assert(
    fc.asyncProperty(sequence, async ({ base, head, deeds, ...settings }) => {
      const github = memoryGitHub();
      const pull = github.openPullRequest({ base: filesOf(base), head: filesOf(head) });
      const scene: Scene = { github, pull, states: [head], ...settings };
      await runAndExpect(scene);
      for (const deed of deeds) {
        happen(deed, scene);
        await runAndExpect(scene);
      }
    }),
    { numRuns: 100 },
  );
});
