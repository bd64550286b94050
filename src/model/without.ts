/** Taking texts out of a list. */
import type { Attr, List } from './attribute.js';
import { remove, set, type Change } from './rule.js';

/**
 * The list without these items: the whole list goes when nothing else is in it, one item goes alone, and several are gone
 * in a list written anew. No change where what else is in the list is not known.
 */
export function without(items: readonly Attr<string>[], list: List<Attr<string>>): readonly Change[] {
  const [only, more] = items;
  const others = list.items.filter((item) => !items.includes(item));
  if (others.length === 0 && list.complete === 'yes') return [remove(list)];
  if (only !== undefined && more === undefined) return [remove(only)];
  const known = others.flatMap((item) => (item.state === 'known' ? [item.value] : []));
  return known.length === others.length && list.complete === 'yes' ? [set(list, known)] : [];
}
