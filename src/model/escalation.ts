/** Permissions with which their holder gives itself more. Source: the published privilege escalation paths in AWS IAM. */

/** What an action needs beside it, and on which kind of resource it must be unbounded. */
export interface Escalation {
  readonly action: string;
  readonly resource: 'policy' | 'role' | 'user' | 'group';
  /** Groups of actions of which one must be allowed from each; none where the action is enough. */
  readonly beside: readonly (readonly string[])[];
  /** Finishes "… may …". */
  readonly so: string;
  /** The service that gets the role, where a role is passed. */
  readonly passedTo?: string;
}

const ALONE: Pick<Escalation, 'beside'> = { beside: [] };
const PASS = { action: 'iam:PassRole', resource: 'role' } as const;

export const ESCALATIONS: readonly Escalation[] = [
  {
    action: 'iam:CreatePolicyVersion',
    resource: 'policy',
    ...ALONE,
    so: 'write any permission into the policies of the account',
  },
  {
    action: 'iam:SetDefaultPolicyVersion',
    resource: 'policy',
    ...ALONE,
    so: 'bring back any former version of the policies of the account',
  },
  { action: 'iam:AttachRolePolicy', resource: 'role', ...ALONE, so: 'attach AdministratorAccess to its own role' },
  { action: 'iam:PutRolePolicy', resource: 'role', ...ALONE, so: 'give its own role any permission' },
  {
    action: 'iam:UpdateAssumeRolePolicy',
    resource: 'role',
    ...ALONE,
    so: 'let itself assume every role of the account',
  },
  { action: 'iam:AttachUserPolicy', resource: 'user', ...ALONE, so: 'attach AdministratorAccess to any user' },
  { action: 'iam:PutUserPolicy', resource: 'user', ...ALONE, so: 'give any user any permission' },
  { action: 'iam:AttachGroupPolicy', resource: 'group', ...ALONE, so: 'attach AdministratorAccess to any group' },
  { action: 'iam:PutGroupPolicy', resource: 'group', ...ALONE, so: 'give any group any permission' },
  { action: 'iam:CreateAccessKey', resource: 'user', ...ALONE, so: 'make keys for any user and act as that user' },
  { action: 'iam:CreateLoginProfile', resource: 'user', ...ALONE, so: 'set a password for any user without one' },
  { action: 'iam:UpdateLoginProfile', resource: 'user', ...ALONE, so: 'change the password of any user' },
  {
    action: 'iam:AddUserToGroup',
    resource: 'group',
    ...ALONE,
    so: 'put itself or others into the group of administrators',
  },
  {
    ...PASS,
    beside: [['ecs:RunTask', 'ecs:StartTask', 'ecs:CreateService', 'ecs:RegisterTaskDefinition']],
    passedTo: 'ecs-tasks.amazonaws.com',
    so: 'run a task with the most powerful role that tasks may assume',
  },
  {
    ...PASS,
    beside: [['ec2:RunInstances']],
    passedTo: 'ec2.amazonaws.com',
    so: 'start an instance with the most powerful role that instances may assume',
  },
  {
    ...PASS,
    beside: [['lambda:CreateFunction'], ['lambda:InvokeFunction']],
    passedTo: 'lambda.amazonaws.com',
    so: 'run a function with the most powerful role that functions may assume',
  },
  {
    ...PASS,
    beside: [['cloudformation:CreateStack']],
    passedTo: 'cloudformation.amazonaws.com',
    so: 'create anything through a stack with a more powerful role',
  },
  {
    ...PASS,
    beside: [['glue:CreateDevEndpoint']],
    passedTo: 'glue.amazonaws.com',
    so: 'open a development endpoint with a more powerful role',
  },
  {
    ...PASS,
    beside: [['datapipeline:CreatePipeline'], ['datapipeline:PutPipelineDefinition']],
    passedTo: 'datapipeline.amazonaws.com',
    so: 'run a pipeline with a more powerful role',
  },
  {
    ...PASS,
    beside: [
      ['codebuild:CreateProject', 'codebuild:UpdateProject'],
      ['codebuild:StartBuild', 'codebuild:StartBuildBatch'],
    ],
    passedTo: 'codebuild.amazonaws.com',
    so: 'run a build with a more powerful role',
  },
];

const NAMES = new Set(ESCALATIONS.map(({ action }) => action));

/** Whether an action is one with which its holder gives itself more, by itself or with others. */
export function isEscalating(action: string): boolean {
  return NAMES.has(action);
}
