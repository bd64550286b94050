/** The values that a plan of a root module would show, for every resource type. */
import type { Parsers, Tree } from '../../model/ports.js';
import type { Notice } from '../../model/source.js';
import { attributesOf } from './modules/declaration.js';
import { openLibrary } from './modules/library.js';
import type { Given } from './modules/variable.js';
import { META_ARGUMENTS } from './modules/resource-instances.js';
import { openRoot } from './open-root.js';
import type { Value } from './value/value.js';

export interface PlanOptions {
  readonly folder: string;
  readonly varFiles: readonly string[];
  readonly workspace?: string;
  /** Values that take precedence over all files. */
  readonly given?: ReadonlyMap<string, Given>;
}

export interface PlanValues {
  readonly variables: ReadonlyMap<string, Value>;
  readonly outputs: ReadonlyMap<string, Value>;
  /** Arguments by name, by the address of the resource. */
  readonly resources: ReadonlyMap<string, ReadonlyMap<string, Value>>;
  readonly notices: readonly Notice[];
}

export function planValues(tree: Tree, parsers: Parsers, options: PlanOptions): PlanValues {
  const notices: Notice[] = [];
  const notice = (one: Notice): void => {
    notices.push(one);
  };
  const library = openLibrary({ tree, parsers, notice });
  const root = openRoot({ ...options, tree, parsers, library, notice });
  const modules = root?.modules ?? [];
  const [first] = modules;
  const named = (names: Iterable<string>, valueOf: (name: string) => Value): ReadonlyMap<string, Value> =>
    new Map([...names].map((name) => [name, valueOf(name)]));
  return {
    variables: first === undefined ? new Map() : named(first.source.variables.keys(), first.variable),
    outputs: first === undefined ? new Map() : named(first.source.outputs.keys(), first.output),
    resources: new Map(
      modules.flatMap((module) =>
        [...module.source.resources.keys()].flatMap((name) => {
          const { declaration, instances } = module.resource(name);
          const names = [...attributesOf(declaration).keys()].filter((argument) => !META_ARGUMENTS.has(argument));
          return instances.map(({ address, argument }): [string, ReadonlyMap<string, Value>] => [
            address,
            new Map(names.flatMap((one) => pairOf(one, argument(one)))),
          ]);
        }),
      ),
    ),
    notices,
  };
}

function pairOf(name: string, value: Value | undefined): readonly [string, Value][] {
  return value === undefined ? [] : [[name, value]];
}
