import { is, isWrittenThere, type Attr } from '../../model/attribute.js';
import type { Certainty } from '../../model/certainty.js';
import { isIssuedCredential } from '../../model/issued-credential.js';
import { remove, rule, type Judgement } from '../../model/rule.js';
import { masked } from '../../model/secret-text.js';
import { isLiteralSecret } from '../../model/stored-value.js';
import type { Subject, SubjectInfo } from '../../model/subject.js';

export default rule({
  code: 'ECS221',
  name: 'provider-credentials-hardcoded',
  step: 2,
  title: 'The code signs in with credentials that stand in it',
  severity: 'critical',
  tier: 'B',
  target: 'provider',
  further: { authentication: ofAuthentication },
  why: 'Whoever may deploy may do nearly everything in the account. Credentials for that in the code are known to everybody who may read the repository or its history, they are not rotated, and Terraform prefers them to the role of the machine that it runs on. cfn-init takes those of its metadata, which everybody who may describe the stack can read.',
  unless: 'The values fill in for credentials where nothing checks them, as an emulator of AWS lets you do.',
  references: [
    'https://docs.aws.amazon.com/prescriptive-guidance/latest/terraform-aws-provider-best-practices/security.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-authentication.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/securing_access-keys.html',
  ],
  equivalents: {
    Checkov: ['CKV_AWS_41'],
    Guard: ['CFN_AUTHENTICATION_RULE'],
    KICS: ['cfn:cloudformation_specifying_credentials_not_safe', 'tf:ec2_instance_using_api_keys'],
  },
  fix: {
    kind: 'partial',
    risk: 'Terraform and cfn-init then need a role, or Terraform the variables of its environment. Deactivate the keys: they are in the history.',
    advice:
      'Take the credentials out, also where they are the default of a variable. Let Terraform run with a role or take them from its environment, let cfn-init use `roleName`, and deactivate the keys: they are in the history.',
  },

  check({ accessKey, secretKey, token, subject }) {
    return judge(secretKey, is(secretKey, isIssuedCredential), {
      subject,
      beside: [accessKey, token],
      danger: 'Whoever can read this file or its history can do in the account what Terraform may do.',
      instead: 'Remove them, let Terraform run with a role, and deactivate the keys.',
      removable: true,
    });
  },
});

function ofAuthentication({
  accessKeyId,
  secretKey,
  password,
  roleName,
  subject,
}: Subject<'authentication'>): Judgement {
  const isBasic = secretKey.state === 'unset';
  const credential = isBasic ? password : secretKey;
  return judge(credential, is(credential, isBasic ? isLiteralSecret : isIssuedCredential), {
    subject,
    beside: [accessKeyId],
    danger: 'Whoever can read this file or its history has them, and so has whoever may describe the stack.',
    instead: 'Let cfn-init sign in with the role of the instance (`roleName`), and replace them.',
    removable: !isBasic && roleName.state !== 'unset',
  });
}

interface Situation {
  readonly subject: SubjectInfo;
  /** What goes with the credential and is of no use without it. */
  readonly beside: readonly Attr<string>[];
  readonly danger: string;
  readonly instead: string;
  /** Whether there is something else to sign in with. */
  readonly removable: boolean;
}

function judge(credential: Attr<string>, wrong: Certainty, situation: Situation): Judgement {
  if (wrong !== 'yes' || credential.state !== 'known') return wrong;
  const { subject, beside, danger, instead, removable } = situation;
  const all = [credential, ...beside].filter((attr) => attr.state !== 'unset');
  const known = all.filter((attr) => attr.state === 'known');
  return {
    place: credential.place,
    evidence: known,
    secrets: known.map(({ value }) => value),
    message: `${subject.address} signs in with credentials that are written in the code (${masked(credential.value)}). ${danger} ${instead}`,
    // The default of a variable would still hold it.
    changes: removable && known.every(isWrittenThere) ? all.map(remove) : [],
  };
}
