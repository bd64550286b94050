/** Spellings of networks, security groups, load balancers, instances and data stores. */
import type { Dialect, Spelling } from '../model/spelling.js';
import {
  cloudFormation,
  native,
  none,
  path,
  single,
  terraform,
  type Exceptions,
  type NativeType,
} from './native-type.js';

const TERRAFORM_LOAD_BALANCER: Exceptions = {
  type: path('load_balancer_type'),
  loadBalancerAttributes: none,
  scheme: { path: 'internal', values: { internal: true, 'internet-facing': false } },
};

const TERRAFORM_LISTENER: Exceptions = {
  certificates: path('certificate_arn'),
  defaultActions: path('default_action{}'),
  'defaultActions.forwardConfig': path('default_action{}.forward{}'),
  'defaultActions.forwardConfig.targetGroups': path('default_action{}.forward{}.target_group{}'),
  'defaultActions.forwardConfig.targetGroups.targetGroupArn': path('default_action{}.forward{}.target_group{}.arn'),
  'defaultActions.redirectConfig': path('default_action{}.redirect{}'),
};

const TERRAFORM_LISTENER_RULE: Exceptions = {
  actions: path('action{}'),
  'actions.forwardConfig': path('action{}.forward{}'),
  'actions.forwardConfig.targetGroups': path('action{}.forward{}.target_group{}'),
  'actions.forwardConfig.targetGroups.targetGroupArn': path('action{}.forward{}.target_group{}.arn'),
};

const TERRAFORM_TARGET_GROUP: Exceptions = {
  healthCheckProtocol: path('health_check{}.protocol'),
  healthCheckPath: path('health_check{}.path'),
};

const CLOUDFORMATION_RULE: Exceptions = {
  type: none,
  cidrIp: { single: true },
  cidrIpv6: { single: true },
  sourceSecurityGroupId: { single: true },
  sourcePrefixListId: { single: true },
  self: none,
};

const CLOUDFORMATION_EGRESS: Exceptions = {
  ...CLOUDFORMATION_RULE,
  sourceSecurityGroupId: single('DestinationSecurityGroupId'),
  sourcePrefixListId: single('DestinationPrefixListId'),
};

const TERRAFORM_RULE: Exceptions = {
  ipProtocol: path('protocol'),
  cidrIp: path('cidr_blocks'),
  cidrIpv6: path('ipv6_cidr_blocks'),
  sourcePrefixListId: path('prefix_list_ids'),
};

/** The instance profile where it is a single name or ARN. */
const profileIn = (key: string): Exceptions => ({
  iamInstanceProfile: path(''),
  'iamInstanceProfile.name': path(key),
  'iamInstanceProfile.arn': none,
});

/** Every device but the root's, each written flat. */
const TERRAFORM_DEVICES: Exceptions = {
  blockDeviceMappings: path('ebs_block_device{}'),
  'blockDeviceMappings.ebs': path('ebs_block_device{}'),
};

/** Ports are written flat; a rule inside has shorter words. */
const TERRAFORM_ACL: Exceptions = {
  ingress: path('ingress{}'),
  'ingress.ruleNumber': path('ingress{}.rule_no'),
  'ingress.ruleAction': path('ingress{}.action'),
  'ingress.portRange': path('ingress{}'),
  'ingress.portRange.from': path('ingress{}.from_port'),
  'ingress.portRange.to': path('ingress{}.to_port'),
};

const CLOUDFORMATION_ACL: Exceptions = { ingress: none };

const TERRAFORM_VPC_RULE: Exceptions = {
  type: none,
  groupId: path('security_group_id'),
  cidrIp: single('cidr_ipv4'),
  cidrIpv6: single('cidr_ipv6'),
  sourceSecurityGroupId: single('referenced_security_group_id'),
  sourcePrefixListId: single('prefix_list_id'),
  self: none,
};

/** A security group rule as a resource of its own, which goes one way only. */
const rule = (direction: 'ingress' | 'egress', dialect: Dialect, exceptions: Exceptions): NativeType => ({
  ...native('securityGroupRule', dialect, exceptions),
  direction,
});

const dataStore = (dialect: Dialect, groups: string, port?: string): NativeType =>
  native('dataStore', dialect, {
    securityGroups: path(groups),
    port: port === undefined ? none : path(port),
  });

/** Native resource types of the network to what they are. */
export const NETWORK_TYPES: Readonly<Record<string, NativeType>> = {
  'AWS::EC2::VPC': cloudFormation('vpc'),
  aws_vpc: terraform('vpc'),
  'AWS::EC2::FlowLog': cloudFormation('flowLog'),
  aws_flow_log: terraform('flowLog', { resourceId: path('vpc_id') }),
  'AWS::EC2::Subnet': cloudFormation('subnet'),
  aws_subnet: terraform('subnet'),
  aws_default_subnet: terraform('defaultSubnet'),
  'AWS::EC2::NetworkAcl': cloudFormation('networkAcl', CLOUDFORMATION_ACL),
  'AWS::EC2::NetworkAclEntry': cloudFormation('networkAclEntry'),
  aws_network_acl: terraform('networkAcl', TERRAFORM_ACL),
  aws_default_network_acl: terraform('networkAcl', TERRAFORM_ACL),
  aws_network_acl_rule: terraform('networkAclEntry', {
    portRange: path(''),
    'portRange.from': path('from_port'),
    'portRange.to': path('to_port'),
  }),
  'AWS::EC2::VPCEndpoint': cloudFormation('vpcEndpoint'),
  aws_vpc_endpoint: terraform('vpcEndpoint', { policyDocument: path('policy') }),
  aws_vpc_endpoint_policy: terraform('vpcEndpointPolicy', { policyDocument: path('policy') }),
  aws_default_security_group: terraform('defaultSecurityGroup', {
    ingress: path('ingress{}'),
    egress: path('egress{}'),
  }),

  'AWS::EC2::LaunchTemplate': cloudFormation('instanceTemplate', {
    userData: path('LaunchTemplateData.UserData'),
    keyName: path('LaunchTemplateData.KeyName'),
    imageId: path('LaunchTemplateData.ImageId'),
    instanceType: path('LaunchTemplateData.InstanceType'),
    iamInstanceProfile: path('LaunchTemplateData.IamInstanceProfile'),
    launchTemplate: none,
    blockDeviceMappings: path('LaunchTemplateData.BlockDeviceMappings'),
    rootBlockDevice: none,
    associatePublicIpAddress: none,
    networkInterfaces: path('LaunchTemplateData.NetworkInterfaces'),
    metadataOptions: path('LaunchTemplateData.MetadataOptions'),
  }),
  'AWS::AutoScaling::LaunchConfiguration': cloudFormation('instanceTemplate', {
    ...profileIn('IamInstanceProfile'),
    launchTemplate: none,
    networkInterfaces: none,
    rootBlockDevice: none,
  }),
  'AWS::EC2::Instance': cloudFormation('instanceTemplate', {
    ...profileIn('IamInstanceProfile'),
    associatePublicIpAddress: none,
    rootBlockDevice: none,
  }),
  aws_launch_template: terraform('instanceTemplate', {
    associatePublicIpAddress: none,
    launchTemplate: none,
    rootBlockDevice: none,
  }),
  aws_launch_configuration: terraform('instanceTemplate', {
    ...TERRAFORM_DEVICES,
    ...profileIn('iam_instance_profile'),
    launchTemplate: none,
    networkInterfaces: none,
  }),
  aws_instance: terraform('instanceTemplate', {
    ...TERRAFORM_DEVICES,
    ...profileIn('iam_instance_profile'),
    launchTemplate: path('launch_template{}'),
    networkInterfaces: none,
    imageId: path('ami'),
  }),
  'data.aws_ami': terraform('imageLookup'),
  'data.aws_caller_identity': terraform('callerIdentity'),
  'AWS::AutoScaling::AutoScalingGroup': cloudFormation('autoScalingGroup'),
  aws_autoscaling_group: terraform('autoScalingGroup', {
    launchConfigurationName: path('launch_configuration'),
    'launchTemplate.launchTemplateId': path('launch_template{}.id'),
    'launchTemplate.launchTemplateName': path('launch_template{}.name'),
  }),

  'AWS::EC2::SecurityGroup': cloudFormation('securityGroup', {
    description: path('GroupDescription'),
    ingress: path('SecurityGroupIngress'),
    egress: path('SecurityGroupEgress'),
  }),
  aws_security_group: terraform('securityGroup', {
    groupName: path('name'),
    ingress: path('ingress{}'),
    egress: path('egress{}'),
  }),
  'AWS::EC2::SecurityGroupIngress': rule('ingress', 'cloudformation', CLOUDFORMATION_RULE),
  'AWS::EC2::SecurityGroupEgress': rule('egress', 'cloudformation', CLOUDFORMATION_EGRESS),
  aws_security_group_rule: terraform('securityGroupRule', {
    ...TERRAFORM_RULE,
    groupId: path('security_group_id'),
    sourceSecurityGroupId: single('source_security_group_id'),
  }),
  aws_vpc_security_group_ingress_rule: rule('ingress', 'terraform', TERRAFORM_VPC_RULE),
  aws_vpc_security_group_egress_rule: rule('egress', 'terraform', TERRAFORM_VPC_RULE),
  'AWS::ElasticLoadBalancingV2::LoadBalancer': cloudFormation('loadBalancer', {
    dropInvalidHeaderFields: none,
    desyncMitigationMode: none,
    enableDeletionProtection: none,
    accessLogs: none,
    'accessLogs.bucket': none,
    'accessLogs.enabled': none,
  }),
  'AWS::WAFv2::WebACLAssociation': cloudFormation('firewallAssociation'),
  aws_wafv2_web_acl_association: terraform('firewallAssociation'),
  aws_lb: terraform('loadBalancer', TERRAFORM_LOAD_BALANCER),
  aws_alb: terraform('loadBalancer', TERRAFORM_LOAD_BALANCER),
  'AWS::ElasticLoadBalancingV2::Listener': cloudFormation('listener'),
  aws_lb_listener: terraform('listener', TERRAFORM_LISTENER),
  aws_alb_listener: terraform('listener', TERRAFORM_LISTENER),
  'AWS::ElasticLoadBalancingV2::ListenerRule': cloudFormation('listenerRule'),
  aws_lb_listener_rule: terraform('listenerRule', TERRAFORM_LISTENER_RULE),
  aws_alb_listener_rule: terraform('listenerRule', TERRAFORM_LISTENER_RULE),
  'AWS::ElasticLoadBalancingV2::TargetGroup': cloudFormation('targetGroup'),
  aws_lb_target_group: terraform('targetGroup', TERRAFORM_TARGET_GROUP),
  aws_alb_target_group: terraform('targetGroup', TERRAFORM_TARGET_GROUP),

  'AWS::RDS::DBInstance': dataStore('cloudformation', 'VPCSecurityGroups', 'Port'),
  'AWS::RDS::DBCluster': dataStore('cloudformation', 'VpcSecurityGroupIds', 'Port'),
  'AWS::DocDB::DBCluster': dataStore('cloudformation', 'VpcSecurityGroupIds', 'Port'),
  'AWS::ElastiCache::ReplicationGroup': dataStore('cloudformation', 'SecurityGroupIds', 'Port'),
  'AWS::ElastiCache::CacheCluster': dataStore('cloudformation', 'VpcSecurityGroupIds', 'Port'),
  'AWS::OpenSearchService::Domain': dataStore('cloudformation', 'VPCOptions.SecurityGroupIds'),
  'AWS::EFS::FileSystem': cloudFormation('fileSystem', { policy: path('FileSystemPolicy') }),
  aws_efs_file_system: terraform('fileSystem', { policy: none, backupPolicy: none, 'backupPolicy.status': none }),
  aws_efs_backup_policy: terraform('backupPolicy'),
  'AWS::Backup::BackupSelection': cloudFormation('backupSelection', { resources: path('BackupSelection.Resources') }),
  aws_backup_selection: terraform('backupSelection'),
  aws_efs_file_system_policy: terraform('fileSystemPolicy', { policy: path('policy') }),
  'AWS::EFS::AccessPoint': cloudFormation('accessPoint'),
  aws_efs_access_point: terraform('accessPoint'),
  'AWS::EFS::MountTarget': dataStore('cloudformation', 'SecurityGroups'),
  aws_db_instance: dataStore('terraform', 'vpc_security_group_ids', 'port'),
  aws_rds_cluster: dataStore('terraform', 'vpc_security_group_ids', 'port'),
  aws_docdb_cluster: dataStore('terraform', 'vpc_security_group_ids', 'port'),
  aws_elasticache_replication_group: dataStore('terraform', 'security_group_ids', 'port'),
  aws_elasticache_cluster: dataStore('terraform', 'security_group_ids', 'port'),
  aws_opensearch_domain: dataStore('terraform', 'vpc_options{}.security_group_ids'),
  aws_efs_mount_target: dataStore('terraform', 'security_groups'),
};

/** Rules inside a security group. */
export const NETWORK_PARTS: Readonly<Record<string, Spelling>> = {
  'AWS::EC2::SecurityGroup#ingress': {
    dialect: 'cloudformation',
    exceptions: { ...CLOUDFORMATION_RULE, groupId: none },
  },
  'AWS::EC2::SecurityGroup#egress': {
    dialect: 'cloudformation',
    exceptions: { ...CLOUDFORMATION_EGRESS, groupId: none },
  },
  'aws_security_group#ingress': {
    dialect: 'terraform',
    exceptions: { ...TERRAFORM_RULE, type: none, groupId: none, sourceSecurityGroupId: path('security_groups') },
  },
  'aws_security_group#egress': {
    dialect: 'terraform',
    exceptions: { ...TERRAFORM_RULE, type: none, groupId: none, sourceSecurityGroupId: path('security_groups') },
  },
};
