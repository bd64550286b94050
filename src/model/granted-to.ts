/** Whether a role may do something, as far as its policies are in reach. Source: the AWS Managed Policy Reference Guide. */
import { every, is, some, type Attr } from './attribute.js';
import { and, certain, not, or, unknown, type Certainty } from './certainty.js';
import type { AttachedPolicy, Graph } from './graph.js';
import { awsPolicyName, isAdministrator } from './managed-policy.js';
import { coversAction } from './policy-action.js';
import type { Subject } from './subject.js';
import { matchesPolicyPattern } from './wildcard.js';

type Role = Subject<'role'>;
type Statement = Subject<'statement'>;

/** What the policies of AWS that execution roles often have allow at most. */
const BY_AWS: Readonly<Record<string, readonly string[]>> = {
  AmazonECSTaskExecutionRolePolicy: [
    'ecr:GetAuthorizationToken',
    'ecr:BatchCheckLayerAvailability',
    'ecr:GetDownloadUrlForLayer',
    'ecr:BatchGetImage',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
  ],
  AmazonEC2ContainerRegistryReadOnly: ['ecr:*'],
  AmazonEC2ContainerRegistryPullOnly: ['ecr:*'],
  AmazonEC2ContainerRegistryPowerUser: ['ecr:*'],
  AmazonEC2ContainerRegistryFullAccess: ['ecr:*', 'cloudtrail:*', 'iam:CreateServiceLinkedRole'],
  AmazonS3ReadOnlyAccess: ['s3:*', 's3-object-lambda:*'],
  AmazonSSMReadOnlyAccess: ['ssm:*'],
  CloudWatchLogsFullAccess: ['logs:*', 'cloudwatch:*'],
};

/**
 * Whether some policy of the role allows the action on anything at all. Where it allows it, a condition or a denial may
 * still take it away: only `no` is proved for every resource.
 */
export function isGrantedTo(role: Role, action: string, graph: Graph): Certainty {
  const { items, complete } = graph.managedPoliciesOf(role);
  return or(
    some(graph.statementsOf(role), (statement) => allows(statement, action)),
    some({ items, complete }, (attached) => isGrantedByAws(attached, action)),
  );
}

/** Whether the statement allows the action, on whatever and under whatever condition. */
export function allows({ Effect, Action, NotAction }: Statement, action: string): Certainty {
  return and(
    is(Effect, 'Allow'),
    or(
      some(Action, (element) => coversAction(element, action)),
      and(
        NotAction.written,
        every(NotAction, (element) => not(coversAction(element, action))),
      ),
    ),
  );
}

/** A policy of the team's own is among the statements. */
function isGrantedByAws({ policy }: AttachedPolicy, action: string): Certainty {
  const name = awsPolicyName(policy);
  if (name === undefined) return mayBeOfAws(policy);
  if (isAdministrator(name)) return 'yes';
  const patterns = Object.hasOwn(BY_AWS, name) ? BY_AWS[name] : undefined;
  if (patterns === undefined) return unknown(`what the policy ${name} allows is AWS's to say`);
  return certain(patterns.some((pattern) => matchesPolicyPattern(action, pattern)));
}

function mayBeOfAws(policy: Attr<unknown>): Certainty {
  return policy.state === 'unknown' ? unknown(policy.why) : 'no';
}
