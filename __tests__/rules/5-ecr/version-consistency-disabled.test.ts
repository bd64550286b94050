import rule from '../../../src/rules/5-ecr/version-consistency-disabled.js';
import { container, OPAQUE, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const app = (attributes: Readonly<Record<string, Value>>): Neutral => [task([container(attributes)])];
const DIGEST = 'sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';

testRule(rule, {
  flags: { disabled: app({ versionConsistency: 'disabled' }) },
  passes: {
    absent: app({}),
    enabled: app({ versionConsistency: 'enabled' }),
    'disabled for an image named by its digest': app({
      versionConsistency: 'disabled',
      image: `123456789012.dkr.ecr.eu-west-1.amazonaws.com/app@${DIGEST}`,
    }),
  },
  undecided: {
    'not known': app({ versionConsistency: OPAQUE }),
    'disabled for an image that is not known': app({ versionConsistency: 'disabled', image: OPAQUE }),
  },
  fixes: {
    'a container': {
      path: 'task-definition.json',
      before:
        '{\n  "family": "app",\n  "containerDefinitions": [\n    { "name": "app", "image": "nginx:1.27.2", "versionConsistency": "disabled" }\n  ]\n}\n',
      after:
        '{\n  "family": "app",\n  "containerDefinitions": [\n    { "name": "app", "image": "nginx:1.27.2", "versionConsistency": "enabled" }\n  ]\n}\n',
    },
  },
});
