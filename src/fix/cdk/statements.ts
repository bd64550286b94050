/** What to write behind a pattern that has no option for what a rule wants. Tried out like the rows of the table. */
import type { SubjectInfo } from '../../model/subject.js';
import { literal } from './rows.js';
import type { Wish } from './wish.js';

interface Statement {
  readonly type: string;
  readonly part?: 'container';
  readonly want: string;
  /** `service` stands for the pattern, `0` for the container's position, `value` for what is wanted. */
  readonly write: (service: string, position: number, value: string) => string;
}

const containerOverride =
  (property: string): Statement['write'] =>
  (service, position, value) =>
    `(${service}.taskDefinition.node.defaultChild as ecs.CfnTaskDefinition)` +
    `.addPropertyOverride('ContainerDefinitions.${String(position)}.${property}', ${value});`;

const balancerAttribute =
  (key: string): Statement['write'] =>
  (service, _position, value) =>
    `${service}.loadBalancer.setAttribute('${key}', ${value});`;

const container = (want: string, property: string): Statement => ({
  type: 'AWS::ECS::TaskDefinition',
  part: 'container',
  want,
  write: containerOverride(property),
});
const balancer = (key: string): Statement => ({
  type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  want: `loadBalancerAttributes[${key}]`,
  write: balancerAttribute(key),
});

export const STATEMENTS: readonly Statement[] = [
  container('readonlyRootFilesystem', 'ReadonlyRootFilesystem'),
  container('user', 'User'),
  balancer('routing.http.drop_invalid_header_fields.enabled'),
  balancer('deletion_protection.enabled'),
];

/** The patterns whose parts have these names. */
export const PATTERNS: ReadonlySet<string> = new Set([
  'ecs_patterns.ApplicationLoadBalancedFargateService',
  'ecs_patterns.ApplicationLoadBalancedEc2Service',
  'ecs_patterns.NetworkLoadBalancedFargateService',
  'ecs_patterns.NetworkLoadBalancedEc2Service',
]);

/** The statement for a wish that no option of the pattern grants. */
export function statementFor(wish: Wish, { resource, kind, place }: SubjectInfo, variable: string): string | undefined {
  const found = STATEMENTS.find(
    ({ type, part, want }) =>
      type === resource.type && want === wish.path && (part === undefined ? place.kind === 'resource' : part === kind),
  );
  if (found === undefined || wish.value === undefined || typeof wish.value === 'object') return undefined;
  const position = place.kind === 'item' ? place.list.items.indexOf(place.node) : 0;
  return position < 0 ? undefined : found.write(variable, position, literal(wish.value));
}
