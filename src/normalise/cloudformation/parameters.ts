/** The values of parameters: passed by a parent stack, given by the environment or a parameter file, the default, or not known. */
import { valueInEnvironment } from '../../model/environment.js';
import type { Hop, ListNode, MapNode, Node, ScalarNode } from '../../model/source.js';
import { spend } from './budget.js';
import { entryOf, opaqueAt, textOf, withFacts } from './make-node.js';
import { givenValue } from './parameter-files/given-value.js';
import type { ParameterSet } from './parameter-files/parameter-set.js';
import { rootScope, type World } from './scope.js';

/** CloudFormation's limit for the value of a parameter, in characters. */
const LONGEST_VALUE = 4096;

export function isParameter(world: World, name: string): boolean {
  return declarationOf(world, name) !== undefined;
}

function declarationOf(world: World, name: string): MapNode | undefined {
  const node = world.parameters.get(name);
  return node?.kind === 'map' ? node : undefined;
}

export function parameterValue(world: World, name: string): Node | undefined {
  const found = world.values.get(name);
  if (found !== undefined) return found;
  const declaration = declarationOf(world, name);
  if (declaration === undefined) return undefined;
  const value = valueOf(world, name, declaration);
  world.values.set(name, value);
  return value;
}

function valueOf(world: World, name: string, declaration: MapNode): Node {
  const type = textOf(entryOf(declaration, 'Type')) ?? 'String';
  const via = [hopOf(name, declaration)];
  const passed = world.context.parameters?.get(name);
  if (passed !== undefined) return withFacts(typed(passed, type, name), { via });
  const chosen = chosenValue(world, name);
  if (chosen !== undefined) return withFacts(typed(chosen.value, type, name), { via, assumed: [chosen.assumption] });
  const given = givenValue(setsOf(world), {
    name,
    told: toldAs(world, name),
    prefix: world.prefix,
    typed: (value) => typed(evaluatedText(value, world), type, name),
    byDefault: () => defaultValue({ world, name, type }, declaration),
  });
  return withFacts(given ?? defaultValue({ world, name, type }, declaration), { via });
}

interface Asked {
  readonly world: World;
  readonly name: string;
  readonly type: string;
}

function defaultValue({ world, name, type }: Asked, declaration: MapNode): Node {
  const value = entryOf(declaration, 'Default');
  if (value === undefined || (value.kind === 'scalar' && value.value === null)) {
    return opaqueAt(declaration, `parameter ${name} has no default`);
  }
  return withFacts(typed(evaluatedText(value, world), type, name), { assumed: [toldAs(world, name)] });
}

/** A text may hold dynamic references. */
function evaluatedText(value: Node, world: World): Node {
  return value.kind === 'scalar' ? world.evaluate(value, rootScope(world)) : value;
}

function toldAs({ prefix }: World, name: string): string {
  return `parameter ${prefix}${name}`;
}

/** What files give to a template that nobody nests. */
function setsOf({ context }: World): readonly ParameterSet[] {
  return context.parameters === undefined ? (context.parameterSets ?? []) : [];
}

/** What the environment gives; the parameters of a nested stack are its parent's business. */
function chosenValue(world: World, name: string): { value: Node; assumption: string } | undefined {
  const { context } = world;
  const { environment } = context;
  const value = context.parameters === undefined ? environment?.parameters.get(name) : undefined;
  if (environment === undefined || value === undefined) return undefined;
  return { value, assumption: valueInEnvironment(toldAs(world, name), environment) };
}

function hopOf(name: string, declaration: MapNode): Hop {
  const isSecret = textOf(entryOf(declaration, 'NoEcho'))?.toLowerCase() === 'true';
  return isSecret ? { kind: 'parameter', name, secret: true } : { kind: 'parameter', name };
}

/** The value as its type makes it. */
function typed(value: Node, type: string, name: string): Node {
  if (type.startsWith('AWS::SSM::Parameter::Value<')) return opaqueAt(value, storedValue(value, name));
  const text = textOf(value);
  if (text !== undefined && text.length > LONGEST_VALUE)
    return opaqueAt(value, `the value of parameter ${name} is too long`);
  const isList = type === 'CommaDelimitedList' || type.startsWith('List<');
  if (value.kind === 'list') return isList ? value : opaqueAt(value, `the value of parameter ${name} is no text`);
  if (value.kind === 'map') return opaqueAt(value, `the value of parameter ${name} is no text`);
  return isList ? asList(value, name) : value;
}

function storedValue(value: Node, name: string): string {
  const key = textOf(value);
  return key === undefined
    ? `parameter ${name} is read from Parameter Store`
    : `parameter ${name} is read from ${key.slice(0, 200)} in Parameter Store`;
}

function asList(value: Node, name: string): Node {
  if (value.kind !== 'scalar')
    return value.kind === 'opaque' ? value : opaqueAt(value, `the items of parameter ${name} are not known`);
  const text = textOf(value) ?? '';
  const { file, span } = value;
  const items = text === '' ? [] : itemsOf(value, text);
  const list: ListNode = { kind: 'list', form: 'json', items, complete: true, file, span, locked: LOCKED };
  return withFacts(list, { ...(value.assumed && { assumed: value.assumed }), ...(value.via && { via: value.via }) });
}

const LOCKED = 'it is part of a list in one text';

/** Each item with its own span where the text stands in the file as it is. */
function itemsOf(value: ScalarNode, text: string): readonly ScalarNode[] {
  const { file, span } = value;
  const within = file.text.slice(span.start, span.end).indexOf(text);
  let offset = 0;
  return text.split(',').map((piece): ScalarNode => {
    const item = piece.trim();
    const start = span.start + within + offset + piece.indexOf(item);
    offset += piece.length + 1;
    const own = within < 0 ? span : { start, end: start + item.length };
    return { kind: 'scalar', value: item, raw: item, file, span: own, locked: LOCKED };
  });
}

/** The only values that a parameter can have, when its declaration says so and no parent decides. */
export function allowedValues(world: World, name: string): readonly string[] | undefined {
  const declaration = declarationOf(world, name);
  const allowed = entryOf(declaration, 'AllowedValues');
  if (allowed?.kind !== 'list' || !allowed.complete || !spend(world.budget, 'work', allowed.items.length))
    return undefined;
  if (textOf(entryOf(declaration, 'Type'))?.startsWith('AWS::SSM::Parameter::Value<') === true) return undefined;
  const texts = allowed.items.map(textOf).filter((text) => text !== undefined);
  return texts.length === allowed.items.length && texts.length > 0 ? texts : undefined;
}
