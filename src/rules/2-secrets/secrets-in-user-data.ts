import { assignedSecretsIn } from '../../model/assigned-secrets.js';
import { rule } from '../../model/rule.js';
import { secretsIn } from '../../model/secret-format.js';
import { masked } from '../../model/secret-text.js';
import { unknown } from '../../model/certainty.js';
import { userDataText, withoutRegistryCredentials } from '../../model/user-data.js';

export default rule({
  code: 'ECS219',
  name: 'secrets-in-user-data',
  step: 2,
  title: 'A credential stands in the user data of instances',
  severity: 'critical',
  tier: 'B',
  target: 'instanceTemplate',
  why: 'User data is not protected: everybody who may describe the launch template or the instance reads it, and so does every process on the instance through the metadata service.',
  unless:
    'The value is an example that opens nothing. Credentials of registries for the ECS agent are judged by ECS220.',
  references: [
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-metadata.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-secrets-management.html',
  ],
  equivalents: {
    Checkov: ['CKV_AWS_46'],
    KICS: [
      'tf:user_data_contains_encoded_private_key',
      'cfn:user_data_contains_encoded_private_key',
      'tf:hardcoded_aws_access_key',
    ],
    Prowler: [
      'ec2_instance_secrets_user_data',
      'ec2_launch_template_no_secrets',
      'autoscaling_find_secrets_ec2_launch_configuration',
    ],
    Trivy: ['AWS-0029', 'AWS-0122', 'AWS-0129'],
  },
  fix: {
    kind: 'none',
    advice:
      'Let the instance read it from Secrets Manager or Parameter Store with its role, and rotate it: it is in the history.',
  },

  check({ userData, subject }, graph) {
    if (userData.state === 'unset') return 'no';
    if (userData.state === 'unknown') return unknown(userData.why);
    const script = withoutRegistryCredentials(userDataText(userData.value));
    const found = [...secretsIn(script), ...assignedSecretsIn(script, graph.standard?.secretNames)];
    const [first] = found;
    const hole = userData.value.find((piece) => typeof piece !== 'string');
    if (first === undefined) return typeof hole === 'object' ? unknown(hole.why) : 'no';

    return {
      place: userData.place,
      evidence: [userData],
      secrets: found.map(({ text }) => text),
      message:
        `The user data of ${subject.name} holds ${first.kind} (${masked(first.text)}). ` +
        'Whoever may describe the template or instance has it, and so has every process on the instance. Read it from Secrets Manager with the role of the instance, and rotate it.',
    };
  },
});
