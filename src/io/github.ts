import type { GitHub } from '../model/github.js';
import { checkRuns } from './github/check-runs.js';
import { connect } from './github/connection.js';
import type { ConnectionOptions } from './github/connection.js';
import { conversation } from './github/conversation.js';
import { gitObjects } from './github/git-objects.js';
import { pullRequests } from './github/pull-requests.js';
import { reviewThreads } from './github/review-threads.js';
import { reviews } from './github/reviews.js';
import { viewer } from './github/viewer.js';
import { workflowRuns } from './github/workflow-runs.js';

export type GitHubOptions = ConnectionOptions;

/** The repository `options.repository` on github.com or a GitHub Enterprise Server. */
export const createGitHub = (options: GitHubOptions): GitHub => {
  const connection = connect(options);
  const whoAmI = viewer(connection);
  return {
    ...pullRequests(connection),
    ...gitObjects(connection),
    ...reviews(connection, whoAmI),
    ...reviewThreads(connection),
    ...checkRuns(connection),
    ...conversation(connection, whoAmI),
    ...workflowRuns(connection),
    viewer: whoAmI,
  };
};
