/** The whole pipeline on one tree of files: discover → parse → normalise → relate → evaluate → fix. Pure. */
import { discover, type Discovered } from './discover/discover.js';
import { idleNotices } from './evaluate/directives/idle-notices.js';
import { goneFromBaseline, goneNotices, splitByBaseline } from './evaluate/baseline.js';
import { directiveReader } from './evaluate/directives/read-directives.js';
import { evaluate, type Evaluation } from './evaluate/evaluate.js';
import { conclusionOf, countsOf, stepsOf } from './evaluate/outcome.js';
import { scannerDirectives } from './evaluate/scanners/scanner-directives.js';
import { isRelevant, selectRules } from './evaluate/select.js';
import { codeReader } from './fix/cdk/code-at.js';
import { planConstruct } from './fix/cdk/plan-construct.js';
import { sitesOf } from './fix/cdk/sites.js';
import { planEdits, type Plan } from './fix/plan.js';
import { proveFixes } from './fix/prove.js';
import { withSuppressed } from './fix/prove/with-suppressed.js';
import type { Directive } from './model/directive.js';
import type { Finding, FixedFinding, Outcome, PlannedFix, Suppressed, Undecided } from './model/finding.js';
import type { ReviewOptions } from './model/options.js';
import type { Parsers, Tree } from './model/ports.js';
import type { Relations } from './model/relations.js';
import type { Unit } from './model/resource.js';
import type { AnyRule } from './model/rule.js';
import type { Notice, SourceFile } from './model/source.js';
import type { Kind, Subject } from './model/subject.js';
import { normaliseCdk } from './normalise/cdk/normalise-cdk.js';
import { normaliseTemplates } from './normalise/cloudformation/normalise-cloudformation.js';
import { missingSynth } from './normalise/cdk/missing-synth.js';
import { subjectsOf } from './normalise/subjects.js';
import { normaliseTaskDefinition } from './normalise/task-definition/normalise-task-definition.js';
import { normaliseTerraform } from './normalise/terraform/normalise-terraform.js';
import { applyPlans } from './normalise/terraform/plan/apply-plans.js';
import { isRecorder, judgeExpectation } from './expectation.js';
import {
  neighboursOf,
  onceEach,
  ownDirectives,
  ownSubjects,
  subjectsOfImporters,
  withNeighbours,
} from './neighbourhood.js';
import { judgedBefore, rememberJudged, type JudgedBefore } from './judged-before.js';
import { withTexts } from './overlay.js';
import { readCommentary } from './parse/commentary.js';
import { PARSERS } from './parsers.js';
import { buildGraph } from './relate/build-graph.js';
import { allRelations, relationsOf } from './relate/relations.js';
import { RULES } from './rules/index.js';
import { partOf } from './shard.js';

/** Everything that the files say, before any fix is planned. */
export interface Analysis {
  readonly units: readonly Unit[];
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  readonly undecided: readonly Undecided[];
  readonly notices: readonly Notice[];
  /** Notices about suppressions that do nothing; the files that they stand in were read all the same. */
  readonly remarks: readonly Notice[];
  readonly kinds: ReadonlySet<Kind>;
  /** Worked out when asked for: proving fixes has no use for it. */
  readonly relations: () => Relations;
  readonly judged: JudgedBefore<JudgedUnit>;
}

export interface AnalysisOptions extends ReviewOptions {
  readonly before?: JudgedBefore<JudgedUnit>;
}

/** What one review found, for another one of nearly the same files under the same options. */
export interface ReviewMemory {
  judged?: JudgedBefore<JudgedUnit>;
}

/** Reviews a tree: findings with proved fixes or advice, everything undecided or unread, and the verdict. */
export function review(tree: Tree, options: ReviewOptions, memory: ReviewMemory = {}): Outcome {
  const rules = selectRules(RULES, options);
  const { judged: before } = memory;
  const analysis = analyse(tree, rules, { ...options, ...(before && { before }) });
  memory.judged = analysis.judged;
  const all = options.suggestions
    ? withFixes(tree, analysis, (files) => analyse(files, rules, { ...options, before: analysis.judged }))
    : analysis.findings;
  const { fresh: findings, known } = splitByBaseline(all, options.baseline);
  const { suppressed, undecided, kinds, units } = analysis;
  const files = filesOf(units);
  return {
    verdict: conclusionOf(findings, options),
    counts: countsOf(findings),
    findings,
    suppressed,
    ...(known.length === 0 ? {} : { known }),
    undecided,
    notices: noticesOf(analysis, options),
    steps: stepsOf({ rules, kinds, findings, known, undecided }),
    stats: { files: files.size, resources: units.flatMap((unit) => unit.resources).length, rules: rules.length },
    files: withConfiguration(withSources(files, units), options),
    relations: analysis.relations(),
  };
}

function noticesOf(analysis: Analysis, { configuration, baseline, only, shard }: ReviewOptions): readonly Notice[] {
  const gone = only.length > 0 || shard !== undefined ? [] : goneFromBaseline(analysis, baseline);
  const own = configuration === undefined ? [] : [...configuration.faults, ...configuration.remarks];
  return [...analysis.notices, ...analysis.remarks, ...own, ...goneNotices(gone, baseline)];
}

/** With the configuration file, so that surfaces can tell lines of it. */
function withConfiguration(files: Outcome['files'], { configuration }: ReviewOptions): Outcome['files'] {
  if (configuration === undefined) return files;
  const { file } = configuration;
  return new Map([...files, [file.path, file]]);
}

/**
 * Front ends, graph and rules over every deployment unit of the tree. Units that were judged before, by the same rules
 * with the same options, are not judged again.
 */
export function analyse(tree: Tree, rules: readonly AnyRule[], options: AnalysisOptions): Analysis {
  const read = readUnits(tree, PARSERS, options);
  const directivesOf = directiveReader({ rules: RULES, readCommentary });
  const { waivers = [], honorSuppressions: scanners = [] } = options;
  const honored = scannerDirectives({ scanners, rules: RULES, readCommentary, parsers: PARSERS });
  const part = partOf(read.units, options.shard);
  const written = part.units.map(directivesOf);
  const ofNeighbours = (unit: Unit): readonly Directive[] =>
    neighboursOf(unit).flatMap((others) => [...directivesOf(others).directives, ...honored(others)]);
  const units = part.units.map((unit, index) => ({
    ...unit,
    directives: [...(written[index]?.directives ?? []), ...honored(unit), ...ofNeighbours(unit), ...waivers],
  }));
  const judgedUnits = units.map((unit) => judgedBefore(unit, options.before) ?? judgeUnit(unit, rules, options));
  const recorders = judgedUnits.flatMap((unit) => unit.recorders);
  const expected = judgeExpectation({ tree, read, recorders }, rules, options);
  const judged: readonly Judged[] =
    expected === undefined ? judgedUnits : [...judgedUnits, { ...expected, directives: [] }];
  const notices = [...read.notices, ...judged.flatMap((unit) => unit.notices)];
  const idle = idleNotices({
    directives: directivesToUse(judged, notices, options.shard === undefined ? waivers : []).filter(
      ({ file }) => !part.shared.has(file.path),
    ),
    used: new Set(judged.flatMap((unit) => [...unit.used])),
    rules,
    unread: new Set(notices.map(({ path }) => path)),
  });
  return {
    units,
    findings: onceEach(judged.flatMap((unit) => unit.findings)).map((finding) => withSeverity(finding, options)),
    suppressed: judged.flatMap((unit) => unit.suppressed),
    undecided: judged.flatMap((unit) => unit.undecided),
    notices,
    remarks: [...new Set(written.flatMap((unit) => unit.notices)), ...idle],
    kinds: new Set(judged.flatMap((unit) => [...unit.kinds])),
    relations: () => allRelations(judgedUnits.map((unit) => unit.relations())),
    judged: rememberJudged(units, judgedUnits),
  };
}

/** Those that should have something to do: where files were not read, nothing can be said of the configuration's. */
function directivesToUse(
  judged: readonly Judged[],
  unread: readonly Notice[],
  waivers: readonly Directive[],
): readonly Directive[] {
  const written = judged.flatMap((unit) => unit.directives.filter(({ elsewhere }) => elsewhere === undefined));
  return unread.length > 0 ? written : [...written, ...waivers];
}

function withSeverity(finding: Finding, { severities }: ReviewOptions): Finding {
  const severity = severities?.get(finding.rule.code);
  return severity === undefined ? finding : { ...finding, severity };
}

interface UnitsRead {
  readonly units: readonly Unit[];
  readonly notices: readonly Notice[];
}

function readUnits(tree: Tree, parsers: Parsers, options: ReviewOptions): UnitsRead {
  const found = discover(tree, parsers, options.planFiles);
  const templatePorts = { ...parsers, ...(options.environment && { environment: options.environment }) };
  const read: readonly UnitsRead[] = [
    found,
    ...found.taskDefinitions.map((file) => normaliseTaskDefinition(file, parsers)),
    normaliseTemplates(found.cloudFormation, tree, templatePorts),
    ...found.cdkAssemblies.map((folder) => normaliseCdk(folder, tree, templatePorts)),
    readTerraform(tree, found, options),
  ];
  return {
    units: read.flatMap((part) => part.units),
    notices: [...read.flatMap((part) => part.notices), ...missingSynth(tree)],
  };
}

/** Terraform code, with what its plans know better. */
function readTerraform(
  tree: Tree,
  { terraform, terraformPlans }: Pick<Discovered, 'terraform' | 'terraformPlans'>,
  { varFiles, variables }: ReviewOptions,
): UnitsRead {
  const read = (of: Tree): UnitsRead => normaliseTerraform(of, PARSERS, { varFiles, variables });
  const { units, notices } = terraform ? read(tree) : { units: [], notices: [] };
  if (terraformPlans.length === 0) return { units, notices };
  const before = terraform && tree.planned !== undefined ? read(tree.planned).units : units;
  const planned = applyPlans({ plans: terraformPlans, units, before }, PARSERS);
  return { units: planned.units, notices: [...notices, ...planned.notices] };
}

interface Judged extends Evaluation {
  readonly kinds: ReadonlySet<Kind>;
  readonly directives: readonly Directive[];
}

interface JudgedUnit extends Judged {
  /** What records API calls, whether the unit is judged or not. */
  readonly recorders: readonly Subject[];
  readonly relations: () => Relations;
}

function judgeUnit(unit: Unit, rules: readonly AnyRule[], options: ReviewOptions): JudgedUnit {
  const around = withNeighbours(unit);
  const plain = subjectsOf(around);
  const own = ownSubjects(unit, plain);
  const recorders = own.filter(isRecorder);
  const matters = [own, subjectsOfImporters(unit, plain)].some((some) => isRelevant(some, options.relevance));
  if (!matters) return { ...NOT_JUDGED, recorders, relations: () => allRelations([]) };
  const model = (subjects: readonly Subject[]): ReturnType<Parameters<typeof evaluate>[2]> => ({
    subjects: ownSubjects(unit, subjects),
    graph: { ...buildGraph(subjects, unit), standard: options.standard },
  });
  const whole = model(plain);
  const judged = evaluate(unit, rules, (scenario) =>
    scenario === undefined ? whole : model(subjectsOf(around, scenario)),
  );
  const kinds = new Set(own.map((subject) => subject.subject.kind));
  return { ...judged, kinds, directives: ownDirectives(unit), recorders, relations: () => relationsOf(whole.graph) };
}

const NOT_JUDGED: Judged = {
  findings: [],
  suppressed: [],
  used: new Set(),
  undecided: [],
  notices: [],
  kinds: new Set(),
  directives: [],
};

/** Plans a fix for every finding and proves them all together on the changed files. */
function withFixes(tree: Tree, analysis: Analysis, rerun: (files: Tree) => Analysis): readonly FixedFinding[] {
  const plans = plansFor(analysis);
  const fixes = proveFixes({
    findings: withSuppressed(analysis),
    plans,
    notices: analysis.notices.length,
    textOf: (path) => analysisText(tree, path),
    rerun: (texts) => rerun(withTexts(tree, texts)),
  });
  return analysis.findings.map((finding, index) => withFix(finding, fixes[index]));
}

/** What the CDK makes is changed in the code that makes it. */
function plansFor({ findings, units }: Analysis): readonly Plan[] {
  const sources = new Map(units.flatMap((unit) => unit.sources ?? []).map((file) => [file.path, file]));
  const codeAt = codeReader({ parse: PARSERS.script, sourceOf: (path) => sources.get(path) });
  const constructs = { sites: sitesOf(units), codeAt };
  return findings.map((finding) =>
    finding.format === 'cdk' ? planConstruct(finding, constructs) : planEdits(finding.problem.changes ?? []),
  );
}

function withFix(finding: Finding, fix: PlannedFix | undefined): FixedFinding {
  return fix === undefined ? finding : { ...finding, fix };
}

function analysisText(tree: Tree, path: string): string | undefined {
  const file = tree.read(path);
  return file !== undefined && 'text' in file ? file.text : undefined;
}

function filesOf(units: readonly Unit[]): ReadonlyMap<string, SourceFile> {
  return new Map(units.flatMap((unit) => unit.files.map((file) => [file.path, file])));
}

/** With the code that makes files, which surfaces show changes of. */
function withSources(files: Outcome['files'], units: readonly Unit[]): Outcome['files'] {
  return new Map([...files, ...units.flatMap(({ sources = [] }) => sources.map((file) => [file.path, file] as const))]);
}
