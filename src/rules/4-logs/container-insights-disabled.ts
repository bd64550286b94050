import { is, some } from '../../model/attribute.js';
import { and, not, or, unknown, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { append, rule, set } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

type Setting = Subject<'cluster'>['settings']['items'][number] | Subject<'accountSetting'>;

export default rule({
  code: 'ECS410',
  name: 'container-insights-disabled',
  step: 4,
  title: 'Cluster without Container Insights',
  severity: 'low',
  tier: 'A',
  target: 'cluster',
  why: 'Container Insights records processor, memory, network and restarts of every task. Without it a task that is killed again and again, or suddenly sends much data, leaves few traces.',
  unless: 'The default of the account switches it on, or another tool collects these metrics.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-container-insights.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-12',
  ],
  equivalents: {
    'Security Hub': ['ECS.12'],
    'AWS Config': ['ecs-container-insights-enabled'],
    'Control Tower': ['CT.ECS.PR.2'],
    'cdk-nag': ['AwsSolutions-ECS4'],
    Checkov: ['CKV_AWS_65'],
    KICS: ['tf:ecs_cluster_container_insights_disabled', 'cfn:ecs_cluster_container_insights_disabled'],
    Prowler: ['ecs_cluster_container_insights_enabled'],
    Trivy: ['AWS-0034'],
  },
  fix: {
    kind: 'exact',
    risk: 'CloudWatch charges for the metrics.',
    advice: 'Set the cluster setting `containerInsights` to `enabled` or `enhanced`.',
  },

  check(cluster, graph) {
    const { settings } = cluster;
    const wrong = and(not(some(settings, isEnabled)), or(isDisabled(cluster), not(isDefault(graph))));
    if (wrong !== 'yes') return wrong;

    const unnamed = settings.items.find(({ name }) => name.state === 'unknown');
    if (unnamed?.name.state === 'unknown') return unknown(unnamed.name.why);
    const written = settings.items.find((setting) => is(setting.name, 'containerInsights') === 'yes');
    return {
      place: written?.value.place ?? settings.place,
      evidence: written === undefined ? [] : [written.value],
      message:
        `Cluster ${cluster.subject.name} does not switch Container Insights on. ` +
        'What its tasks used and how often they died cannot be seen afterwards. Set containerInsights to enabled or enhanced.',
      changes: [
        written === undefined
          ? append(settings, { name: 'containerInsights', value: 'enabled' })
          : set(written.value, 'enabled'),
      ],
    };
  },
});

function isEnabled({ name, value }: Setting): Certainty {
  return and(
    is(name, 'containerInsights'),
    is(value, (word) => word === 'enabled' || word === 'enhanced'),
  );
}

function isDisabled(cluster: Subject<'cluster'>): Certainty {
  return some(cluster.settings, ({ name, value }) => and(is(name, 'containerInsights'), is(value, 'disabled')));
}

/** Whether the same code switches it on for all clusters of the account. */
function isDefault(graph: Graph): Certainty {
  return or(...graph.all('accountSetting').items.map(isEnabled));
}
