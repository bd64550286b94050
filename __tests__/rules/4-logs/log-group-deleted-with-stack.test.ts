import { describe, expect, test } from '@jest/globals';
import rule from '../../../src/rules/4-logs/log-group-deleted-with-stack.js';
import { container, ref, resource, task, type Neutral } from '../../support/neutral.js';
import { renderings } from '../../support/render.js';
import { read, testRule } from '../../support/test-rule.js';

const APP = `
  App:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: app
          Image: app
          LogConfiguration: { LogDriver: awslogs, Options: { awslogs-group: !Ref Logs } }`;
const template = (policies: string, type = 'Logs::LogGroup', beside = APP): string =>
  `Parameters:
  Mode: { Type: String }
Resources:${beside}
  Logs: # of the shop
    Type: AWS::${type}${policies}
`;
const BOTH = '\n    DeletionPolicy: Retain\n    UpdateReplacePolicy: Retain';

testRule(rule, {
  // Only stacks delete what they made: see below.
  flags: {},
  passes: { 'a log group that nothing of ECS writes to': [resource('logGroup', 'other', { logGroupName: '/other' })] },
  fixes: {
    'no policy': { path: 'template.yaml', before: template(''), after: template(BOTH) },
    'one policy': {
      path: 'template.yaml',
      before: template('\n    DeletionPolicy: Retain'),
      after: template(BOTH),
    },
    'policies that delete': {
      path: 'template.yaml',
      before: template('\n    DeletionPolicy: Delete # for now\n    UpdateReplacePolicy: Delete'),
      after: template('\n    DeletionPolicy: Retain # for now\n    UpdateReplacePolicy: Retain'),
    },
    'a file system': {
      path: 'template.yaml',
      before: template('', 'EFS::FileSystem', ''),
      after: template(BOTH, 'EFS::FileSystem', ''),
    },
    'a repository': {
      path: 'template.yaml',
      before: template('', 'ECR::Repository', ''),
      after: template(BOTH, 'ECR::Repository', ''),
    },
  },
  silent: {
    'both policies': { path: 'template.yaml', text: template(BOTH) },
    'a policy that deletes only what failed': {
      path: 'template.yaml',
      text: template(BOTH.replace('Retain', 'RetainExceptOnCreate')),
    },
    Terraform: {
      path: 'main.tf',
      text: `resource "aws_cloudwatch_log_group" "app" {\n  name = "/ecs/app"\n}\nresource "aws_ecr_repository" "app" {}\n`,
    },
  },
});

describe('ECS418 in CloudFormation', () => {
  const logging: Neutral = [
    task([
      container({ logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': ref('app_logs', 'name') } } }),
    ]),
    resource('logGroup', 'app_logs', { logGroupName: '/ecs/app' }),
  ];
  const inStacks = renderings(logging)
    .filter(({ format }) => /^(cloudformation|cdk)/.test(format))
    .map(({ format, files }): [string, Readonly<Record<string, string>>] => [format, files]);

  test.each(inStacks)('flags the log group of a task in %s', (_, files) => {
    const [finding, more] = read(files, [rule]).findings;
    expect(finding?.property).toBe('DeletionPolicy');
    expect(more).toBeUndefined();
  });

  test('leaves a policy undecided that is not known', () => {
    const known = template('\n    DeletionPolicy: !Ref Mode\n    UpdateReplacePolicy: Retain');
    const { findings, undecided } = read({ 'template.yaml': known }, [rule]);
    expect(findings).toEqual([]);
    expect(undecided).toHaveLength(1);
  });
});
