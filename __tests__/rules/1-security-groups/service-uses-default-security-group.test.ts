import { expect, test } from '@jest/globals';
import rule from '../../../src/rules/1-security-groups/service-uses-default-security-group.js';
import { OPAQUE, ref, resource, type Neutral, type Value } from '../../support/neutral.js';
import { group } from '../../support/scenes.js';
import { read, testRule } from '../../support/test-rule.js';

const service = (awsvpcConfiguration: Readonly<Record<string, Value>>): Neutral => [
  resource('service', 'web', {
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], ...awsvpcConfiguration } },
  }),
];

const terraform = (source: string): string =>
  `resource "aws_vpc" "main" {}\nresource "aws_default_security_group" "main" {}\nresource "aws_ecs_service" "web" {\n  network_configuration {\n    subnets         = ["subnet-1"]\n    security_groups = [${source}]\n  }\n}\n`;

testRule(rule, {
  flags: {
    'no groups': service({}),
    'an empty list of groups': service({ securityGroups: [] }),
  },
  passes: {
    'a group by its id': service({ securityGroups: ['sg-0123456789abcdef0'] }),
    'a group of its own': [...service({ securityGroups: [ref('tasks', 'id')] }), group('tasks', [])],
    'no network configuration, as in bridge mode': [resource('service', 'web', { launchType: 'EC2' })],
  },
  undecided: {
    'groups that are not known': service({ securityGroups: OPAQUE }),
    'a group that is not known': service({ securityGroups: [OPAQUE] }),
  },
  silent: {
    'another attribute of the VPC': { path: 'main.tf', text: terraform('aws_vpc.main.id') },
  },
});

test.each(['aws_default_security_group.main.id', 'aws_vpc.main.default_security_group_id'])(
  'ECS114 knows %s as the default group',
  (source) => {
    const { findings } = read({ 'main.tf': terraform(source) }, [rule]);
    expect(findings.map(({ address }) => address)).toEqual(['aws_ecs_service.web']);
  },
);
