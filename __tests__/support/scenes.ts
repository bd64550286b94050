/** Ready-made surroundings for rules that look across resources. */
import { container, ref, resource, task, type Neutral, type NeutralResource, type Value } from './neutral.js';

/** internet → alb (443) → web (8080): a Fargate service behind a load balancer; `ingress` are the rules of its group. */
export function serviceBehindLoadBalancer(ingress: readonly Value[]): Neutral {
  return [
    task([container({ portMappings: [{ containerPort: 8080 }] })]),
    resource('service', 'web', {
      taskDefinition: ref('app', 'arn'),
      launchType: 'FARGATE',
      networkConfiguration: {
        awsvpcConfiguration: {
          assignPublicIp: 'DISABLED',
          securityGroups: [ref('web_tasks', 'id')],
          subnets: ['subnet-1'],
        },
      },
      loadBalancers: [{ targetGroupArn: ref('web_targets', 'arn'), containerName: 'app', containerPort: 8080 }],
    }),
    resource('targetGroup', 'web_targets', { port: 8080, protocol: 'HTTP', targetType: 'ip' }),
    resource('listener', 'https', {
      loadBalancerArn: ref('alb', 'arn'),
      port: 443,
      protocol: 'HTTPS',
      sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      certificates: 'arn:aws:acm:eu-west-1:123456789012:certificate/web',
      defaultActions: [{ type: 'forward', targetGroupArn: ref('web_targets', 'arn') }],
    }),
    resource('loadBalancer', 'alb', { scheme: 'internet-facing', securityGroups: [ref('edge', 'id')] }),
    resource('securityGroup', 'edge', {
      ingress: [{ ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp: ['0.0.0.0/0'] }],
    }),
    resource('securityGroup', 'web_tasks', { ingress }),
  ];
}

/** A group that guards a database, with these ingress rules. */
export function databaseGroup(ingress: readonly Value[]): Neutral {
  return [
    resource('dataStore', 'orders', { securityGroups: [ref('orders_db', 'id')], port: 5432 }),
    resource('securityGroup', 'orders_db', { ingress }),
  ];
}

export function group(name: string, ingress: readonly Value[]): NeutralResource {
  return resource('securityGroup', name, { ingress });
}

export function tcp(port: number, source: Readonly<Record<string, Value>>, to = port): Value {
  return { ipProtocol: 'tcp', fromPort: port, toPort: to, ...source };
}

export const WORLD: Readonly<Record<string, Value>> = { cidrIp: ['0.0.0.0/0'] };

/** User data of an instance that joins a cluster, without and with a block of the metadata service. */
export const JOINS_CLUSTER = 'echo ECS_CLUSTER=prod >> /etc/ecs/ecs.config';
export const BLOCKS_METADATA = `${JOINS_CLUSTER}; echo ECS_AWSVPC_BLOCK_IMDS=true >> /etc/ecs/ecs.config`;

/** A role with these statements as its trust policy; each allows to assume it unless it says otherwise. */
export function roleTrusting(...statements: readonly Readonly<Record<string, Value>>[]): Neutral {
  return [
    resource('role', 'app_task', {
      roleName: 'app-task',
      assumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: statements.map((statement) => ({ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement })),
      },
    }),
  ];
}

/** A role `deployer` with a policy of these statements; each allows unless it says otherwise. */
export function deployerMay(...statements: readonly Readonly<Record<string, Value>>[]): Neutral {
  return [
    resource('role', 'deployer', { roleName: 'deployer' }),
    resource('policy', 'deploy', {
      policyName: 'deploy',
      roles: ['deployer'],
      policyDocument: {
        Version: '2012-10-17',
        Statement: statements.map((statement) => ({ Effect: 'Allow', ...statement })),
      },
    }),
  ];
}
