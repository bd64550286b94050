import rule from '../../../src/rules/2-secrets/aws-credentials-in-environment.js';
import { container, OPAQUE, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const environment = (...entries: readonly Value[]): Neutral => [task([container({ environment: entries })])];
const LEVEL = { name: 'LOG_LEVEL', value: 'info' };

testRule(rule, {
  flags: {
    'an access key id': environment({ name: 'AWS_ACCESS_KEY_ID', value: 'AKIA-NOT-A-REAL-KEY' }),
    'a secret key beside others': environment(LEVEL, { name: 'AWS_SECRET_ACCESS_KEY', value: 'not-a-real-key' }),
    'a session token that comes from elsewhere': environment({ name: 'AWS_SESSION_TOKEN', value: OPAQUE }, LEVEL),
  },
  passes: {
    'a region': environment({ name: 'AWS_REGION', value: 'eu-west-1' }),
    'an empty value, which switches it off': environment({ name: 'AWS_ACCESS_KEY_ID', value: '' }),
    'no environment': [task([container({})])],
  },
});
