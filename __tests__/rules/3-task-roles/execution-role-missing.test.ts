import rule from '../../../src/rules/3-task-roles/execution-role-missing.js';
import { container, OPAQUE, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const without = (attributes: Readonly<Record<string, Value | undefined>> = {}, one = container()): Neutral => [
  task([one], { executionRoleArn: undefined, ...attributes }),
];
const PUBLIC = container({ image: 'public.ecr.aws/nginx/nginx:1.27.0', logConfiguration: undefined });

testRule(rule, {
  flags: {
    'logs and a private image': without(),
    'a private image': without({}, container({ logConfiguration: undefined })),
    'logs of a public image': without({}, container({ image: 'public.ecr.aws/nginx/nginx:1.27.0' })),
  },
  passes: {
    'an execution role': [task([container()])],
    'instances, whose own role does it': without({ requiresCompatibilities: ['EC2'] }),
    'a public image without logs': without({}, PUBLIC),
  },
  undecided: {
    'an image that is not known': without({}, container({ image: OPAQUE, logConfiguration: undefined })),
    'a role that is not known': [task([container()], { executionRoleArn: OPAQUE })],
  },
  fixes: {
    CloudFormation: {
      path: 'template.yaml',
      before: template(''),
      after: template('\n      ExecutionRoleArn: !GetAtt Execution.Arn'),
    },
  },
});

function template(role: string): string {
  return `Resources:
  App:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: app${role}
      RequiresCompatibilities: [FARGATE]
      ContainerDefinitions:
        - Name: app
          Image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1.4.2
  Execution:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {}
      ManagedPolicyArns: [arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy]
`;
}
