/** Where secrets are kept. Source: Secrets Manager CreateSecret and RotateSecret, Systems Manager PutParameter. */
import { any, flag, items, link, mapOf, number, pieces, text } from './shape.js';

export const secretShape = {
  name: text(),
  kmsKeyId: link(),
  /** Unset in Terraform, where the value is a resource of its own. */
  secretString: pieces(),
  /** What CloudFormation makes in the place of a written value. */
  generateSecretString: mapOf({
    secretStringTemplate: text(),
    generateStringKey: text(),
    excludePunctuation: flag(false),
  }),
  /** Unset in CloudFormation, where the policy is a resource of its own. */
  policy: items(),
};

/** Who may use a secret, where that is a resource of its own. */
export const secretPolicyShape = { resourcePolicy: items() };

/** A value of a secret; only Terraform has a resource of its own for it. */
export const secretVersionShape = { secretId: link(), secretString: pieces() };

/** The link between a secret and its database, which gives the secret's ARN; only CloudFormation has one. */
export const secretAttachmentShape = { secretId: link() };

export const secretRotationShape = {
  secretId: link(),
  rotationRules: mapOf({ automaticallyAfterDays: number(), scheduleExpression: text() }),
};

/** A value that CloudFormation asks for. Source: the Parameters section of the template reference. */
export const templateParameterShape = {
  type: text(),
  default: text(),
  noEcho: flag(false),
  description: text(),
  allowedValues: any(),
};

export const parameterShape = {
  name: text(),
  type: text(),
  keyId: link(),
  value: text(),
  /** Terraform's word for a value that is shown in plans. */
  insecureValue: text(),
};
