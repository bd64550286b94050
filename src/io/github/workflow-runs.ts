import type { WorkflowRuns } from '../../model/github.js';
import type { Connection } from './connection.js';
import { attempt } from './failure.js';

/** Starts workflow runs again. */
export const workflowRuns = ({ octokit, owner, repo }: Connection): WorkflowRuns => ({
  rerun: async (id) =>
    attempt('run the workflow again', async () => {
      await octokit.rest.actions.reRunWorkflow({ owner, repo, run_id: id });
    }),
});
