/** What a statement really gives its holders, action by action. */
import type { Attr, List } from './attribute.js';
import { expandElement, type CatalogueAction } from './action-catalogue.js';
import { and } from './certainty.js';
import type { Graph } from './graph.js';
import { isLeftToHolders } from './permission.js';
import type { Subject } from './subject.js';

interface Wanted {
  /** Whether an Action element may name what is asked for. */
  readonly element: (element: Attr<string>) => boolean;
  readonly action: (action: CatalogueAction) => boolean;
}

/** The names of the wanted actions that are left to somebody who has the statement. */
export function heldActions(
  statement: Subject<'statement'>,
  wanted: Wanted,
  graph: Graph,
): Pick<List<string>, 'items' | 'complete'> {
  const { items, complete } = statement.Action;
  const expansions = items.filter(wanted.element).map(expandElement);
  const actions = expansions.flatMap((expansion) => expansion.actions).filter(wanted.action);
  const names = [...new Set(actions.map(({ name }) => name))];
  const left = names.map((name) => ({ name, isLeft: isLeftToHolders(statement, name, graph) }));
  return {
    items: left.filter(({ isLeft }) => isLeft === 'yes').map(({ name }) => name),
    complete: and(
      complete,
      ...expansions.map((expansion) => expansion.complete),
      ...left.map(({ isLeft }) => (isLeft === 'no' ? 'yes' : isLeft)),
    ),
  };
}
