/** What an expression is evaluated in. */
import type { Expression } from '../../../model/hcl.js';
import type { Parsers, Tree } from '../../../model/ports.js';
import type { Hop, Notice, SourceFile, Span } from '../../../model/source.js';
import type { Trace, Value } from '../value/value.js';

/** What all modules of one root module share. `spend` throws when the work exceeds the limits. */
export interface Host {
  readonly tree: Tree;
  readonly parsers: Parsers;
  /** The evaluator itself, so that the kinds of expressions need not import each other. */
  readonly evaluate: (expression: Expression, scope: Scope) => Value;
  readonly spend: (steps: number) => void;
  readonly notice: (notice: Notice) => void;
  /** Runs `work` one level deeper; throws when that is too deep. */
  readonly deeper: <T>(work: () => T) => T;
  /** A number that was not given out before. */
  readonly serial: () => number;
}

/** A reference to something a module declares: root `var`, `local`, `module`, `data.aws_vpc`, `aws_lb` with a name. */
export interface Reference {
  readonly root: string;
  readonly name: string;
  readonly trace: Trace;
}

export interface Scope {
  readonly host: Host;
  readonly file: SourceFile;
  /** The way of everything written here: a template file's name. */
  readonly via?: readonly Hop[];
  /** `each`, `count`, `path`, iterators, a template's variables. */
  readonly names: ReadonlyMap<string, Value>;
  /** Undefined where there is no module around: in a template file, in tfvars. */
  readonly refer?: (reference: Reference) => Value;
  /** The folder of the module, which relative paths of file functions do not depend on, and the root module's folder, which they do. */
  readonly folder: string;
  readonly root: string;
  /** What distinguishes equal conditions of different instances and modules: `module.web`, `aws_lb.web["a"]`. */
  readonly module: string;
  readonly instance?: string;
  /** Where an error has to stay an error: inside `try` and `can`. Elsewhere it makes the item unknown in which it stands. */
  readonly strict: boolean;
  /** The element that a splat stands on. */
  readonly item?: Value;
  /** Functions that are not allowed here: a template may not render itself. */
  readonly rendering?: readonly string[];
}

export function traceAt(scope: Scope, node: { readonly span: Span }): Trace {
  const { file, via } = scope;
  return via === undefined ? { file, span: node.span } : { file, span: node.span, via };
}

export function withNames(scope: Scope, names: Iterable<readonly [string, Value]>): Scope {
  return { ...scope, names: new Map([...scope.names, ...names]) };
}
