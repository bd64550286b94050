import { renderDiff } from '../changes.js';
import { ok } from '../reply.js';
import type { Reply } from '../reply.js';
import * as view from '../views.js';
import { changesOf } from '../world.js';
import type { PullState, World } from '../world.js';
import { withPull } from './handler.js';
import type { Handler } from './handler.js';

/** GitHub's documented limits of a diff as text. */
const MOST_DIFF_FILES = 300;
const MOST_DIFF_LINES = 20_000;

const readDiff = (world: World, pull: PullState): Reply => {
  const changes = changesOf(world, pull);
  const lines = changes.reduce((sum, { additions, deletions }) => sum + additions + deletions, 0);
  if (pull.diffTooLarge || changes.length > MOST_DIFF_FILES || lines > MOST_DIFF_LINES) {
    const message = `Sorry, the diff exceeded the maximum number of files (${MOST_DIFF_FILES}). Consider using 'List pull requests files' API or locally cloning the repository instead.`;
    const errors = [{ resource: 'PullRequest', field: 'diff', code: 'too_large' }];
    return { status: 406, body: { message, errors, documentation_url: 'https://docs.github.com/rest', status: '406' } };
  }
  return { status: 200, text: renderDiff(changes), type: 'application/vnd.github.diff; charset=utf-8' };
};

const getPull = withPull((world, pull, { accept }) =>
  accept.includes('diff') ? readDiff(world, pull) : ok(view.pullView(world, pull)),
);

const listPulls: Handler = (world, { query }) => {
  const state = query['state'] ?? 'open';
  const pulls = [...world.pulls.values()].filter((pull) => {
    const label = `${(pull.headRepository ?? '').split('/')[0]!}:${pull.headRef}`;
    return (state === 'all' || pull.state === state) && (query['head'] === undefined || query['head'] === label);
  });
  return { list: pulls.map((pull) => view.pullSummaryView(world, pull)) };
};

const listFiles = withPull((world, pull) => ({
  list: changesOf(world, pull)
    .slice(0, world.settings.fileCap)
    .map((change) => view.fileView(world, change, pull.headSha)),
}));

/** Pull requests and their diffs. */
export const pullRequestRoutes: Readonly<Record<string, Handler>> = {
  'pulls/get': getPull,
  'pulls/list': listPulls,
  'pulls/list-files': listFiles,
};
