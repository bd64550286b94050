/** What evaluation knows at one place of a template. */
import type { MapNode, Node, Origin, ScalarNode } from '../../model/source.js';
import { DEEPEST, spend, type Budget } from './budget.js';
import { opaqueAt, withFacts } from './make-node.js';
import type { TemplateContext } from './template.js';

/** Whether a condition holds; `value` is undefined when nothing decides it. `assumed` are the defaults that decided. */
export interface Truth {
  readonly value: boolean | undefined;
  readonly assumed: readonly string[];
}

/** An entry of a section, with the loop variables in force where it stands. */
export interface Definition {
  readonly node: Node;
  readonly loops: Loops;
}

/** Loop variables of `Fn::ForEach`, by name. */
export type Loops = ReadonlyMap<string, ScalarNode>;

/** One template being read. */
export interface World {
  readonly context: TemplateContext;
  /** Put before logical ids and condition names: `Nested/`. */
  readonly prefix: string;
  readonly budget: Budget;
  /** Declarations by name. */
  readonly parameters: ReadonlyMap<string, Node>;
  readonly mappings: MapNode | undefined;
  readonly conditions: ReadonlyMap<string, Definition>;
  /** Logical ids of every resource. */
  readonly declared: ReadonlySet<string>;
  /** The macro that may change any map of the template. */
  readonly macro?: string;
  readonly evaluate: (node: Node, scope: Scope) => Node;
  /** The outputs of a nested stack, or why they are not known. */
  readonly outputsOf: (logicalId: string) => ReadonlyMap<string, Node> | string;
  /** Values of parameters that were asked for. */
  readonly values: Map<string, Node>;
  /** Values of mappings that were asked for, by their path as JSON. */
  readonly mapped: Map<string, Node>;
}

export interface Scope {
  readonly world: World;
  readonly depth: number;
  /** Conditions that are decided here because the place is inside a branch on them. */
  readonly decided: ReadonlyMap<string, boolean>;
  /** Conditions that were asked for under these decisions. */
  readonly truths: Map<string, Truth>;
  /** The defaults on which being at this place rests. */
  readonly assumed: readonly string[];
  readonly loops: Loops;
}

const NO_LOOPS: Loops = new Map();

export function rootScope(world: World, loops: Loops = NO_LOOPS): Scope {
  return { world, depth: 0, decided: new Map(), truths: new Map(), assumed: [], loops };
}

/** The scope inside a branch on a condition. */
export function decide(scope: Scope, condition: string, value: boolean): Scope {
  return { ...scope, decided: new Map([...scope.decided, [condition, value]]), truths: new Map() };
}

const TOO_LARGE = 'the template is too large to evaluate all of it';

/** One level down, or why it cannot be entered. */
export function deeper(scope: Scope): Scope | string {
  if (scope.depth >= DEEPEST) return 'it is nested too deeply';
  return spend(scope.world.budget, 'work', 1) ? { ...scope, depth: scope.depth + 1 } : TOO_LARGE;
}

/** The same level, for what has nothing inside. */
export function level(scope: Scope): Scope | string {
  return spend(scope.world.budget, 'work', 1) ? scope : TOO_LARGE;
}

/** A value from elsewhere at a place that rests on defaults; `from` is the use of it. */
export function resting(value: Node, from: Origin, scope: Scope): Node {
  if (scope.assumed.length === 0) return value;
  const size = value.kind === 'list' ? value.items.length : 1;
  if (!spend(scope.world.budget, 'work', size)) return opaqueAt(from, TOO_LARGE);
  return withFacts(value, { assumed: scope.assumed });
}
