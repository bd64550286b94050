/** An option written into an object literal: as the smallest edit, in the manner of what stands there. */
import type { TextEdit } from '../../model/finding.js';
import { nodeIn, nodesIn, type Script, type ScriptNode } from '../../model/script.js';
import type { SourceFile } from '../../model/source.js';
import { isRefused, refuse, type Refusal } from '../draft.js';
import { insertInCall, insertInObject } from './insert-option.js';
import { keyOf, nameIn, plainValue, propertiesOf, type Options, type Property } from './options.js';

export interface Wanted {
  /** `volumes[].efsVolumeConfiguration.transitEncryption`, as steps. */
  readonly steps: readonly string[];
  /** In the words of the file. */
  readonly code: string;
  readonly replaces: readonly string[];
  /** What must be written beside it. */
  readonly needs: string | undefined;
  /** What the entry of a list is called. */
  readonly item: string;
}

export interface Target {
  readonly file: SourceFile;
  readonly script: Script;
}

/** The edit, and what it alone may change in the syntax tree: this key of the object (or call) that begins there. */
export interface Written {
  readonly edit: TextEdit;
  readonly at: number;
  readonly key: string;
  readonly instead?: string;
}

const NOT_WRITTEN = 'what it belongs to is not written in the call';

/** Undefined when it is written already. */
export function writeOption(options: Options, wanted: Wanted, target: Target): Written | Refusal | undefined {
  if ('object' in options) return whyNotAlone(wanted, options.object) ?? writeInObject(options.object, wanted, target);
  if (wanted.steps.some(isGiven)) return refuse(NOT_WRITTEN);
  if (wanted.needs !== undefined) return whyMissing(wanted.needs);
  const { key, code } = entryOf(wanted);
  const edit = insertInCall(options.call, `{ ${key}: ${code} }`, target);
  return isRefused(edit) ? edit : { edit, at: options.call.start, key };
}

function isList(step: string): boolean {
  return step.endsWith('[]');
}

function isCall(step: string): boolean {
  return step.endsWith('()');
}

/** What must be there already: an entry of a list, the options of a call. */
function isGiven(step: string): boolean {
  return isList(step) || isCall(step);
}

/** `a: { b: c }` for what the steps lead to. */
function entryOf({ steps, code }: Wanted): { readonly key: string; readonly code: string } {
  const [key = '', ...inner] = steps;
  return { key, code: inner.reduceRight((value, step) => `{ ${step}: ${value} }`, code) };
}

function writeInObject(object: ScriptNode, wanted: Wanted, target: Target): Written | Refusal | undefined {
  const properties = propertiesOf(object);
  if (isRefused(properties)) return properties;
  const [step = '', ...rest] = wanted.steps;
  const key = step.replace(/\[\]|\(\)/, '');
  const own = properties.find((property) => property.key === key);
  const old = properties.filter((property) => wanted.replaces.includes(property.key));
  if (own !== undefined && old.length > 0) return refuse('an option and the one that it replaces are both written');
  if (own === undefined)
    return old.length > 0 ? replaceOld(object, old, { wanted, target }) : add(object, { wanted, target });
  if (rest.length === 0) return replaceValue(object, own, { wanted, target });
  const inner = innerObject(own, step, wanted.item);
  return isRefused(inner) ? inner : writeInObject(inner, { ...wanted, steps: rest, replaces: [] }, target);
}

/** The object literal in a property, in the list there, or in the call there. */
function innerObject({ key, value }: Property, step: string, item: string): ScriptNode | Refusal {
  const plain = plainValue(value);
  const found = isList(step) ? namedItem(plain, item) : isCall(step) ? optionsOfAwsLogs(plain) : plain;
  return found?.type === 'ObjectExpression' ? found : refuse(`${key} is not written out in the call`);
}

function whyNotAlone({ needs }: Wanted, object: ScriptNode): Refusal | undefined {
  const isThere =
    needs === undefined || nodesIn(object, 'properties').some((one) => keyOf(nodeIn(one, 'key')) === needs);
  return isThere ? undefined : whyMissing(needs);
}

function whyMissing(option: string): Refusal {
  return refuse(`the default of ${option}, which is not written, depends on it`);
}

interface Task {
  readonly wanted: Wanted;
  readonly target: Target;
}

function add(object: ScriptNode, { wanted, target }: Task): Written | Refusal {
  if (wanted.steps.some(isGiven)) return refuse(NOT_WRITTEN);
  const { key, code } = entryOf(wanted);
  const edit = insertInObject(object, `${key}: ${code}`, target);
  return isRefused(edit) ? edit : { edit, at: object.start, key };
}

/** The new option stands in the place of the old one. */
function replaceOld(object: ScriptNode, old: readonly Property[], { wanted, target }: Task): Written | Refusal {
  const [only, more] = old;
  if (only === undefined || more !== undefined) return refuse('several options would be replaced by one');
  if (!isPlain(only.value)) return refuse(`the value of ${only.key} is worked out in the code`);
  const { key, code } = entryOf(wanted);
  const edit = { path: target.file.path, start: only.node.start, end: only.node.end, text: `${key}: ${code}` };
  return { edit, at: object.start, key, instead: only.key };
}

function replaceValue(object: ScriptNode, own: Property, { wanted, target }: Task): Written | Refusal | undefined {
  const { start, end } = own.value;
  if (isSameCode(target.file.text.slice(start, end), wanted.code)) return undefined;
  if (own.node['shorthand'] === true || !isPlain(own.value))
    return refuse(`the value of ${own.key} is worked out in the code`);
  return { edit: { path: target.file.path, start, end, text: wanted.code }, at: object.start, key: own.key };
}

function isSameCode(one: string, other: string): boolean {
  const plain = (code: string): string => code.replace(/\s+/g, '').replaceAll('"', "'");
  return plain(one) === plain(other);
}

/** A literal, `undefined`, or a name of a class: nothing that anybody works out. */
function isPlain(value: ScriptNode): boolean {
  if (['BooleanLiteral', 'NumericLiteral', 'StringLiteral'].includes(value.type)) return true;
  return value.type === 'MemberExpression' && value['computed'] !== true && isClassName(nodeIn(value, 'object'));
}

/** `ecs.TagMutability` and `TagMutability`. */
function isClassName(node: ScriptNode | undefined): boolean {
  const word = node?.type === 'MemberExpression' ? nodeIn(node, 'property') : node;
  return word?.type === 'Identifier' && /^[A-Z]/.test(String(word['name']));
}

function namedItem(list: ScriptNode, item: string): ScriptNode | undefined {
  const items = list.type === 'ArrayExpression' ? nodesIn(list, 'elements') : [];
  const [only, more] = items.filter((one) => nameIn(one) === item);
  return more === undefined ? only : undefined;
}

/** Of `LogDrivers.awsLogs({…})`, `LogDriver.awsLogs({…})` and `new AwsLogDriver({…})`. */
function optionsOfAwsLogs(call: ScriptNode): ScriptNode | undefined {
  const callee = nodeIn(call, 'callee');
  const word = callee?.type === 'MemberExpression' ? nodeIn(callee, 'property') : callee;
  const [options, more] = nodesIn(call, 'arguments');
  const isDriver = word?.['name'] === (call.type === 'NewExpression' ? 'AwsLogDriver' : 'awsLogs');
  return isDriver && more === undefined ? options : undefined;
}
