/** Networks around the tasks. Source: EC2 API reference. */
import { flag, items, link, listOf, mapOf, number, pieces, text } from './shape.js';

/** A network; nothing of it is judged but what belongs to it. */
export const vpcShape = { cidrBlock: text() };

/** `resourceId` is unset in Terraform for a log of a subnet or an interface. */
export const flowLogShape = { resourceId: link() };

export const subnetShape = { vpcId: link(), mapPublicIpOnLaunch: flag(false) };

/** A subnet of the default network, as Terraform adopts it. */
export const defaultSubnetShape = { availabilityZone: text() };

/** The group of a network that everything without a group gets, as Terraform adopts it. */
export const defaultSecurityGroupShape = { ingress: items(), egress: items() };

export const vpcEndpointShape = {
  vpcId: link(),
  serviceName: pieces(),
  vpcEndpointType: text('Gateway'),
  policyDocument: items(),
};

/** A policy of an endpoint as a resource of its own. */
export const vpcEndpointPolicyShape = { vpcEndpointId: link(), policyDocument: items() };

const networkAclRule = {
  ruleNumber: number(),
  ruleAction: text(),
  protocol: text(),
  cidrBlock: text(),
  ipv6CidrBlock: text(),
  portRange: mapOf({ from: number(), to: number() }),
};

/** A rule of a network ACL as a resource of its own, inwards unless it says otherwise. */
export const networkAclEntryShape = { networkAclId: link(), egress: flag(false), ...networkAclRule };

/** The ACL of subnets; Terraform may write its rules inside. */
export const networkAclShape = { ingress: listOf(mapOf(networkAclRule)) };
