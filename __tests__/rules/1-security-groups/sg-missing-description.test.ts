import rule from '../../../src/rules/1-security-groups/sg-missing-description.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { group } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const described = (description: Value): Neutral => [resource('securityGroup', 'tasks', { description })];

testRule(rule, {
  flags: {
    absent: [group('tasks', [])],
    empty: described(''),
    'what Terraform writes by itself': described('Managed by Terraform'),
    'what a module writes by itself': described('Security Group managed by Terraform'),
  },
  passes: {
    'a description': described('Tasks of the shop'),
    'a description that names its tool': described('Tasks of the shop, managed by Terraform'),
  },
  undecided: { 'not known': described(OPAQUE) },
});
