import { is, isWrittenThere, type Attr, type Hole } from '../../model/attribute.js';
import { or } from '../../model/certainty.js';
import { generatorFor } from '../../model/generated-secret.js';
import type { Graph } from '../../model/graph.js';
import { replace, rule, type Change, type Judgement, type Problem } from '../../model/rule.js';
import { isMeantSecret } from '../../model/secret-parameter.js';
import { masked } from '../../model/secret-text.js';
import { isLiteralSecret, isSecretPair, literalSecretIn } from '../../model/stored-value.js';
import type { Subject, SubjectInfo } from '../../model/subject.js';

export default rule({
  code: 'ECS214',
  name: 'secret-value-hardcoded-in-iac',
  step: 2,
  title: 'The value of a secret stands in the code',
  severity: 'high',
  tier: 'A',
  target: 'secret',
  further: {
    secretVersion: ({ secretString, subject }) => ofValue(secretString, subject),
    parameter: ofParameter,
  },
  why: 'A secret store keeps values away from people and machines that do not need them. A value that is written in the code is known to everybody who may read the repository or its history, and it is rotated back with every deployment.',
  unless:
    'The value is only the first one, and something replaces it before anybody uses it. Then let it be generated.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-secrets-management.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-secretsmanager-secret-generatesecretstring.html',
  ],
  equivalents: {
    Checkov: ['CKV_AWS_384', 'CKV2_AWS_36'],
    Trivy: ['AWS-0134'],
  },
  fix: {
    kind: 'partial',
    risk: 'The secret gets another value with the next deployment: whatever checks the password must take it from the secret too.',
    advice:
      'Let the value be generated (`GenerateSecretString`, `random_password`), or set it outside of the code (`secret_string_wo` with an ephemeral value). Rotate it: it is in the history.',
  },

  check({ secretString, generateSecretString, subject }) {
    const generator = isWrittenThere(secretString) ? generatorFor(secretString, subject.name) : undefined;
    const isFree = generateSecretString.written === 'no' && generator !== undefined;
    return ofValue(secretString, subject, isFree ? [replace(secretString, generateSecretString, generator)] : []);
  },
});

function ofValue(
  secretString: Attr<readonly (string | Hole)[]>,
  subject: SubjectInfo,
  changes: readonly Change[] = [],
): Judgement {
  const found = literalSecretIn(secretString);
  return found === undefined ? 'no' : { ...problemOf(secretString, found, subject), changes };
}

function ofParameter(parameter: Subject<'parameter'>, graph: Graph): Judgement {
  const { name, type, value, insecureValue, subject } = parameter;
  const called = name.state === 'known' ? name.value.slice(name.value.lastIndexOf('/') + 1) : subject.name;
  const isKept = or(is(type, 'SecureString'), isMeantSecret(parameter, graph)) === 'yes';
  const found = [value, insecureValue].find(
    (one) => one.state === 'known' && (isSecretPair(called, one.value) || (isKept && isLiteralSecret(one.value))),
  );
  return found?.state === 'known' ? problemOf(found, found.value, subject) : 'no';
}

function problemOf(value: Attr<unknown>, text: string, subject: SubjectInfo): Problem {
  const what = subject.kind === 'parameter' ? 'parameter' : 'secret';
  return {
    place: value.place,
    evidence: [value],
    secrets: [text],
    message:
      `The value of ${what} ${subject.name} is written in the code (${masked(text)}). ` +
      'Whoever can read this file or its history has it, and every deployment puts it back. Let it be generated or set it outside of the code, and rotate it.',
    advice: ADVICE[subject.kind === 'parameter' ? 'parameter' : 'secret'][dialectOf(subject)],
  };
}

const ROTATE = 'Rotate it: it is in the history.';

const ADVICE = {
  secret: {
    cloudformation: `Let it be generated (\`GenerateSecretString\`) where it may be any value. One that somebody issued goes into the secret after the stack has made it. ${ROTATE}`,
    terraform: `Take it from an ephemeral \`random_password\` with \`secret_string_wo\`, which no state keeps, or leave it out and set it outside of Terraform. ${ROTATE}`,
  },
  parameter: {
    cloudformation: `Keep it in a secret of Secrets Manager: CloudFormation creates no SecureString. ${ROTATE}`,
    terraform: `Take it from an ephemeral value with \`value_wo\`, which no state keeps, or set it outside of Terraform. ${ROTATE}`,
  },
} as const;

function dialectOf({ resource }: SubjectInfo): 'cloudformation' | 'terraform' {
  return resource.dialect === 'terraform' ? 'terraform' : 'cloudformation';
}
