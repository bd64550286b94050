import type { ResourceReference } from '../model/rule.js';

type Words = Partial<Record<ResourceReference['attribute'], string>>;

/**
 * What returns the id, ARN and name of a resource: `Ref`, or an attribute of `Fn::GetAtt`. Source: the return values in
 * the CloudFormation template reference.
 */
export const RETURN_VALUES: Readonly<Record<string, Words>> = {
  'AWS::EC2::VPC': { id: 'Ref' },
  'AWS::EC2::SecurityGroup': { id: 'GroupId' },
  'AWS::IAM::Role': { arn: 'Arn', name: 'Ref' },
  'AWS::IAM::ManagedPolicy': { arn: 'Ref' },
  'AWS::Logs::LogGroup': { arn: 'Arn', name: 'Ref' },
  'AWS::KMS::Key': { id: 'Ref', arn: 'Arn' },
  'AWS::SecretsManager::Secret': { id: 'Ref', arn: 'Ref' },
  'AWS::SSM::Parameter': { id: 'Ref', name: 'Ref' },
  'AWS::ECR::Repository': { arn: 'Arn', name: 'Ref' },
  'AWS::ECS::Cluster': { arn: 'Arn', name: 'Ref' },
  'AWS::ECS::Service': { arn: 'Ref', name: 'Name' },
  'AWS::ECS::TaskDefinition': { arn: 'Ref' },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': { id: 'Ref', arn: 'Ref', name: 'LoadBalancerName' },
  'AWS::ElasticLoadBalancingV2::TargetGroup': { id: 'Ref', arn: 'Ref', name: 'TargetGroupName' },
  'AWS::ElasticLoadBalancingV2::Listener': { id: 'Ref', arn: 'Ref' },
  'AWS::ElasticLoadBalancingV2::ListenerRule': { id: 'Ref', arn: 'Ref' },
  'AWS::CloudTrail::Trail': { arn: 'Arn', name: 'Ref' },
};
