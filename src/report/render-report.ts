import type { Outcome } from '../model/finding.js';
import type { Severity } from '../model/rule.js';
import { renderJson } from './json.js';
import { renderJunit } from './junit.js';
import { renderMarkdown } from './markdown.js';
import { renderPretty, type PrettyOptions } from './pretty.js';
import { renderSarif } from './sarif.js';
import { renderWorkflowCommands } from './workflow-commands.js';

export type ReportFormat = 'pretty' | 'json' | 'sarif' | 'markdown' | 'github' | 'junit';

export interface RenderOptions extends PrettyOptions {
  /** The least severity that fails the verdict. */
  readonly bar: Severity | 'never';
  /** Our own. */
  readonly version: string;
}

/** The whole report in one of the formats, with a final line end. */
export function renderReport(outcome: Outcome, format: ReportFormat, options: RenderOptions): string {
  switch (format) {
    case 'pretty':
      return renderPretty(outcome, options);
    case 'json':
      return renderJson(outcome, options.milliseconds);
    case 'sarif':
      return renderSarif(outcome, options.version);
    case 'markdown':
      return renderMarkdown(outcome, options.bar);
    case 'github':
      return renderWorkflowCommands(outcome);
    case 'junit':
      return renderJunit(outcome);
  }
}
