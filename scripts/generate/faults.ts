import type { AnyRule } from '../../src/model/rule.js';

/** Where a rule's file stands, below `src/rules` and without its ending. */
export interface RulePlace {
  readonly folder: string;
  readonly name: string;
}

const LONGEST_TITLE = 70;

/** What is missing or wrong in what a rule says of itself, one sentence each. */
export function faultsOf(rule: AnyRule, { folder, name }: RulePlace): readonly string[] {
  const { code, title, why, fix, references, step } = rule;
  const checks: readonly (readonly [boolean, string])[] = [
    [!/^ECS[1-8]\d{2}$/.test(code), `the code ${code} is not ECS and three digits, of which the first is the step.`],
    [code.charAt(3) !== String(step), `the code ${code} does not belong to step ${String(step)}.`],
    [!folder.startsWith(`${String(step)}-`), `step ${String(step)} has another folder.`],
    [rule.name !== name, `the file has to be named after the rule, ${rule.name}.ts.`],
    [title === '' || title.length > LONGEST_TITLE, `the title needs 1 to ${String(LONGEST_TITLE)} characters.`],
    [why === '', 'it does not say why.'],
    [fix.advice === '', 'its fix gives no advice.'],
    [references.length === 0, 'it names no page of AWS.'],
    [references.some((url) => !/^https:\/\/(?:docs\.)?aws\.amazon\.com\//.test(url)), 'a reference is no page of AWS.'],
  ];
  return checks.filter(([isWrong]) => isWrong).map(([, fault]) => fault);
}
