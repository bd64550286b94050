import { is, isEmpty, type Attr, type Place } from '../../model/attribute.js';
import { and, not, or, type Certainty } from '../../model/certainty.js';
import { remove, replace, rule, set, type Change } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

export default rule({
  code: 'ECS712',
  name: 'config-recorder-off-or-partial',
  step: 7,
  title: 'AWS Config does not record everything',
  severity: 'medium',
  tier: 'B',
  target: 'configuration',
  why: 'AWS Config answers what a service, a role or a security group looked like on the day of an incident. It knows only what it recorded, in the regions where it records.',
  unless:
    'The types that are left out have nothing to do with your services, or another region records the global ones. What a recorder does not restrict is taken as recorded.',
  references: [
    'https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html',
    'https://docs.aws.amazon.com/config/latest/developerguide/aggregate-data.html',
  ],
  equivalents: {
    'Security Hub': ['Config.1'],
    Checkov: ['CKV2_AWS_45', 'CKV2_AWS_48', 'CKV_AWS_121'],
    KICS: [
      'tf:config_configuration_aggregator_to_all_regions_disabled',
      'cfn:config_configuration_aggregator_to_all_regions_disabled',
    ],
    Prowler: ['config_recorder_all_regions_enabled'],
    Trivy: ['AWS-0019'],
  },
  fix: {
    kind: 'partial',
    risk: 'AWS Config costs by what it records.',
    advice: 'Record all supported types and the global ones, start the recorder, and collect from all regions.',
  },

  check(configuration) {
    const gaps = gapsOf(configuration);
    const wrong = or(...gaps.map(({ open }) => open));
    const gap = gaps.find(({ open }) => open === 'yes');
    if (wrong !== 'yes' || gap === undefined) return wrong === 'yes' ? 'no' : wrong;

    return {
      place: gap.at.place,
      message:
        `${configuration.subject.name} ${gap.what}, so AWS Config cannot tell what was there at the time of an incident. ` +
        gap.advice,
      changes: gap.changes,
    };
  },
});

/** One way not to record everything. */
interface Gap {
  readonly open: Certainty;
  readonly at: { readonly place: Place };
  readonly what: string;
  readonly advice: string;
  readonly changes: readonly Change[];
}

type Configuration = Subject<'configuration'>;

function gapsOf(configuration: Configuration): readonly Gap[] {
  const { isEnabled, accountAggregationSources, organizationAggregationSource } = configuration;
  return [
    {
      open: is(isEnabled, false),
      at: isEnabled,
      what: 'is not started',
      advice: 'Start it.',
      changes: [set(isEnabled, true)],
    },
    restricted(configuration),
    withoutGlobalTypes(configuration),
    ...accountAggregationSources.items.map((source) => someRegions(source)),
    someRegions(organizationAggregationSource),
  ];
}

function restricted({ recordingGroup }: Configuration): Gap {
  const { allSupported, resourceTypes, recordingStrategy } = recordingGroup;
  return {
    open: or(is(allSupported, false), not(isEmpty(resourceTypes))),
    at: allSupported,
    what: 'records some types of resources only',
    advice: 'Record all supported types.',
    // A strategy has to be changed together with what it names.
    changes: recordingStrategy.written === 'no' ? insteadOf(resourceTypes, allSupported) : [],
  };
}

function withoutGlobalTypes({ recordingGroup }: Configuration): Gap {
  const { includeGlobalResourceTypes } = recordingGroup;
  return {
    open: is(includeGlobalResourceTypes, false),
    at: includeGlobalResourceTypes,
    what: 'leaves out global resources, such as roles',
    advice: 'Record them too, in one region at least.',
    changes: [set(includeGlobalResourceTypes, true)],
  };
}

function someRegions(source: Configuration['organizationAggregationSource']): Gap {
  const { written, allAwsRegions, awsRegions } = source;
  return {
    open: and(written, is(allAwsRegions, false)),
    at: allAwsRegions,
    what: 'does not collect from all regions',
    advice: 'Collect from all of them.',
    changes: insteadOf(awsRegions, allAwsRegions),
  };
}

/** Everything in the place of a list of some. */
function insteadOf(some: Configuration['recordingGroup']['resourceTypes'], all: Attr<boolean>): readonly Change[] {
  if (some.written !== 'yes') return [set(all, true)];
  return all.state === 'unset' ? [replace(some, all, true)] : [set(all, true), remove(some)];
}
