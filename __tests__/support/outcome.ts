/** Outcomes by hand, for tests of what is made of them. */
import { countsOf, stepsOf, verdictOf } from '../../src/evaluate/outcome.js';
import type { Place } from '../../src/model/attribute.js';
import type { FixedFinding, Outcome, Suppressed, TextEdit, Undecided } from '../../src/model/finding.js';
import { fingerprint } from '../../src/model/fingerprint.js';
import type { ReviewOptions } from '../../src/model/options.js';
import type { Format, Resource } from '../../src/model/resource.js';
import type { AnyRule } from '../../src/model/rule.js';
import type { MapNode, ScalarNode, SourceFile, Span, Syntax } from '../../src/model/source.js';
import type { Kind, SubjectInfo } from '../../src/model/subject.js';
import { RULES } from '../../src/rules/index.js';

/** `mark` is the first text in the file to point at; `edit` replaces a text of the file. */
export interface FindingFacts extends Partial<Omit<FixedFinding, 'rule' | 'file' | 'subject' | 'problem'>> {
  readonly code: string;
  readonly mark: string;
  readonly path?: string;
  readonly name?: string;
  readonly edits?: readonly (readonly [find: string, put: string])[];
  readonly risk?: string;
}

const OWN_FACTS: readonly string[] = ['code', 'mark', 'name', 'path', 'edits', 'risk'];

export interface OutcomeFacts {
  readonly files: Readonly<Record<string, string>>;
  readonly findings?: readonly FindingFacts[];
  readonly suppressed?: readonly (FindingFacts & { readonly by: string; readonly reason: string })[];
  readonly undecided?: readonly { readonly code: string; readonly mark: string; readonly reason: string }[];
  readonly notices?: Outcome['notices'];
  readonly failOn?: ReviewOptions['failOn'];
}

/** Something for every step but the one about audit. */
const NO_TRAIL: ReadonlySet<Kind> = new Set(['taskDefinition', 'container', 'service', 'repository', 'statement']);

export function ruleOf(code: string): AnyRule {
  const rule = RULES.find((one) => one.code === code);
  if (rule === undefined) throw new Error(`no rule ${code}`);
  return rule;
}

export function fileOf(path: string, text: string): SourceFile {
  const syntax: Syntax = path.endsWith('.json') ? 'json' : path.endsWith('.tf') ? 'hcl' : 'yaml';
  return { path, text, syntax };
}

export function spanOf({ text, path }: SourceFile, mark: string): Span {
  const start = text.indexOf(mark);
  if (start < 0) throw new Error(`no ${mark} in ${path}`);
  return { start, end: start + mark.length };
}

/** An edit that replaces the first `find` of the file; `^find` inserts before it, `find$` after it. */
export function editOf(file: SourceFile, find: string, put: string): TextEdit {
  if (find.startsWith('^')) {
    const { start } = spanOf(file, find.slice(1));
    return { path: file.path, start, end: start, text: put };
  }
  if (find.endsWith('$')) {
    const { end } = spanOf(file, find.slice(0, -1));
    return { path: file.path, start: end, end, text: put };
  }
  return { path: file.path, ...spanOf(file, find), text: put };
}

export function outcomeOf(facts: OutcomeFacts): Outcome {
  const files = new Map(Object.entries(facts.files).map(([path, text]) => [path, fileOf(path, text)]));
  const [first] = files.values();
  const findings = (facts.findings ?? []).map((finding) => findingOf(files.get(finding.path ?? '') ?? first!, finding));
  const undecided = (facts.undecided ?? []).map((doubt) => undecidedOf(first!, doubt));
  return {
    verdict: verdictOf(findings, facts.failOn ?? 'high'),
    counts: countsOf(findings),
    findings,
    suppressed: (facts.suppressed ?? []).map((one) => suppressedOf(files.get(one.path ?? '') ?? first!, one)),
    undecided,
    notices: facts.notices ?? [],
    steps: stepsOf({ rules: RULES, kinds: NO_TRAIL, findings, undecided }),
    stats: { files: files.size, resources: 2, rules: RULES.length },
    files,
  };
}

export function findingOf(file: SourceFile, facts: FindingFacts): FixedFinding {
  const { code, mark, name = 'app', edits, risk } = facts;
  const rest = Object.fromEntries(
    Object.entries(facts).filter(([key]) => !OWN_FACTS.includes(key)),
  ) as Partial<FixedFinding>;
  const rule = ruleOf(code);
  const span = spanOf(file, mark);
  const subject = subjectOf(file, span, name);
  const property = rest.property ?? 'user';
  return {
    rule,
    severity: rule.severity,
    subject,
    format: subject.resource.format,
    address: subject.address,
    property,
    file,
    span,
    message: `Container ${name} has a problem. It matters. Change it.`,
    fingerprint: fingerprint(`${code} ${file.path} ${name} ${property}`),
    assumed: [],
    via: [],
    also: [],
    problem: { place: placeOf(file, span, property), message: '' },
    ...(edits === undefined
      ? {}
      : {
          fix: {
            kind: 'edits',
            edits: edits.map(([find, put]) => editOf(file, find, put)),
            ...(risk === undefined ? {} : { risk }),
          },
        }),
    ...rest,
  };
}

/** `by` is the directive as it stands in the file. */
function suppressedOf(
  file: SourceFile,
  { by, reason, ...facts }: FindingFacts & { by: string; reason: string },
): Suppressed {
  const span = spanOf(file, by);
  return { finding: findingOf(file, facts), directive: { file, span, codes: [facts.code], reason, covers: span } };
}

function undecidedOf(file: SourceFile, facts: { code: string; mark: string; reason: string }): Undecided {
  const span = spanOf(file, facts.mark);
  const subject = subjectOf(file, span, 'app');
  return { rule: ruleOf(facts.code), subject, address: subject.address, file, span, reason: facts.reason };
}

function formatOf({ syntax }: SourceFile): Format {
  return syntax === 'hcl' ? 'terraform' : syntax === 'yaml' ? 'cloudformation' : 'task-definition';
}

function subjectOf(file: SourceFile, span: Span, name: string): SubjectInfo {
  const body: MapNode = { kind: 'map', form: 'json', entries: [], complete: true, file, span };
  const resource: Resource = {
    type: 'aws_ecs_task_definition',
    address: 'aws_ecs_task_definition.web',
    unit: '.',
    format: formatOf(file),
    dialect: 'api',
    file,
    body,
    place: { kind: 'resource', node: body, span, header: span, property: '' },
    scope: '',
  };
  const address = `${resource.address} / container ${name}`;
  return { kind: 'container', resource, address, name, place: resource.place };
}

function placeOf(file: SourceFile, span: Span, property: string): Place {
  const raw = file.text.slice(span.start, span.end);
  const value = raw.replace(/^"|"$/g, '');
  const node: ScalarNode = { kind: 'scalar', value, raw: value, file, span };
  const form = { hcl: 'hcl-object', yaml: 'yaml-block', json: 'json', script: 'json', toml: 'json' } as const;
  const owner: MapNode = { kind: 'map', form: form[file.syntax], entries: [], complete: true, file, span };
  const spelling = { dialect: 'api', exceptions: {} } as const;
  return {
    kind: 'attribute',
    owner,
    steps: [{ key: property, block: false }],
    node,
    property,
    path: property,
    spelling,
    shape: { type: 'text' },
  };
}
