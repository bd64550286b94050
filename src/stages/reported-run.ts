/** What the second stage is about: always as GitHub says it, never as a report does. */
import type { RunEvent, WorkflowRun } from '../io/runner.js';
import type { GitHub, PullRequestHead } from '../model/github.js';
import { UserError } from '../model/user-error.js';
import type { Reported } from './second-stage.js';

export interface ReportedRun extends Reported {
  readonly state?: 'open' | 'draft' | 'closed';
  /** Why nothing may be written, when that is so. */
  readonly silence?: string;
}

interface Run {
  readonly repository: string;
  readonly event: RunEvent;
  readonly workflowRun?: WorkflowRun;
}

type Asked = Pick<GitHub, 'pullRequest' | 'pullRequestsWithHead' | 'changedFiles' | 'changedBetween'>;

export async function reportedRun({ repository, event, workflowRun }: Run, github: Asked): Promise<ReportedRun> {
  if (workflowRun !== undefined) return followedRun(repository, workflowRun, github);
  switch (event.kind) {
    case 'comment':
      throw new UserError('Mode report is for the events of code, not of comments.');
    case 'commit':
      return { repository, sha: event.sha };
    case 'merge group': {
      const changed = await github.changedBetween(event.baseSha, event.headSha);
      return { repository, sha: event.headSha, changed };
    }
    case 'pull request': {
      const pull = await github.pullRequest(event.number);
      const run = { repository, sha: event.headSha };
      return pull.headSha === event.headSha ? ofPull(run, pull, github) : { ...run, silence: GONE };
    }
  }
}

const GONE =
  'No open pull request has this commit as its newest one any more, so nothing is written: the run of the newer one does.';

async function followedRun(repository: string, run: WorkflowRun, github: Asked): Promise<ReportedRun> {
  const target = { repository, sha: run.headSha };
  if (run.event !== 'pull_request') return target;
  const heads = await candidates(run, github);
  const pull = heads.find(({ headSha, headRepository }) => headSha === run.headSha && isSame(headRepository, run));
  return pull === undefined ? { ...target, silence: GONE } : ofPull(target, pull, github);
}

async function candidates(run: WorkflowRun, github: Asked): Promise<readonly PullRequestHead[]> {
  const { pullNumbers, headRepository, headBranch } = run;
  if (pullNumbers.length > 0) return Promise.all(pullNumbers.map(async (number) => github.pullRequest(number)));
  const [owner = ''] = headRepository.split('/');
  return owner === '' ? [] : github.pullRequestsWithHead(`${owner}:${headBranch}`);
}

function isSame(repository: string | null, run: WorkflowRun): boolean {
  return repository?.toLowerCase() === run.headRepository.toLowerCase();
}

async function ofPull(run: Reported, pull: PullRequestHead, github: Asked): Promise<ReportedRun> {
  const changed = await github.changedFiles(pull.number);
  return { ...run, pull, changed, state: pull.state === 'closed' ? 'closed' : pull.draft ? 'draft' : 'open' };
}
