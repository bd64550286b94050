/** Conditions in three values: they hold, they do not, or nothing decides them. */
import type { Node } from '../../model/source.js';
import { entryOf, nameOf, textOf, union } from './make-node.js';
import { allowedValues, isParameter } from './parameters.js';
import { deeper, type Scope, type Truth } from './scope.js';

const UNDECIDED: Truth = { value: undefined, assumed: [] };

/** Whether the condition of this name holds at this place. One that depends on itself is undecided. */
export function conditionTruth(name: string, scope: Scope): Truth {
  const decided = scope.decided.get(name);
  if (decided !== undefined) return { value: decided, assumed: [] };
  const found = scope.truths.get(name);
  if (found !== undefined) return found;
  const definition = scope.world.conditions.get(name);
  if (definition === undefined) return UNDECIDED;
  scope.truths.set(name, UNDECIDED);
  const truth = truthOf(definition.node, { ...scope, assumed: [], loops: definition.loops });
  scope.truths.set(name, truth);
  return truth;
}

function truthOf(node: Node, scope: Scope): Truth {
  const inner = deeper(scope);
  if (typeof inner === 'string') return UNDECIDED;
  const text = textOf(node);
  if (text === 'true' || text === 'false') return { value: text === 'true', assumed: [] };
  if (node.kind !== 'map' || node.entries.length !== 1) return UNDECIDED;
  const [call] = node.entries;
  return call === undefined ? UNDECIDED : callTruth(call.key, call.value, inner);
}

function callTruth(name: string, argument: Node, scope: Scope): Truth {
  const operands = argument.kind === 'list' ? argument.items : [argument];
  const truths = (): readonly Truth[] => operands.map((operand) => truthOf(operand, scope));
  switch (name) {
    case 'Condition':
      return named(argument, scope);
    case 'Fn::And':
      return all(truths());
    case 'Fn::Or':
      return not(all(truths().map(not)));
    case 'Fn::Not':
      return not(truthOf(operands[0] ?? argument, scope));
    case 'Fn::Equals':
      return equals(operands, scope);
    default:
      return UNDECIDED;
  }
}

function named(argument: Node, scope: Scope): Truth {
  const name = nameOf(scope.world.evaluate(argument, scope));
  return name === undefined ? UNDECIDED : conditionTruth(name, scope);
}

function not(truth: Truth): Truth {
  return truth.value === undefined ? truth : { ...truth, value: !truth.value };
}

/** One false operand decides; the one that rests on the fewest defaults speaks. */
function all(truths: readonly Truth[]): Truth {
  const wrong = truths.filter((truth) => truth.value === false).sort((a, b) => a.assumed.length - b.assumed.length)[0];
  if (wrong !== undefined) return wrong;
  if (truths.some((truth) => truth.value === undefined)) return UNDECIDED;
  return { value: true, assumed: union(...truths.map((truth) => truth.assumed)) };
}

/** What can be said of one side of `Fn::Equals`. */
interface Side {
  readonly node: Node;
  readonly parameter?: string;
  /** Every value that it can have, whatever is chosen at deployment. */
  readonly possible?: readonly string[];
}

function equals(operands: readonly Node[], scope: Scope): Truth {
  const [left, right] = operands.map((operand) => sideOf(operand, scope));
  if (left === undefined || right === undefined || operands.length !== 2) return UNDECIDED;
  return equalAlways(left, right) ?? equalNodes(left.node, right.node);
}

/** What holds whatever is chosen at deployment. */
function equalAlways(left: Side, right: Side): Truth | undefined {
  if (left.parameter !== undefined && left.parameter === right.parameter) return { value: true, assumed: [] };
  if (left.possible === undefined || right.possible === undefined) return undefined;
  if (excludes(left.possible, right.possible)) return { value: false, assumed: [] };
  return left.possible.length === 1 && right.possible.length === 1 ? { value: true, assumed: [] } : undefined;
}

function excludes(left: readonly string[], right: readonly string[]): boolean {
  const others = new Set(right);
  return !left.some((value) => others.has(value));
}

function sideOf(operand: Node, scope: Scope): Side {
  const node = scope.world.evaluate(operand, scope);
  const name = operand.kind === 'map' && operand.entries.length === 1 ? nameOf(entryOf(operand, 'Ref')) : undefined;
  const parameter = name !== undefined && isParameter(scope.world, name) ? name : undefined;
  const possible = possibleValues(node, parameter, scope);
  return { node, ...(parameter === undefined ? {} : { parameter }), ...(possible && { possible }) };
}

function possibleValues(node: Node, parameter: string | undefined, scope: Scope): readonly string[] | undefined {
  const known = textOf(node);
  if (known !== undefined && (node.assumed ?? []).length === 0) return [known];
  return parameter === undefined ? undefined : allowedValues(scope.world, parameter);
}

function equalNodes(left: Node, right: Node): Truth {
  if (left.kind === 'choice') return agreed(left.branches.map((branch) => equalNodes(branch.node, right)));
  if (right.kind === 'choice') return equalNodes(right, left);
  const value = equalTexts(left, right);
  return value === undefined ? UNDECIDED : { value, assumed: union(left.assumed, right.assumed) };
}

function equalTexts(left: Node, right: Node): boolean | undefined {
  const [a, b] = [textOf(left), textOf(right)];
  if (a !== undefined && b !== undefined) return a === b;
  const impossible = canBe(left, b) === false || canBe(right, a) === false;
  return impossible ? false : undefined;
}

function agreed(truths: readonly Truth[]): Truth {
  const [first] = truths;
  if (first === undefined || truths.some((truth) => truth.value !== first.value)) return UNDECIDED;
  return { value: first.value, assumed: union(...truths.map((truth) => truth.assumed)) };
}

/** Whether a text with holes can be this text, by what it starts and ends with; undefined where that says nothing. */
function canBe(node: Node, text: string | undefined): boolean | undefined {
  if (node.kind !== 'text' || text === undefined) return undefined;
  const first = node.parts[0];
  const last = node.parts.at(-1);
  const starts = typeof first === 'string' ? first : '';
  const ends = typeof last === 'string' ? last : '';
  return text.length >= starts.length + ends.length && text.startsWith(starts) && text.endsWith(ends);
}

/** How a condition is told: with the nested stack that declares it. */
export function conditionName(scope: Scope, name: string): string {
  return `${scope.world.prefix}${name}`;
}
