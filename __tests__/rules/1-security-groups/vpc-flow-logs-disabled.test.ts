import rule from '../../../src/rules/1-security-groups/vpc-flow-logs-disabled.js';
import { OPAQUE, ref, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const vpc = (name: string): Neutral => [resource('vpc', name, { cidrBlock: '10.0.0.0/16' })];
const flowLog = (resourceId: Value): Neutral => [resource('flowLog', 'log', { resourceId })];

/** Where flow logs can be written: a group called after them, and a role for the service. */
const destination = (name: string): Neutral => [
  resource('logGroup', name, { logGroupName: name, retentionInDays: 365 }),
  resource('role', `${name}_writer`, {
    assumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'vpc-flow-logs.amazonaws.com' } }],
    },
  }),
];

testRule(rule, {
  flags: {
    'no flow log': vpc('main'),
    'no flow log, with a group and a role for one': [...vpc('main'), ...destination('flow')],
    'no flow log, with two groups and roles for one': [
      ...vpc('main'),
      ...destination('flow'),
      ...destination('overflow'),
    ],
    'a flow log for another network': [...vpc('main'), ...vpc('other'), ...flowLog(ref('other', 'id'))],
  },
  passes: { 'a flow log': [...vpc('main'), ...flowLog(ref('main', 'id'))] },
  undecided: {
    'a flow log for something that is not known': [...vpc('main'), ...flowLog(OPAQUE)],
    'a flow log for a part of the network': [...vpc('main'), resource('flowLog', 'log', {})],
  },
  fixes: {
    'a Terraform file': {
      path: 'main.tf',
      before: `resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_cloudwatch_log_group" "flow" {
  name              = "vpc-flow-logs"
  retention_in_days = 365
}

resource "aws_iam_role" "flow" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "vpc-flow-logs.amazonaws.com" } }]
  })
}
`,
      after: `resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_flow_log" "vpc_traffic" {
  vpc_id          = aws_vpc.main.id
  traffic_type    = "ALL"
  log_destination = aws_cloudwatch_log_group.flow.arn
  iam_role_arn    = aws_iam_role.flow.arn
}

resource "aws_cloudwatch_log_group" "flow" {
  name              = "vpc-flow-logs"
  retention_in_days = 365
}

resource "aws_iam_role" "flow" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "vpc-flow-logs.amazonaws.com" } }]
  })
}
`,
    },
    'a template in YAML': {
      path: 'template.yaml',
      before: `Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.0.0.0/16
  FlowLogs:
    Type: AWS::Logs::LogGroup
    Properties:
      LogGroupName: vpc-flow-logs
      RetentionInDays: 365
  FlowRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: sts:AssumeRole
            Principal:
              Service: vpc-flow-logs.amazonaws.com
`,
      after: `Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.0.0.0/16
  VpcTraffic:
    Type: AWS::EC2::FlowLog
    Properties:
      ResourceId: !Ref Vpc
      ResourceType: VPC
      TrafficType: ALL
      LogGroupName: !Ref FlowLogs
      DeliverLogsPermissionArn: !GetAtt FlowRole.Arn
  FlowLogs:
    Type: AWS::Logs::LogGroup
    Properties:
      LogGroupName: vpc-flow-logs
      RetentionInDays: 365
  FlowRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: sts:AssumeRole
            Principal:
              Service: vpc-flow-logs.amazonaws.com
`,
    },
    'a template in JSON': {
      path: 'template.json',
      before: `{
  "Resources": {
    "Vpc": {
      "Type": "AWS::EC2::VPC",
      "Properties": { "CidrBlock": "10.0.0.0/16" }
    },
    "FlowLogs": {
      "Type": "AWS::Logs::LogGroup",
      "Properties": { "LogGroupName": "vpc-flow-logs", "RetentionInDays": 365 }
    },
    "FlowRole": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": "sts:AssumeRole",
              "Principal": { "Service": "vpc-flow-logs.amazonaws.com" }
            }
          ]
        }
      }
    }
  }
}
`,
      after: `{
  "Resources": {
    "Vpc": {
      "Type": "AWS::EC2::VPC",
      "Properties": { "CidrBlock": "10.0.0.0/16" }
    },
    "VpcTraffic": {
      "Type": "AWS::EC2::FlowLog",
      "Properties": {
        "ResourceId": { "Ref": "Vpc" },
        "ResourceType": "VPC",
        "TrafficType": "ALL",
        "LogGroupName": { "Ref": "FlowLogs" },
        "DeliverLogsPermissionArn": { "Fn::GetAtt": ["FlowRole", "Arn"] }
      }
    },
    "FlowLogs": {
      "Type": "AWS::Logs::LogGroup",
      "Properties": { "LogGroupName": "vpc-flow-logs", "RetentionInDays": 365 }
    },
    "FlowRole": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "AssumeRolePolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Action": "sts:AssumeRole",
              "Principal": { "Service": "vpc-flow-logs.amazonaws.com" }
            }
          ]
        }
      }
    }
  }
}
`,
    },
  },
});
