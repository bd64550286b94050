import rule from '../../../src/rules/6-access-control/tag-on-create-not-enforced.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const setting = (value: Value, name: Value = 'tagResourceAuthorization'): Neutral => [
  resource('accountSetting', 'tags', { name, value }),
];

testRule(rule, {
  flags: { off: setting('off') },
  passes: { on: setting('on'), 'another setting': setting('off', 'dualStackIPv6') },
  undecided: { 'not known': setting(OPAQUE), 'a setting that is not known': setting('off', OPAQUE) },
  fixes: {
    'off in Terraform': {
      path: 'main.tf',
      before: `resource "aws_ecs_account_setting_default" "tags" {
  name  = "tagResourceAuthorization"
  value = "off"
}
`,
      after: `resource "aws_ecs_account_setting_default" "tags" {
  name  = "tagResourceAuthorization"
  value = "on"
}
`,
    },
  },
});
