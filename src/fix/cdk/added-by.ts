/** The call that adds a part to a construct: `task.addVolume({ name: 'data', … })`. */
import { nameOf, nodeIn } from '../../model/script.js';
import { refuse, type Refusal } from '../draft.js';
import { NOT_FOUND, type Call } from './find-call.js';
import { nameIn } from './options.js';

export interface Added {
  readonly makers: readonly string[];
  /** The variable of what it is added to. */
  readonly receiver: string;
  readonly name: string;
}

/** The one call with the name in its options, which are its only argument. */
export function addedBy(calls: readonly Call[], { makers, receiver, name }: Added): Call | Refusal {
  const found = calls.filter(({ maker, node, id, options }) => {
    const on = nameOf(nodeIn(nodeIn(node, 'callee'), 'object'));
    const isNamed = id !== undefined && options.length === 0 && nameIn(id) === name;
    return makers.includes(maker) && on === receiver && isNamed;
  });
  const [only, more] = found;
  if (only?.id === undefined) return NOT_FOUND;
  return more === undefined ? { ...only, options: [only.id] } : refuse('several calls could make it');
}
