/** Roles, policies and statements. Source: the IAM JSON policy elements reference. */
import { conditions, items, link, listOf, principals, text } from './shape.js';

export const roleShape = {
  roleName: text(),
  assumeRolePolicyDocument: items(),
  managedPolicyArns: listOf(link()),
  permissionsBoundary: link(),
  policies: items(),
};

export const userShape = {
  userName: text(),
  managedPolicyArns: listOf(link()),
  policies: items(),
};

export const groupShape = {
  groupName: text(),
  managedPolicyArns: listOf(link()),
  policies: items(),
};

/** What hands a role to an instance. */
export const instanceProfileShape = {
  instanceProfileName: text(),
  roles: listOf(link()),
};

/** What looks for resources that somebody outside of the account or organisation may use. */
export const accessAnalyzerShape = { analyzerName: text(), type: text() };

export const policyShape = {
  policyName: text(),
  /** Only managed policies have one: policies that are part of a role, user or group have none. */
  path: text(),
  /** What the policy is attached to, by name or reference. */
  roles: listOf(link()),
  users: listOf(link()),
  groups: listOf(link()),
  policyDocument: items(),
};

export const policyAttachmentShape = {
  roles: listOf(link()),
  users: listOf(link()),
  groups: listOf(link()),
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
