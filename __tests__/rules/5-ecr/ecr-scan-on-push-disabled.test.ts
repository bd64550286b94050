import rule from '../../../src/rules/5-ecr/ecr-scan-on-push-disabled.js';
import { OPAQUE, resource, type NeutralResource, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const repository = (attributes: Readonly<Record<string, Value>>): NeutralResource =>
  resource('repository', 'app', { repositoryName: 'acme/app', imageTagMutability: 'IMMUTABLE', ...attributes });
const scanning = (filter: string): NeutralResource =>
  resource('registryScanning', 'all', {
    scanType: 'ENHANCED',
    rules: [{ scanFrequency: 'CONTINUOUS_SCAN', repositoryFilters: [{ filter, filterType: 'WILDCARD' }] }],
  });

testRule(rule, {
  flags: {
    absent: [repository({})],
    'explicitly off': [repository({ imageScanningConfiguration: { scanOnPush: false } })],
    'off, and the registry scans others': [repository({}), scanning('other/*')],
  },
  passes: {
    on: [repository({ imageScanningConfiguration: { scanOnPush: true } })],
    'off, and the registry scans all': [repository({}), scanning('*')],
    'off, and the registry scans it by name': [repository({}), scanning('acme/*')],
  },
  undecided: { 'not known': [repository({ imageScanningConfiguration: { scanOnPush: OPAQUE } })] },
});
