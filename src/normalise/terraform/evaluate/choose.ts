/** Values that depend on an undecided condition: what is done to them is done to each branch. */
import { computedFrom, markedSensitive, whyUnknown } from '../value/inherit.js';
import { messageOf } from '../value/failure.js';
import { opaque, type Seen, type Trace, type Value } from '../value/value.js';

type ChoiceSeen = Seen & { readonly kind: 'choice' };

/** Nested choices multiply; beyond this the value is simply unknown. */
const MOST_BRANCHES = 16;

export function choiceOf(value: Value): ChoiceSeen | undefined {
  return value.data.kind === 'unknown' && value.data.seen.kind === 'choice' ? value.data.seen : undefined;
}

function leaves(value: Value): number {
  const choice = choiceOf(value);
  return choice === undefined ? 1 : choice.branches.reduce((sum, branch) => sum + leaves(branch.value), 0);
}

/**
 * `result` is what Terraform says of the operation: unknown. Where that is because of a choice among the operands, the
 * operation is repeated for each branch, and the result shows what each gives.
 */
export function liftChoice(
  result: Value,
  operands: readonly Value[],
  operation: (operands: readonly Value[]) => Value,
): Value {
  if (result.data.kind !== 'unknown' || result.data.seen.kind !== 'opaque') return result;
  const index = operands.findIndex((operand) => choiceOf(operand) !== undefined);
  const chosen = operands[index];
  const choice = chosen === undefined ? undefined : choiceOf(chosen);
  if (choice === undefined || operands.reduce((product, operand) => product * leaves(operand), 1) > MOST_BRANCHES)
    return result;
  const branches = choice.branches.map(({ when, value }) => {
    const decided = operands.map((operand, at) => (at === index ? value : decide(operand, choice.condition, when)));
    return { when, value: settle(() => operation(decided), result.trace) };
  });
  return { ...result, data: { kind: 'unknown', seen: { kind: 'choice', condition: choice.condition, branches } } };
}

/** The branch of a choice on the same condition. */
function decide(value: Value, condition: string, when: string): Value {
  const choice = choiceOf(value);
  if (choice?.condition !== condition) return value;
  return choice.branches.find((branch) => branch.when === when)?.value ?? value;
}

/** The value, or an unknown that says why there is none. */
export function settle(work: () => Value, trace: Trace): Value {
  try {
    return work();
  } catch (error) {
    return opaque(messageOf(error), trace);
  }
}

/** An unknown result of an operation on values, for the reason of the first unknown of them. */
export function unknownResult(type: Value['type'], operands: readonly Value[], trace: Trace): Value {
  const cause =
    operands.find((operand) => operand.data.kind === 'unknown') ??
    operands.find((operand) => whyUnknown(operand) !== 'it is not known');
  const result = cause === undefined ? opaque('it is not known', trace, type) : computedFrom(cause, trace, { type });
  return markedSensitive(
    result,
    operands.some((operand) => operand.sensitive),
  );
}
