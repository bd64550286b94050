/** Findings, doubts and suppressions made of what a report says: the words about the rule are our own. */
import type { AttributePlace } from '../model/attribute.js';
import type { Finding, FixedFinding, Suppressed, Undecided } from '../model/finding.js';
import type { Format, Resource } from '../model/resource.js';
import { targetsOf, type AnyRule, type Severity } from '../model/rule.js';
import type { MapNode, SourceFile, Span } from '../model/source.js';
import type { SubjectInfo } from '../model/subject.js';
import { linesOf, linesOfSpan } from '../report/lines.js';
import { tellsSecret } from '../report/mask.js';
import type { Claim } from './merge-reports.js';

const LONGEST_MESSAGE = 1000;
const LONGEST_NAME = 200;
const MOST_ASSUMED = 20;

interface Checked extends Claim {
  readonly rule: AnyRule;
  readonly file: SourceFile;
}

/** A finding that nothing of ours confirms: it has no change, only the rule's advice. */
export function claimedFinding({ finding, place, rule, file }: Checked): FixedFinding {
  const { severity, format, fingerprint, source, assumed = [], also = [] } = finding;
  const secret = tellsSecret(rule.code);
  const span = secret ? wholeLines(file, place) : { start: place.start, end: place.end };
  const facts = { rule, severity, format, fingerprint, file, span, address: finding.address };
  return {
    ...bareFinding({ ...facts, property: finding.property, name: place.name, unit: place.unit }),
    message: secret ? `${rule.title}.` : said(finding.message, LONGEST_MESSAGE),
    assumed: assumed.slice(0, MOST_ASSUMED).map((one) => said(one, LONGEST_NAME)),
    also,
    ...(source === undefined ? {} : { source: { path: source.file, line: source.line } }),
    fix: { kind: 'advice', text: rule.fix.advice },
  };
}

export interface BareFacts {
  readonly rule: AnyRule;
  readonly severity: Severity;
  readonly format?: Format;
  readonly fingerprint: string;
  readonly file: SourceFile;
  readonly span: Span;
  readonly address: string;
  readonly property?: string;
  readonly name?: string;
  readonly unit?: string;
}

/** With no more than its place. */
export function bareFinding(facts: BareFacts): Finding {
  const { rule, severity, format = formatOf(facts.file), fingerprint, file, span } = facts;
  const property = said(facts.property ?? '', LONGEST_NAME);
  const subject = subjectOf({ ...facts, format });
  const secrets = tellsSecret(rule.code) ? secretsOn(file, span) : undefined;
  const place = attributePlace(file, span, property);
  return {
    ...{ rule, severity, subject, format, file, span, fingerprint, property, address: subject.address },
    message: `${rule.title}.`,
    assumed: [],
    via: [],
    also: [],
    problem: { place, message: '', ...(secrets === undefined ? {} : { secrets }) },
  };
}

/** A doubt that a report tells. */
export function claimedDoubt(facts: BareFacts, reason: string): Undecided {
  const { rule, subject, address, file, span } = bareFinding(facts);
  return { rule, subject, address, file, span, reason: said(reason, LONGEST_MESSAGE) };
}

/** A suppression that a report tells; where it is written is not known. */
export function claimedSuppression(facts: BareFacts, reason: string): Suppressed {
  const finding = bareFinding(facts);
  const { file, span, rule } = finding;
  const directive = { file, span, covers: span, codes: [rule.code], reason: said(reason, LONGEST_MESSAGE) };
  return { finding, directive };
}

/** One line of at most so many characters, of those that show. */
export function said(text: string, most: number): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most)}…`;
}

function wholeLines(file: SourceFile, span: Span): Span {
  const { first, last } = linesOfSpan(file, span);
  const { startOf, text } = linesOf(file);
  return { start: startOf(first), end: startOf(last) + text(last).length };
}

/** Which of it is the secret is not known, so all that it may be. */
function secretsOn(file: SourceFile, span: Span): readonly string[] {
  const { first, last } = linesOfSpan(file, span);
  const lines = Array.from({ length: last - first + 1 }, (_, at) =>
    linesOf(file)
      .text(first + at)
      .trim(),
  );
  const quoted = lines.flatMap((line) => [...line.matchAll(/"([^"]+)"|'([^']+)'/g)].map(([, a, b]) => a ?? b ?? ''));
  return [...lines, ...quoted];
}

function formatOf({ syntax }: SourceFile): Format {
  return syntax === 'hcl' ? 'terraform' : syntax === 'json' ? 'task-definition' : 'cloudformation';
}

function subjectOf({ rule, file, span, format, ...facts }: BareFacts & { readonly format: Format }): SubjectInfo {
  const address = said(facts.address, LONGEST_NAME);
  const [owner = address] = address.split(' / ');
  const body = mapAt(file, span);
  const resource: Resource = {
    type: '',
    address: owner,
    unit: said(facts.unit ?? '', LONGEST_NAME),
    format,
    dialect: 'api',
    file,
    body,
    place: { kind: 'resource', node: body, span, header: span, property: '' },
    scope: '',
  };
  const name = said(facts.name ?? owner, LONGEST_NAME);
  return { kind: targetsOf(rule)[0] ?? rule.target, resource, address, name, place: resource.place };
}

function mapAt(file: SourceFile, span: Span): MapNode {
  const form = file.syntax === 'hcl' ? 'hcl-body' : file.syntax === 'json' ? 'json' : 'yaml-block';
  return { kind: 'map', form, entries: [], complete: false, file, span };
}

function attributePlace(file: SourceFile, span: Span, property: string): AttributePlace {
  const value = file.text.slice(span.start, span.end);
  return {
    kind: 'attribute',
    owner: mapAt(file, span),
    steps: [],
    node: { kind: 'scalar', value, raw: value, file, span },
    property,
    path: property,
    spelling: { dialect: 'api', exceptions: {} },
    shape: { type: 'text' },
  };
}
