/** Security groups, load balancers and what they guard. Source: EC2 and Elastic Load Balancing API references. */
import { any, flag, items, link, listOf, mapOf, number, text } from './shape.js';

export const securityGroupShape = {
  groupName: text(),
  description: text(),
  vpcId: link(),
  ingress: items(),
  egress: items(),
};

/** One rule, inline or a resource of its own. `groupId` is unset for an inline rule, `type` for one whose place says it. */
export const securityGroupRuleShape = {
  type: text(),
  groupId: link(),
  description: text(),
  ipProtocol: text(),
  fromPort: number(),
  toPort: number(),
  cidrIp: listOf(text()),
  cidrIpv6: listOf(text()),
  sourceSecurityGroupId: listOf(link()),
  sourcePrefixListId: listOf(link()),
  self: flag(false),
};

export const loadBalancerShape = {
  name: text(),
  type: text('application'),
  scheme: text('internet-facing'),
  securityGroups: listOf(link()),
  subnets: listOf(link()),
  /** CloudFormation's list of settings, and four of them as Terraform has them. */
  loadBalancerAttributes: listOf(mapOf({ key: text(), value: text() })),
  dropInvalidHeaderFields: flag(false),
  desyncMitigationMode: text('defensive'),
  enableDeletionProtection: flag(false),
  accessLogs: mapOf({ bucket: link(), enabled: flag(false) }),
};

export const listenerShape = {
  loadBalancerArn: link(),
  port: number(),
  protocol: text(),
  sslPolicy: text('ELBSecurityPolicy-2016-08'),
  certificates: any(),
  defaultActions: listOf(
    mapOf({
      type: text(),
      targetGroupArn: link(),
      forwardConfig: mapOf({ targetGroups: listOf(mapOf({ targetGroupArn: link() })) }),
      redirectConfig: mapOf({ protocol: text('#{protocol}'), port: text('#{port}'), statusCode: text() }),
    }),
  ),
};

export const listenerRuleShape = {
  listenerArn: link(),
  actions: listOf(
    mapOf({
      type: text(),
      targetGroupArn: link(),
      forwardConfig: mapOf({ targetGroups: listOf(mapOf({ targetGroupArn: link() })) }),
    }),
  ),
};

export const targetGroupShape = {
  name: text(),
  port: number(),
  protocol: text(),
  protocolVersion: text(),
  targetType: text('instance'),
  healthCheckProtocol: text(),
  healthCheckPath: text(),
};

/** A firewall in front of a load balancer. */
export const firewallAssociationShape = { resourceArn: link() };

/** Anything that keeps data behind security groups: RDS, ElastiCache, OpenSearch, EFS mount targets … */
export const dataStoreShape = {
  securityGroups: listOf(link()),
  port: number(),
};
