/** What tells items of a list apart that have no name, so that a finding stays the same when others are added or removed. */
import type { MapNode } from '../model/source.js';

/** Of a security group rule: protocol and ports; sources change when it is fixed. Keys in any spelling. */
const RULE_KEYS = ['type', 'ipprotocol', 'protocol', 'fromport', 'toport'];
/** Of a policy statement without a Sid. */
const STATEMENT_KEYS = ['effect', 'action', 'actions', 'notaction', 'notactions'];

export function ruleIdentity(node: MapNode): string {
  return textsOf(node, RULE_KEYS);
}

export function statementIdentity(node: MapNode): string {
  return textsOf(node, STATEMENT_KEYS);
}

/** The source of the values of these keys, without white space. */
function textsOf(node: MapNode, keys: readonly string[]): string {
  const values = node.entries
    .filter((entry) => keys.includes(entry.key.toLowerCase().replaceAll('_', '')))
    .map(({ value: { file, span } }) => file.text.slice(span.start, span.end).replace(/\s+/g, ''));
  return values.join(' ');
}
