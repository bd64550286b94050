/** API terms → the words of the dialect: keys, values, blocks and references. */
import type { Value } from '../model/rule.js';
import type { Shape } from '../model/shape.js';
import { stepsTo, type Spelled, type Spelling, type Step } from '../model/spelling.js';
import { isRefused, refuse, type Refusal } from './draft.js';
import { isReference, writeReference } from './refer.js';
import { spellConditions } from './spell-conditions.js';
import type { Target } from './target.js';
import { mergeMembers, type Member, type Written } from './written.js';

/** An attribute to be written: where it is in the model, and where its text will stand. */
export interface Spot {
  readonly spelling: Spelling;
  readonly path: string;
  readonly shape: Shape;
  readonly target: Target;
}

function isValues(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** Refused when the dialect has no such attribute, or has one value for what would be several. */
export function spell(value: Value, spot: Spot): Written | Refusal {
  const { none, values, single }: Spelled = spot.spelling.exceptions[spot.path] ?? {};
  if (none === true) return refuse(`there is no ${spot.path} in this kind of file`);
  if (typeof value !== 'object') return values?.[String(value)] ?? value;
  if (!isValues(value)) return isReference(value) ? writeReference(value, spot.target) : spellMap(value, spot);
  return single === true ? spellSingle(value, spot) : spellList(value, spot);
}

function spellSingle(values: readonly Value[], spot: Spot): Written | Refusal {
  const [only, more] = values;
  if (only === undefined || more !== undefined) return refuse(`${spot.path} takes exactly one value here`);
  return spellItem(only, spot);
}

function spellList(values: readonly Value[], spot: Spot): Written | Refusal {
  const items = values.map((value) => spellItem(value, spot));
  return items.find(isRefusal) ?? items.filter((item): item is Written => !isRefusal(item));
}

function isRefusal(value: Written | Refusal): value is Refusal {
  return typeof value === 'object' && isRefused(value);
}

/** An item of the list at the spot. */
export function spellItem(value: Value, spot: Spot): Written | Refusal {
  const shape: Shape = spot.shape.type === 'list' ? spot.shape.of : spot.shape;
  if (isValues(value)) return refuse('a list of lists cannot be written');
  if (isReference(value)) return writeReference(value, spot.target);
  return typeof value === 'object' ? spellMap(value, { ...spot, shape }) : value;
}

function spellMap(value: Readonly<Record<string, Value>>, spot: Spot): Written | Refusal {
  if (isVerbatim(spot)) return verbatim(value, spot.target);
  const { shape } = spot;
  if (shape.type === 'conditions') return spellConditions(value, spot.target);
  if (shape.type === 'principals' || shape.type === 'items') {
    return refuse(`how ${spot.path} is written here is not known`);
  }
  const fields = shape.type === 'map' ? shape.fields : {};
  const members: Member[] = [];
  for (const [name, inner] of Object.entries(value)) {
    const written = spellField(
      { ...spot, path: `${spot.path}.${name}`, shape: fields[name] ?? { type: 'any' } },
      inner,
    );
    if (isRefused(written)) return written;
    members.push(...written.members);
  }
  return { members: mergeMembers(members) };
}

/** Free keys, and everything that uses the API's words wherever it stands. */
function isVerbatim({ spelling, path, shape }: Spot): boolean {
  if (shape.type === 'textMap') return true;
  return spelling.exceptions[path]?.below === 'api' || (spelling.dialect === 'api' && shape.type !== 'map');
}

function verbatim(value: Readonly<Record<string, Value>>, target: Target): Written | Refusal {
  const members: Member[] = [];
  for (const [key, inner] of Object.entries(value)) {
    const written = verbatimValue(inner, target);
    if (isRefusal(written)) return written;
    members.push({ key, value: written, block: false });
  }
  return { members };
}

function verbatimValue(value: Value, target: Target): Written | Refusal {
  if (isReference(value)) return writeReference(value, target);
  if (isValues(value)) {
    const items = value.map((item) => verbatimValue(item, target));
    return items.find(isRefusal) ?? items.filter((item): item is Written => !isRefusal(item));
  }
  return typeof value === 'object' ? verbatim(value, target) : value;
}

function spellField(spot: Spot, value: Value): { readonly members: readonly Member[] } | Refusal {
  const written = spell(value, spot);
  if (isRefusal(written)) return written;
  const parent = spot.path.slice(0, spot.path.lastIndexOf('.'));
  const steps = stepsTo(spot.spelling, spot.path, isNested(spot.shape));
  return { members: nest(steps.slice(stepsTo(spot.spelling, parent, true).length), written) };
}

function isNested(shape: Shape): boolean {
  return shape.type === 'list' ? shape.of.type === 'map' : shape.type === 'map' || shape.type === 'items';
}

/** The value below these steps. Without steps its own members: this dialect writes the structure flat. */
export function nest(steps: readonly Step[], value: Written): readonly Member[] {
  const [step, ...rest] = steps;
  if (step === undefined) return typeof value === 'object' && 'members' in value ? value.members : [];
  const inner = rest.length === 0 ? value : { members: nest(rest, value) };
  return [{ key: step.key, value: inner, block: step.block }];
}
