/** What there is to publish of an outcome, by the settings and the run. */
import type { ActionSettings } from './config/inputs.js';
import type { Runner, RunEvent } from './io/runner.js';
import type { Outcome } from './model/finding.js';
import type { PublishInput } from './publish.js';

export function inputOf(
  outcome: Outcome,
  { event, serverUrl, repository }: Runner,
  settings: ActionSettings,
): PublishInput {
  const { commentAt, maxComments, checkName, options } = settings;
  return {
    outcome,
    checkRun: settings.checkRun,
    resolveThreads: settings.resolveThreads,
    options: {
      commentAt,
      maxComments,
      checkName,
      bar: options.failOn,
      suggestions: options.suggestions,
      headSha: shaOf(event),
      repositoryUrl: `${serverUrl}/${repository}`,
    },
  };
}

/** The commit that an event is about; none for a comment. */
export function shaOf(event: RunEvent): string {
  if (event.kind === 'comment') return '';
  return event.kind === 'commit' ? event.sha : event.headSha;
}
