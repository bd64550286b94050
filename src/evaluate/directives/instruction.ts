/** What the words of a directive mean. */
import { didYouMean } from '../../model/nearest.js';
import type { AnyRule } from '../../model/rule.js';

export type RuleName = Pick<AnyRule, 'code' | 'name'>;

/** What is wrong, in words. They are made when they are shown: to find the nearest name takes time. */
export type Fault = () => string;

/** The rules that are named, what is wrong, or both. */
export interface Instruction {
  readonly codes: readonly string[];
  readonly reason: string;
  readonly faults: readonly Fault[];
}

export const NO_REASON = 'it gives no reason';

const MOST_CODES = 50;
const LONGEST_WORD = 60;

/** `codes` is a list of codes or names with commas or spaces between. Without a reason nothing is suppressed. */
export function instructionOf(
  { codes, reason }: { readonly codes: string; readonly reason: string },
  rules: readonly RuleName[],
): Instruction {
  const words = codes.split(/[\s,]+/).filter((word) => word !== '');
  const why = reason.trim();
  if (words.length === 0) return faulty('it names no rule');
  if (words.length > MOST_CODES) return faulty(`it names more than ${MOST_CODES} rules`);
  if (!/[\p{L}\p{N}]/u.test(why)) return faulty(NO_REASON);
  const named = words.map((word) => ({ word, code: codeOf(word, rules) }));
  return {
    codes: [...new Set(named.flatMap(({ code }) => code ?? []))],
    reason: why,
    faults: named
      .filter(({ code }) => code === undefined)
      .map(
        ({ word }) =>
          () =>
            unknownRule(word, rules),
      ),
  };
}

function faulty(fault: string): Instruction {
  return { codes: [], reason: '', faults: [() => fault] };
}

function codeOf(word: string, rules: readonly RuleName[]): string | undefined {
  const wanted = word.toLowerCase();
  return rules.find(({ code, name }) => code.toLowerCase() === wanted || name === wanted)?.code;
}

function unknownRule(word: string, rules: readonly RuleName[]): string {
  const short = word.length > LONGEST_WORD ? `${word.slice(0, LONGEST_WORD)}…` : word;
  const known = rules.flatMap(({ code, name }) => [code, name]);
  return `"${short}" is no rule.${didYouMean(short, known)}`;
}
