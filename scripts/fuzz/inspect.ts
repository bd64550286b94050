/** Reviews a repository as the command line does and says what must never be: a crash, a place outside of its text. */
import packageJson from '../../package.json' with { type: 'json' };
import { decodeArguments } from '../../src/config/flags.js';
import { selection } from '../../src/config/selection.js';
import { configurationIn, withBaseline } from '../../src/configuration.js';
import type { Outcome } from '../../src/model/finding.js';
import type { Tree } from '../../src/model/ports.js';
import { UserError } from '../../src/model/user-error.js';
import { narrowed } from '../../src/overlay.js';
import { PLAIN } from '../../src/report/palette.js';
import { renderReport, type ReportFormat } from '../../src/report/render-report.js';
import { review } from '../../src/review.js';
import { RULES } from '../../src/rules/index.js';

const FORMATS: readonly ReportFormat[] = ['pretty', 'json', 'sarif', 'markdown', 'github', 'junit'];

/** Everything that is judged when nobody says otherwise. */
const WIDE: ReadonlyMap<string, readonly string[]> = new Map([['relevance', ['all']]]);

/** What is wrong with the run, one line each; nothing when all is well. */
export function inspect(tree: Tree): readonly string[] {
  try {
    const outcome = outcomeOf(tree);
    if (outcome === undefined) return [];
    return [...ownFaults(outcome), ...misplaced(outcome), ...FORMATS.flatMap((format) => unreadable(outcome, format))];
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  }
}

/** Undefined when the configuration names something that is not there, which is told and not a crash. */
function outcomeOf(tree: Tree): Outcome | undefined {
  try {
    const layer = configurationIn(tree, { today: '2026-01-01' });
    const values = layer === undefined ? new Map([...WIDE, ['preset', ['strict']]]) : WIDE;
    const { baseline, options, exclude } = decodeArguments({ paths: [], values }, RULES, layer);
    const selected = selection(layer?.lists.get('paths') ?? [], exclude);
    return review(narrowed(tree, selected), withBaseline(tree, baseline, options));
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** A rule that threw is told in a notice. */
function ownFaults({ notices }: Outcome): readonly string[] {
  return notices.map(({ message }) => message).filter((message) => message.includes('please report this bug'));
}

function misplaced({ findings, undecided, notices, files }: Outcome): readonly string[] {
  const length = (path: string): number => files.get(path)?.text.length ?? Infinity;
  const isInside = (start: number, end: number, path: string): boolean =>
    start >= 0 && start <= end && end <= length(path);
  const spans = [...findings, ...undecided].filter(({ span, file }) => !isInside(span.start, span.end, file.path));
  const edits = findings
    .flatMap(({ fix }) => (fix?.kind === 'edits' ? fix.edits : []))
    .filter(({ start, end, path }) => !isInside(start, end, path));
  const lost = notices.filter(({ offset = 0, path }) => !isInside(offset, offset, path));
  return [
    ...spans.map(({ rule, span }) => `${rule.code} stands at ${JSON.stringify(span)}, which is not in its file`),
    ...edits.map((edit) => `an edit at ${String(edit.start)} is not in ${edit.path}`),
    ...lost.map(({ message, path }) => `a notice stands outside of ${path}: ${message}`),
  ];
}

/** A report that is no JSON is none. */
function unreadable(outcome: Outcome, format: ReportFormat): readonly string[] {
  const text = renderReport(outcome, format, {
    palette: PLAIN,
    width: 80,
    bar: 'high',
    version: packageJson.version,
  });
  if (format === 'json' || format === 'sarif') JSON.parse(text);
  return text.endsWith('\n') ? [] : [`the report as ${format} does not end with a line end`];
}
