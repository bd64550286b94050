/** Judges what the configuration expects of the repository as a whole: the one place where all units count together. */
import { evaluate, type Evaluation } from './evaluate/evaluate.js';
import type { ReviewOptions } from './model/options.js';
import type { Tree } from './model/ports.js';
import type { Unit } from './model/resource.js';
import type { AnyRule } from './model/rule.js';
import type { MapNode, Notice } from './model/source.js';
import type { Kind, Subject } from './model/subject.js';
import { expectationOf } from './normalise/expectation.js';
import { buildGraph } from './relate/build-graph.js';

/** What the whole repository comes to. */
export interface Whole {
  readonly tree: Tree;
  readonly read: { readonly units: readonly Unit[]; readonly notices: readonly Notice[] };
  /** The subjects of all units that record API calls, also of those that are not judged. */
  readonly recorders: readonly Subject[];
}

export function isRecorder({ subject: { kind } }: Subject): boolean {
  return kind === 'trail' || kind === 'eventDataStore';
}

/** Undefined when nothing is expected. */
export function judgeExpectation(
  whole: Whole,
  rules: readonly AnyRule[],
  { standard, shard, waivers = [] }: Pick<ReviewOptions, 'standard' | 'shard' | 'waivers'>,
): (Evaluation & { readonly kinds: ReadonlySet<Kind> }) | undefined {
  const configuration = standard?.expectsAudit;
  if (configuration === undefined) return undefined;
  const gap = shard === undefined ? gapOf(whole, configuration) : 'only a shard of the repository is reviewed';
  const subject = expectationOf(configuration);
  const graph = buildGraph([subject, ...whole.recorders], {
    complete: gap === undefined,
    ...(gap === undefined ? {} : { incompleteBecause: gap }),
  });
  const { file } = configuration;
  const unit: Unit = {
    id: file.path,
    format: 'configuration',
    resources: [],
    complete: gap === undefined,
    files: [file],
    directives: waivers,
  };
  return { ...evaluate(unit, rules, () => ({ subjects: [subject], graph })), kinds: new Set(['expectation']) };
}

/** Why something may be in the repository that was not seen. */
function gapOf({ tree, read }: Whole, { file }: MapNode): string | undefined {
  const open = read.units.find(({ complete }) => !complete);
  if (open !== undefined) return open.incompleteBecause ?? `a part of ${open.id} could not be read`;
  const [unread] = read.notices;
  if (unread !== undefined) return `${unread.path} was not read completely`;
  return tree.paths.includes(file.path) ? undefined : 'only a part of the repository is reviewed';
}
