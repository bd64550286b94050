import { every, is, isEmpty, some } from '../../model/attribute.js';
import { and, not, or, type Certainty } from '../../model/certainty.js';
import { rule, set } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

type Scanning = Subject<'registryScanning'>;

export default rule({
  code: 'ECS502',
  name: 'ecr-enhanced-scanning-not-enabled',
  step: 5,
  title: 'Registry without enhanced scanning of all images',
  severity: 'low',
  tier: 'B',
  target: 'registryScanning',
  why: 'Basic scanning looks at packages of the operating system when an image is pushed. Enhanced scanning also finds vulnerable packages of programming languages, and looks again whenever a new vulnerability is published.',
  unless: 'Another scanner looks at the images, or the price of Amazon Inspector is too high for this registry.',
  references: [
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-enhanced.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/inspector-controls.html#inspector-2',
  ],
  equivalents: {
    'Security Hub': ['ECR.1', 'Inspector.2'],
    Prowler: ['ecr_registry_scan_images_on_push_enabled', 'inspector2_is_enabled'],
    TFLint: ['aws_ecr_registry_scanning_configuration_invalid_scan_type'],
  },
  fix: {
    kind: 'partial',
    risk: 'Amazon Inspector charges for each image that it scans.',
    advice: 'Set the scan type to ENHANCED, with a rule for `*` that scans on push or continuously.',
  },

  check(registry) {
    const { scanType } = registry;
    const basic = not(is(scanType, 'ENHANCED'));
    const partly = not(some(registry.rules, coversAll));
    if (basic === 'yes') {
      return {
        place: scanType.place,
        evidence: [scanType],
        message:
          'The registry scans with basic scanning, which sees only packages of the operating system, and only at the push. ' +
          'A vulnerable library, or one found out later, goes unseen. Set the scan type to ENHANCED.',
        changes: partly === 'no' && isEnhanceable(registry) === 'yes' ? [set(scanType, 'ENHANCED')] : [],
      };
    }
    if (basic !== 'no') return basic;
    if (partly !== 'yes') return partly;
    return {
      place: registry.rules.place,
      message:
        'No rule of the registry scans all repositories on push or continuously. ' +
        'Images in the others are never scanned. Add a rule with the filter `*`.',
    };
  },
});

type ScanRule = Scanning['rules']['items'][number];

function coversAll({ scanFrequency, repositoryFilters }: ScanRule): Certainty {
  return and(
    isAutomatic(scanFrequency),
    or(
      isEmpty(repositoryFilters),
      some(repositoryFilters, ({ filter }) => is(filter, (text) => /^\*+$/.test(text))),
    ),
  );
}

function isAutomatic(frequency: ScanRule['scanFrequency']): Certainty {
  return is(frequency, (word) => word === 'SCAN_ON_PUSH' || word === 'CONTINUOUS_SCAN');
}

/** Enhanced scanning has no manual rules. */
function isEnhanceable(registry: Scanning): Certainty {
  return every(registry.rules, ({ scanFrequency }) => isAutomatic(scanFrequency));
}
