import rule from '../../../src/rules/1-security-groups/vpc-flow-logs-disabled.js';
import { OPAQUE, ref, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const vpc = (name: string): Neutral => [resource('vpc', name, { cidrBlock: '10.0.0.0/16' })];
const flowLog = (resourceId: Value): Neutral => [resource('flowLog', 'log', { resourceId })];

testRule(rule, {
  flags: {
    'no flow log': vpc('main'),
    'a flow log for another network': [...vpc('main'), ...vpc('other'), ...flowLog(ref('other', 'id'))],
  },
  passes: { 'a flow log': [...vpc('main'), ...flowLog(ref('main', 'id'))] },
  undecided: {
    'a flow log for something that is not known': [...vpc('main'), ...flowLog(OPAQUE)],
    'a flow log for a part of the network': [...vpc('main'), resource('flowLog', 'log', {})],
  },
});
