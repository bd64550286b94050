import rule from '../../../src/rules/4-logs/firelens-router-missing.js';
import { container, OPAQUE, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const APP = container({ logConfiguration: { logDriver: 'awsfirelens', options: { Name: 'cloudwatch' } } });
const router = (attributes: Readonly<Record<string, Value>> = {}): Value =>
  container({ name: 'router', firelensConfiguration: { type: 'fluentbit' }, ...attributes });
const app = (...others: readonly Value[]): Neutral => [task([APP, ...others])];

testRule(rule, {
  flags: {
    'no router': app(),
    'other containers that route nothing': app(container({ name: 'proxy' })),
    'a router that is not essential': app(router({ essential: false })),
  },
  passes: {
    'a router': app(router()),
    'an essential router': app(router({ essential: true })),
    'another driver': [task([container()])],
  },
  undecided: {
    'a container that is not known': app(OPAQUE),
    'a router that may not be essential': app(router({ essential: OPAQUE })),
    'a driver that is not known': [task([container({ logConfiguration: { logDriver: OPAQUE } })])],
  },
});
