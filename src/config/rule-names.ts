import { didYouMean } from '../model/nearest.js';
import type { AnyRule } from '../model/rule.js';
import { UserError } from '../model/user-error.js';
import type { Written } from './setting.js';

/** Codes for a list of codes or names (`ECS804`, `writable-root-filesystem`), in any case. */
export function ruleCodesOf(
  label: string,
  words: readonly string[],
  rules: readonly Pick<AnyRule, 'code' | 'name'>[],
): readonly string[] {
  return words.map((word) => ruleCode({ label, value: word }, rules));
}

function ruleCode({ label, value }: Written, rules: readonly Pick<AnyRule, 'code' | 'name'>[]): string {
  const wanted = value.toLowerCase();
  const found = rules.find(({ code, name }) => code.toLowerCase() === wanted || name === wanted);
  if (found !== undefined) return found.code;
  const known = rules.flatMap(({ code, name }) => [code, name]);
  throw new UserError(`${label} names "${value}", which is no rule.${didYouMean(value, known)}`);
}
