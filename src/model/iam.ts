/** Roles, policies and statements. Source: the IAM JSON policy elements reference. */
import { conditions, items, link, listOf, principals, text } from './shape.js';

export const roleShape = {
  roleName: text(),
  assumeRolePolicyDocument: items(),
  managedPolicyArns: listOf(link()),
  policies: items(),
};

export const policyShape = {
  policyName: text(),
  /** The roles that the policy is attached to, by name or reference. */
  roles: listOf(link()),
  policyDocument: items(),
};

export const policyAttachmentShape = {
  roles: listOf(link()),
  policyArn: link(),
};

export const statementShape = {
  Sid: text(),
  Effect: text('Allow'),
  Action: listOf(text()),
  NotAction: listOf(text()),
  Resource: listOf(link()),
  NotResource: listOf(link()),
  Condition: conditions(),
  Principal: principals(),
  NotPrincipal: principals(),
};
