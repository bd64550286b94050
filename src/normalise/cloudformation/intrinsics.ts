/** The intrinsic functions by name. */
import type { MapNode } from '../../model/source.js';
import { evaluated, type Intrinsic } from './call.js';
import { choose } from './choose.js';
import { cidr } from './cidr.js';
import { findInMap } from './find-in-map.js';
import { join, split } from './join.js';
import { transformReason } from './loops.js';
import { importValue } from './import-value.js';
import { opaqueAt, withFacts } from './make-node.js';
import { getAtt, ref } from './refer.js';
import { length, select } from './select.js';
import { sub } from './sub.js';

const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: ref,
  'Fn::GetAtt': getAtt,
  'Fn::Sub': sub,
  'Fn::Join': join,
  'Fn::Split': split,
  'Fn::Select': select,
  'Fn::Length': length,
  'Fn::FindInMap': findInMap,
  'Fn::If': choose,
  'Fn::Base64': (call) => withFacts(evaluated(call.argument, call), { locked: 'Fn::Base64 encodes it' }),
  'Fn::ToJsonString': (call) => evaluated(call.argument, call),
  'Fn::ImportValue': importValue,
  'Fn::GetAZs': (call) => opaqueAt(call.node, 'Fn::GetAZs lists the zones of the account'),
  'Fn::Cidr': cidr,
  'Fn::Transform': (call) => opaqueAt(call.node, transformReason(call.argument)),
};

/** The function of this name; a function that is not known gives a value that is not known. */
export function intrinsicOf(name: string): Intrinsic | undefined {
  if (Object.hasOwn(INTRINSICS, name)) return INTRINSICS[name];
  if (!name.startsWith('Fn::') || name.startsWith('Fn::ForEach::')) return undefined;
  return (call) => opaqueAt(call.node, `the function ${name} is not understood`);
}

/** Whether a map is the use of a function and not a map with entries. */
export function isCall(node: MapNode): boolean {
  const [entry, more] = node.entries;
  if (entry === undefined || more !== undefined || entry.key === 'Fn::Transform') return false;
  return intrinsicOf(entry.key) !== undefined;
}
