import { is, isEmpty, some, type Attr } from '../../model/attribute.js';
import { and, not, or, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { rule, set } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

export default rule({
  code: 'ECS501',
  name: 'ecr-scan-on-push-disabled',
  step: 5,
  title: 'ECR repository does not scan images',
  severity: 'high',
  tier: 'A',
  target: 'repository',
  why: 'Known vulnerabilities in an image stay unseen until somebody scans it. Scanning at every push tells before the image is deployed, and basic scanning costs nothing.',
  unless: 'Enhanced or basic scanning is switched on for the whole registry outside this code.',
  references: [
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-1',
  ],
  equivalents: {
    'Security Hub': ['ECR.1'],
    'AWS Config': ['ecr-private-image-scanning-enabled'],
    'Control Tower': ['CT.ECR.PR.2'],
    'aws-config-rules': ['ECR_REPOSITORY_SCAN_ON_PUSH_CHECK'],
    Checkov: ['CKV_AWS_163'],
    Guard: ['ECR_REPO_SCAN_ON_PUSH'],
    KICS: ['tf:unscanned_ecr_image', 'cfn:unscanned_ecr_image'],
    Prowler: ['ecr_repositories_scan_images_on_push_enabled'],
    Trivy: ['AWS-0030'],
  },
  fix: { kind: 'exact', advice: 'Turn on scan on push for the repository, or a scanning rule for the registry.' },

  check(repository, graph) {
    const { scanOnPush } = repository.imageScanningConfiguration;
    const wrong = and(is(scanOnPush, false), not(isScannedByRegistry(repository, graph)));
    if (wrong !== 'yes') return wrong;

    return {
      place: scanOnPush.place,
      evidence: [scanOnPush],
      message:
        `Images pushed to ${repository.subject.name} are not scanned. ` +
        'A vulnerable package is then found only after it runs in production. Turn on scan on push.',
      changes: [set(scanOnPush, true)],
    };
  },
});

/** Whether a scanning rule of the registry, in the same code, covers this repository's name. */
function isScannedByRegistry(repository: Subject<'repository'>, graph: Graph): Certainty {
  return or(
    ...graph.all('registryScanning').items.map((registry) =>
      some(registry.rules, (entry) =>
        and(
          is(entry.scanFrequency, (frequency) => frequency === 'SCAN_ON_PUSH' || frequency === 'CONTINUOUS_SCAN'),
          or(
            isEmpty(entry.repositoryFilters),
            some(entry.repositoryFilters, ({ filter }) => covers(filter, repository.repositoryName)),
          ),
        ),
      ),
    ),
  );
}

/** ECR's wildcard filter: `*` stands for any characters, and a filter without it matches as a part of the name. */
function covers(filter: Attr<string>, name: Attr<string>): Certainty {
  if (filter.state === 'known' && filter.value === '*') return 'yes';
  if (filter.state === 'unknown') return { unknown: filter.why };
  if (name.state !== 'known') return { unknown: 'the name of the repository is not known' };
  return is(filter, (pattern) => {
    const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(pattern.includes('*') ? `^${parts.join('.*')}$` : parts.join('')).test(name.value);
  });
}
