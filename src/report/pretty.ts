/** The report for people at a terminal. */
import type { FixedFinding, Outcome, TextEdit, Undecided } from '../model/finding.js';
import { codeFrame, type FrameStyle } from './code-frame.js';
import { counted, severityWords } from './count-words.js';
import { shorten, terminalLine } from './escape.js';
import { lineChanges, type LineChange } from './line-changes.js';
import { isEndless, lineOfNotice } from './lines.js';
import { maskOf } from './mask.js';
import { inOrder, noticesInOrder, positionOf, undecidedInOrder } from './order.js';
import type { Palette } from './palette.js';
import { scoreLines } from './score-lines.js';
import { wrap } from './wrap.js';

export interface PrettyOptions {
  readonly palette: Palette;
  /** Columns of the terminal. */
  readonly width: number;
  readonly milliseconds?: number;
}

interface Style extends FrameStyle {
  readonly files: Outcome['files'];
}

const MOST_DIFF_LINES = 30;
const MOST_REASONS = 10;

/**
 * Every finding with its code frame and its change, what was not decided or not read, the eight steps, and one line that
 * sums up.
 */
export function renderPretty(outcome: Outcome, { palette, width, milliseconds }: PrettyOptions): string {
  const style: Style = { mask: maskOf(outcome), palette, width, files: outcome.files };
  const blocks = [
    ...inOrder(outcome.findings).map((finding) => findingLines(finding, style)),
    undecidedLines(outcome.undecided, style),
    noticeLines(outcome, style),
    scoreLines(outcome, palette),
    [summaryLine(outcome, milliseconds)],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function findingLines(finding: FixedFinding, style: Style): readonly string[] {
  const { rule, severity, file, span, message } = finding;
  const { palette, width, mask } = style;
  return [
    `${palette.strong(terminalLine(placeText(finding)))}  ${palette.severity[severity](severity)}  ${rule.code} ${rule.name}`,
    ...wrap(mask(message), width, '  '),
    ...sourceLines(finding),
    '',
    ...codeFrame(file, span, style),
    ...fixLines(finding, style),
  ];
}

function placeText(finding: FixedFinding): string {
  if (finding.source !== undefined) return `${finding.source.path}:${String(finding.source.line)}`;
  const { line, column } = positionOf(finding);
  return `${finding.file.path}:${String(line)}:${String(column)}`;
}

/** Of a generated file: where the value stands in it, since the headline names the construct. */
function sourceLines(finding: FixedFinding): readonly string[] {
  if (finding.source === undefined) return [];
  const { line, column } = positionOf(finding);
  return [terminalLine(`  in ${finding.file.path}:${String(line)}:${String(column)}`)];
}

function fixLines({ fix, rule }: FixedFinding, style: Style): readonly string[] {
  if (fix === undefined) return wrap(`fix: ${rule.fix.advice}`, style.width, '  ');
  if (fix.kind === 'advice') return wrap(`fix: ${style.mask(fix.text)}`, style.width, '  ');
  const diff = diffLines(fix.edits, style);
  const more = diff.length - MOST_DIFF_LINES;
  return [
    '  fix (proved):',
    ...diff.slice(0, MOST_DIFF_LINES),
    ...(more > 0 ? [`   … ${counted(more, 'more line')}`] : []),
    ...(fix.risk === undefined ? [] : wrap(`note: ${fix.risk}`, style.width, '  ')),
  ];
}

function diffLines(edits: readonly TextEdit[], style: Style): readonly string[] {
  const paths = [...new Set(edits.map((edit) => edit.path))];
  return paths.flatMap((path) => {
    const file = style.files.get(path);
    if (file === undefined) return [terminalLine(`   (the text of ${path} is not at hand)`)];
    const changes = lineChanges(
      file,
      edits.filter((edit) => edit.path === path),
    );
    const title = paths.length > 1 ? [terminalLine(`   ${path}`)] : [];
    return [...title, ...changes.flatMap((change) => changeLines(change, style))];
  });
}

function changeLines({ before, after }: LineChange, { mask, palette, width }: Style): readonly string[] {
  const longest = [...before, ...after].find(isEndless);
  if (longest !== undefined) return [palette.faint(`   on a line of ${String(longest.length)} characters`)];
  const line = (sign: string, text: string): string =>
    shorten(`   ${sign} ${terminalLine(mask(text))}`, Math.max(width, 20)).trimEnd();
  return [
    ...before.map((text) => palette.removed(line('-', text))),
    ...after.map((text) => palette.added(line('+', text))),
  ];
}

/** Grouped by reason, the most frequent first. */
function undecidedLines(undecided: readonly Undecided[], { mask, width }: Style): readonly string[] {
  if (undecided.length === 0) return [];
  const reasons = new Map<string, string[]>();
  for (const doubt of undecidedInOrder(undecided)) {
    const where = `${doubt.rule.code} ${doubt.address}`;
    reasons.set(doubt.reason, [...(reasons.get(doubt.reason) ?? []), where]);
  }
  const sorted = [...reasons].sort(([, a], [, b]) => b.length - a.length);
  const more = sorted.length - MOST_REASONS;
  return [
    'Could not be decided:',
    ...sorted
      .slice(0, MOST_REASONS)
      .flatMap(([reason, places]) =>
        wrap(`${String(places.length)} because ${mask(reason)} (${examples(places)})`, width, '  '),
      ),
    ...(more > 0 ? [`  and ${counted(more, 'more reason')}`] : []),
  ];
}

function examples(places: readonly string[]): string {
  const shown = [...new Set(places)];
  return `${shown.slice(0, 3).join(', ')}${shown.length > 3 ? ', …' : ''}`;
}

function noticeLines({ notices }: Outcome, style: Style): readonly string[] {
  const remarks = notices.filter(({ about }) => about === 'suppression');
  const unread = notices.filter(({ about }) => about === undefined);
  const settings = notices.filter(({ about }) => about === 'configuration');
  return [
    ...titled('Configuration:', settings, style),
    ...titled('Not read, or not completely:', unread, style),
    ...titled('Suppressions that do nothing:', remarks, style),
  ];
}

function titled(title: string, notices: Outcome['notices'], { mask, width, files }: Style): readonly string[] {
  if (notices.length === 0) return [];
  const lines = noticesInOrder(notices).flatMap((notice) => {
    const line = lineOfNotice(notice, files);
    const place = line === undefined ? notice.path : `${notice.path}:${String(line)}`;
    return wrap(`${place}: ${mask(notice.message)}`, width, '  ');
  });
  return [title, ...lines];
}

/** What was read and found, on one line. */
export function summaryLine(outcome: Outcome, milliseconds?: number): string {
  const { stats, counts, findings, suppressed, undecided, notices } = outcome;
  const severities = severityWords(counts);
  const fixable = findings.filter(({ fix }) => fix?.kind === 'edits').length;
  return [
    counted(stats.files, 'file'),
    counted(stats.resources, 'resource'),
    `${counted(findings.length, 'problem')}${severities === '' ? '' : ` (${severities})`}`,
    ...(fixable === 0 ? [] : [`${String(fixable)} can be fixed with --fix`]),
    ...(outcome.known === undefined ? [] : [`${String(outcome.known.length)} known already`]),
    ...(suppressed.length === 0 ? [] : [`${String(suppressed.length)} suppressed`]),
    ...(undecided.length === 0 ? [] : [`${String(undecided.length)} undecided`]),
    ...(notices.length === 0 ? [] : [counted(notices.length, 'notice')]),
    ...(milliseconds === undefined ? [] : [`${(milliseconds / 1000).toFixed(2)} s`]),
  ].join(' · ');
}
