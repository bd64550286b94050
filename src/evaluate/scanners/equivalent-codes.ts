/** From the words by which another scanner knows a check to our rules for the same problem. */
import type { AnyRule } from '../../model/rule.js';
import type { Scanner } from '../../model/scanner.js';
import { TFSEC_NAMES } from './tfsec-names.js';

/** Every check of the scanner. */
export const EVERY = '*';

/** The codes of the rules that are equivalent to one of the checks; unknown ids are another problem's. */
export type CodesOf = (scanner: Scanner, ids: readonly string[]) => readonly string[];

/** How the equivalents of rules name the scanners. */
const NAMES: Readonly<Record<Scanner, string>> = {
  checkov: 'Checkov',
  trivy: 'Trivy',
  kics: 'KICS',
  'cdk-nag': 'cdk-nag',
  'cfn-guard': 'Guard',
  'cfn-lint': 'cfn-lint',
};

export function equivalentCodes(rules: readonly Pick<AnyRule, 'code' | 'equivalents'>[]): CodesOf {
  return (scanner, ids) => {
    const wanted = ids.map((id) => id.toLowerCase());
    const isMeant = (check: string): boolean =>
      wanted.some((id) => id === EVERY || wordsFor(scanner, check).some((word) => isSame(scanner, word, id)));
    return rules.filter(({ equivalents }) => (equivalents[NAMES[scanner]] ?? []).some(isMeant)).map(({ code }) => code);
  };
}

/** cfn-lint takes the beginning of an id for all that begin so. */
function isSame(scanner: Scanner, word: string, id: string): boolean {
  return word === id || (scanner === 'cfn-lint' && id !== '' && word.startsWith(id));
}

function wordsFor(scanner: Scanner, check: string): readonly string[] {
  const word = check.toLowerCase();
  if (scanner !== 'trivy') return [word];
  return [word, `avd-${word}`, ...(TFSEC_NAMES[check] ?? []).map((name) => `aws-${name}`)];
}
