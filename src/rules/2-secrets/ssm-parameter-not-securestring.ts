import { is, isUnset } from '../../model/attribute.js';
import { and } from '../../model/certainty.js';
import { rule, set } from '../../model/rule.js';
import { isMeantSecret } from '../../model/secret-parameter.js';
import { isPlaceholder } from '../../model/secret-text.js';

export default rule({
  code: 'ECS212',
  name: 'ssm-parameter-not-securestring',
  step: 2,
  title: 'Secret in a parameter that is not encrypted',
  severity: 'high',
  tier: 'A',
  target: 'parameter',
  why: 'A parameter of type String is kept as plain text: everybody who may read or list parameters sees the value, and so does the console. A SecureString is encrypted, and reading it also takes a permission on the key.',
  unless: 'The value is no secret. Then give the parameter a name that does not say so.',
  references: [
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-parameter-store.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-ssm-paramstore.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-parameter.html',
  ],
  equivalents: { Checkov: ['CKV2_AWS_34'] },
  fix: {
    kind: 'partial',
    risk: 'Whoever reads the parameter must ask for it decrypted, as ECS does, and may need kms:Decrypt on its key.',
    reveals: ['ECS213'],
    advice:
      'Make it a SecureString. CloudFormation cannot create one: keep the value in a secret of Secrets Manager, or create the parameter outside of the template.',
  },

  check(parameter, graph) {
    const { type, value, insecureValue, subject } = parameter;
    const wrong = and(
      is(type, (name) => name === 'String' || name === 'StringList'),
      // Whoever writes this word has decided that the value may be seen.
      isUnset(insecureValue),
      isMeantSecret(parameter, graph),
    );
    if (wrong !== 'yes') return wrong;

    const canBeSecure = type.place.kind === 'attribute' && type.place.spelling.dialect === 'terraform';
    return {
      place: type.place,
      evidence: [type],
      ...(value.state === 'known' && !isPlaceholder(value.value) ? { secrets: [value.value] } : {}),
      message:
        `Parameter ${subject.name} is meant to hold a secret and has the type ${type.state === 'known' ? type.value : 'String'}, so it is kept as plain text. ` +
        'Everybody who may read or list parameters has it. Keep it encrypted, and change the value: it was readable.',
      changes: canBeSecure ? [set(type, 'SecureString')] : [],
    };
  },
});
