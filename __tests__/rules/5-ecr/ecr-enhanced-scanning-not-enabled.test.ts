import rule from '../../../src/rules/5-ecr/ecr-enhanced-scanning-not-enabled.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const scanning = (scanType: Value, scanFrequency: Value, filter: Value = '*'): Neutral => [
  resource('registryScanning', 'all', {
    scanType,
    rules: [{ scanFrequency, repositoryFilters: [{ filter, filterType: 'WILDCARD' }] }],
  }),
];

testRule(rule, {
  flags: {
    basic: scanning('BASIC', 'SCAN_ON_PUSH'),
    'basic, and only by hand': scanning('BASIC', 'MANUAL'),
    'enhanced for some repositories': scanning('ENHANCED', 'CONTINUOUS_SCAN', 'prod/*'),
    'enhanced for none': [resource('registryScanning', 'all', { scanType: 'ENHANCED' })],
  },
  passes: {
    continuous: scanning('ENHANCED', 'CONTINUOUS_SCAN'),
    'on push': scanning('ENHANCED', 'SCAN_ON_PUSH'),
  },
  undecided: {
    'a type that is not known': scanning(OPAQUE, 'SCAN_ON_PUSH'),
    'a filter that is not known': scanning('ENHANCED', 'SCAN_ON_PUSH', OPAQUE),
  },
  fixes: {
    'the type of the registry': {
      path: 'main.tf',
      before:
        'resource "aws_ecr_registry_scanning_configuration" "all" {\n  scan_type = "BASIC"\n\n  rule {\n    scan_frequency = "SCAN_ON_PUSH"\n    repository_filter {\n      filter      = "*"\n      filter_type = "WILDCARD"\n    }\n  }\n}\n',
      after:
        'resource "aws_ecr_registry_scanning_configuration" "all" {\n  scan_type = "ENHANCED"\n\n  rule {\n    scan_frequency = "SCAN_ON_PUSH"\n    repository_filter {\n      filter      = "*"\n      filter_type = "WILDCARD"\n    }\n  }\n}\n',
    },
  },
});
