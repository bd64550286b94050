/** A new resource behind another one: a block of Terraform, an entry of a template's Resources. */
import type { ResourcePlace } from '../model/attribute.js';
import type { Declaration, Value } from '../model/rule.js';
import { mapOf } from '../model/shape.js';
import type { MapNode } from '../model/source.js';
import type { SubjectInfo } from '../model/subject.js';
import { pascalCase, stepsTo } from '../model/spelling.js';
import { DECLARABLE, type Native } from './declarable.js';
import { isRefused, refuse, type Draft, type Refusal } from './draft.js';
import { nest, spell } from './spell.js';
import { targetIn, whyUntouchable, type Target } from './target.js';
import { isMap, type Member, type Written } from './written.js';
import { insertEntries } from './write/insert-entries.js';
import { insertBlockBehind } from './write/hcl-file.js';

/** Refused where nobody can tell that the name is free, or where what is written is made several times or by a machine. */
export function draftDeclaration({ resource, place }: SubjectInfo, declaration: Declaration): Draft {
  if (place.kind !== 'resource') return refuse('it is a part of another resource');
  const untouchable = whyUntouchable(place.node);
  if (untouchable !== undefined) return untouchable;
  const { referName, address, format } = resource;
  if (referName === undefined || referName !== address)
    return refuse('the resource beside it may be made several times');
  if (format === 'cloudformation' && place.owner !== undefined) {
    return declareInTemplate({ place, beside: referName, declaration }, place.owner);
  }
  if (format === 'terraform' && place.node.form === 'hcl-body') {
    return declareAsBlock({ place, beside: referName, declaration });
  }
  return refuse('no resource can be declared in this kind of file');
}

interface Task {
  readonly place: ResourcePlace;
  readonly beside: string;
  readonly declaration: Declaration;
}

function declareInTemplate({ place, beside, declaration }: Task, owner: MapNode): Draft {
  if (owner.form === 'yaml-flow') return refuse('the resources stand in one line');
  const native = DECLARABLE[declaration.kind].cloudformation;
  const properties = spelled(declaration.attributes, native, targetIn(owner));
  if (isRefused(properties)) return properties;
  const taken = new Set(owner.entries.map(({ key }) => key));
  const id = freeName(declaration.name.split(' ').map(pascalCase).join(''), (name) => taken.has(name));
  const members = [
    plain('Type', native.type),
    ...(declaration.waits === true ? [plain('DependsOn', beside)] : []),
    ...(properties.length > 0 ? [plain('Properties', { members: properties })] : []),
  ];
  return insertEntries(owner, [plain(id, { members })], place.span);
}

function declareAsBlock({ place, beside, declaration }: Task): Draft {
  const native = DECLARABLE[declaration.kind].terraform;
  const attributes = spelled(declaration.attributes, native, targetIn(place.node));
  if (isRefused(attributes)) return attributes;
  const taken = new Set(declaration.known.map(({ resource }) => resource.address.replace(/\[.*$/, '')));
  const label = freeName(declaration.name.replace(/ /g, '_'), (name) => taken.has(`${native.type}.${name}`));
  const waits = declaration.waits === true ? [plain('depends_on', [{ code: beside }])] : [];
  const value = { members: [...attributes, ...waits] };
  return insertBlockBehind(place, { key: `resource "${native.type}" "${label}"`, value, block: true });
}

function spelled(
  attributes: Readonly<Record<string, Value>>,
  { spelling }: Native,
  target: Target,
): readonly Member[] | Refusal {
  const members: Member[] = [];
  for (const [path, value] of Object.entries(attributes)) {
    if (spelling.exceptions[path]?.none === true) continue;
    const written = spell(value, { spelling, path, shape: mapOf({}), target });
    if (typeof written === 'object' && isRefused(written)) return written;
    const nested = typeof written === 'object' && isMap(written);
    members.push(...nest(stepsTo(spelling, path, nested), written));
  }
  return members;
}

function plain(key: string, value: Written): Member {
  return { key, value, block: false };
}

/** The name, with the first number behind it that makes it a free one. */
function freeName(name: string, isTaken: (name: string) => boolean): string {
  let free = name;
  for (let number = 2; isTaken(free); number += 1) free = `${name}${String(number)}`;
  return free;
}
