/** Policies that AWS manages. Source: the AWS Managed Policy Reference Guide. */
import type { Attr, Link } from './attribute.js';
import { certain, unknown, type Certainty } from './certainty.js';
import type { Graph } from './graph.js';
import { HOLE, linkText } from './link-text.js';

/** The name of a policy that AWS manages: `AdministratorAccess` of its ARN, in whatever partition. */
export function awsPolicyName(policy: Attr<Link>): string | undefined {
  const name = /^arn:[^:]*:iam::aws:policy\/(?:[^/]+\/)*([^/]+)$/.exec(linkText(policy) ?? '')?.[1];
  return name?.includes(HOLE) === true ? undefined : name;
}

/** Whether a policy is one of AWS that fulfils this predicate. What a link out of reach leads to may be. */
export function isOfAws(policy: Attr<Link>, graph: Graph, predicate: (name: string) => boolean): Certainty {
  const name = awsPolicyName(policy);
  if (name !== undefined) return certain(predicate(name));
  if (policy.state === 'unknown') return unknown(policy.why);
  if (policy.state === 'unset' || policy.value.to === undefined) return 'no';
  return graph.follow(policy, 'policy') === undefined ? unknown(`${policy.value.to} is not in reach`) : 'no';
}

/** Whether the policy allows every action on everything. */
export function isAdministrator(name: string): boolean {
  return name === 'AdministratorAccess';
}

const BROAD: Readonly<Record<string, string>> = {
  PowerUserAccess: 'everything but the management of identities',
  IAMFullAccess: 'the management of every user, role and policy, its own included',
  SystemAdministrator: 'the administration of most services',
  NetworkAdministrator: 'the administration of the whole network',
  DatabaseAdministrator: 'the administration of every database',
  DataScientist: 'full access to the data services of the account',
  SecretsManagerReadWrite: 'reading and changing every secret',
  AmazonECS_FullAccess: 'everything in Amazon ECS and much in the services around it',
  AmazonEC2ContainerServiceFullAccess: 'everything in Amazon ECS and much in the services around it',
  AWSLambda_FullAccess: 'everything in Lambda',
};

/** They end like the broad ones but allow a client no more than to use what it is given. */
const NARROW = ['AmazonElasticFileSystemClientFullAccess'];

/** What a broad policy allows, in words; undefined for one that is made for a single job. */
export function broadlyAllows(name: string): string | undefined {
  if (Object.hasOwn(BROAD, name)) return BROAD[name];
  if (NARROW.includes(name)) return undefined;
  const service = /^(?:Amazon|AWS)?([A-Za-z0-9-]+?)_?FullAccess(?:V\d+|_v\d+)?$/.exec(name)?.[1];
  if (service !== undefined) return `everything in ${spaced(service)}`;
  return name.startsWith('AdministratorAccess-') ? 'the administration of several services' : undefined;
}

/** `SSMReadOnly` → `SSM Read Only`, `DynamoDB` stays. */
function spaced(name: string): string {
  return name.replace(/([a-z])([A-Z][a-z])/g, '$1 $2');
}

/** What AWS's manuals tell to attach to a role of tasks or container instances; each is made for one job there. */
const DOCUMENTED: readonly string[] = [
  'AmazonECSTaskExecutionRolePolicy',
  'AmazonEC2ContainerServiceforEC2Role',
  'AmazonSSMManagedInstanceCore',
  'CloudWatchAgentServerPolicy',
  'AWSXRayDaemonWriteAccess',
  'AWSAppMeshEnvoyAccess',
  'AmazonPrometheusRemoteWriteAccess',
  'AmazonECSInfrastructureRolePolicyForVolumes',
  'AmazonECSInfrastructureRolePolicyForLoadBalancers',
  'AmazonECSInfrastructureRolePolicyForManagedInstances',
  'AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity',
  'AmazonECSInfrastructureRolePolicyForVpcLattice',
  'AmazonECSInstanceRolePolicyForManagedInstances',
  'AmazonEC2ContainerServiceRole',
  'AmazonEC2ContainerServiceEventsRole',
  'AmazonEC2ContainerServiceAutoscaleRole',
  'AmazonElasticFileSystemClientReadWriteAccess',
];

/** Whether the policy is one that the manuals of ECS name for this use. */
export function isDocumentedForEcs(name: string): boolean {
  return DOCUMENTED.includes(name);
}

/** The policy that makes an instance a container instance. */
export const CONTAINER_INSTANCE_POLICY = 'AmazonEC2ContainerServiceforEC2Role';
