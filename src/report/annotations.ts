/** Findings as annotations: of the check run, and as workflow commands for runs that may not write one. */
import type { FixedFinding } from '../model/finding.js';
import type { Annotation } from '../model/github.js';
import type { Severity } from '../model/rule.js';
import { commandData, commandProperty, oneLine, shorten, visible } from './escape.js';
import { linesOfSpan, placeOf } from './lines.js';
import type { Mask } from './mask.js';

const LEVELS: Readonly<Record<Severity, Annotation['level']>> = {
  critical: 'failure',
  high: 'failure',
  medium: 'warning',
  low: 'notice',
  info: 'notice',
};
const LONGEST_TITLE = 255;
/** The runner cuts a message at 4096 characters; GitHub takes 64 kB. */
const LONGEST_MESSAGE = 4000;
const MOST_LINES = 10;
/** Five requests' worth; what is beyond is in the summary. */
const MOST_ANNOTATIONS = 250;
/** The runner keeps so many of each level and step, and drops the rest. */
const MOST_COMMANDS = 10;

/** One annotation for each finding, in their order, as many as are worth sending. */
export function annotationsOf(findings: readonly FixedFinding[], mask: Mask): readonly Annotation[] {
  return findings.slice(0, MOST_ANNOTATIONS).map((finding) => annotationOf(finding, mask));
}

function annotationOf(finding: FixedFinding, mask: Mask): Annotation {
  const { rule, severity, message, fix } = finding;
  const { path, range } = placeOf(finding);
  const advice = fix?.kind === 'advice' ? fix.text : rule.fix.advice;
  return {
    path,
    startLine: range.first,
    endLine: Math.min(range.last, range.first + MOST_LINES - 1),
    level: LEVELS[severity],
    title: shorten(oneLine(`${rule.code} ${rule.title}`), LONGEST_TITLE),
    message: shorten(visible(mask([message, advice, ...madeIn(finding)].join('\n'))), LONGEST_MESSAGE),
  };
}

/** Of a construct: where the value stands in the template, since the annotation is at its source. */
function madeIn({ source, file, span }: FixedFinding): readonly string[] {
  return source === undefined ? [] : [`In ${file.path}, line ${String(linesOfSpan(file, span).first)}.`];
}

const COMMANDS = { failure: 'error', warning: 'warning', notice: 'notice' } as const;

/** `::error file=…,line=…,endLine=…,title=…::…`, the first ten of each level. */
export function logCommands(annotations: readonly Annotation[]): readonly string[] {
  const used = { failure: 0, warning: 0, notice: 0 };
  return annotations.flatMap((annotation) => {
    used[annotation.level] += 1;
    return used[annotation.level] > MOST_COMMANDS ? [] : [logCommand(annotation)];
  });
}

/** A command for every finding, the most severe first: the runner makes annotations of the first ten of each level. */
export function allLogCommands(findings: readonly FixedFinding[], mask: Mask): readonly string[] {
  return findings.map((finding) => logCommand(annotationOf(finding, mask)));
}

function logCommand({ path, startLine, endLine, level, title, message }: Annotation): string {
  const properties = [
    `file=${commandProperty(path)}`,
    `line=${String(startLine)}`,
    `endLine=${String(endLine)}`,
    `title=${commandProperty(title)}`,
  ];
  return `::${COMMANDS[level]} ${properties.join(',')}::${commandData(message)}`;
}
