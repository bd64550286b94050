/** Whether a pair of name and value holds a secret. One judgement for environment variables and everything like them. */
import { secretFormatOf } from './secret-format.js';
import { AWS_CREDENTIAL_NAMES, isHarmlessValue, isPlaceholder, isSecretName } from './secret-text.js';
import { matchesWildcard } from './wildcard.js';

export interface EntryJudgement {
  /** By its name: a secret, something that stands in for one until the deployment, or neither. */
  readonly byName: 'secret' | 'placeholder' | 'no';
  /** By the form of its value: what kind of credential it is. */
  readonly byValue?: string;
  /** One of the variables by which AWS's own tools take credentials. */
  readonly isOfAws: boolean;
}

/** `patterns` are further names of secrets, with wildcards: what a team has decided for itself. */
export function judgeEntry(name: string, value: string, patterns: readonly string[] = []): EntryJudgement {
  const byValue = secretFormatOf(value);
  return {
    byName: judgeName(isSecretName(name) || patterns.some((pattern) => matchesWildcard(name, pattern)), value),
    ...(byValue === undefined ? {} : { byValue }),
    isOfAws: AWS_CREDENTIAL_NAMES.has(name) && value !== '',
  };
}

function judgeName(isNamed: boolean, value: string): EntryJudgement['byName'] {
  if (!isNamed || isHarmlessValue(value)) return 'no';
  return isPlaceholder(value) ? 'placeholder' : 'secret';
}
