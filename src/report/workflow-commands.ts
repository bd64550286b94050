/** The report as workflow commands, which the runner of GitHub Actions turns into annotations. */
import type { Outcome } from '../model/finding.js';
import { allLogCommands } from './annotations.js';
import { commandData, commandProperty, oneLine } from './escape.js';
import { lineOfNotice } from './lines.js';
import { maskOf } from './mask.js';
import { bySeverity, noticesInOrder } from './order.js';
import { summaryLine } from './pretty.js';

/** A command for each finding, the most severe first, then for each notice, then what sums up. */
export function renderWorkflowCommands(outcome: Outcome): string {
  const mask = maskOf(outcome);
  const notices = noticesInOrder(outcome.notices).map((notice) => {
    const line = lineOfNotice(notice, outcome.files);
    const place = `file=${commandProperty(notice.path)}${line === undefined ? '' : `,line=${String(line)}`}`;
    const text = oneLine(`${notice.path}: ${mask(notice.message)}`);
    return `::notice ${place},title=ecs-reviewer::${commandData(text)}`;
  });
  const commands = [...allLogCommands(bySeverity(outcome.findings), mask), ...notices];
  return `${[...commands, summaryLine(outcome)].join('\n')}\n`;
}
