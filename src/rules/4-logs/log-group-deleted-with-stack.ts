import { is, isEmpty } from '../../model/attribute.js';
import { and, not, or, type Certainty } from '../../model/certainty.js';
import { rule, set, type Judgement } from '../../model/rule.js';
import { stackPoliciesOf } from '../../model/stack-policy.js';
import type { SubjectInfo } from '../../model/subject.js';

export default rule({
  code: 'ECS418',
  name: 'log-group-deleted-with-stack',
  step: 4,
  title: 'Deleted together with its stack',
  severity: 'info',
  tier: 'C',
  target: 'logGroup',
  why: 'When a stack is deleted, or a change replaces the resource, CloudFormation deletes what is kept there too. Logs are then gone just when somebody asks what happened, and images and files with them.',
  unless: 'The stack is short-lived. In Terraform a plan shows each deletion before it is done.',
  references: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html',
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html',
  ],
  equivalents: { 'cfn-lint': ['I3011'] },
  fix: {
    kind: 'exact',
    risk: 'What the stack leaves behind has to be removed by hand, and a new stack cannot take the same name before.',
    advice:
      'Give the resource `DeletionPolicy: Retain` and `UpdateReplacePolicy: Retain` (in the CDK a removal policy of RETAIN).',
  },

  check: (logGroup, graph) => judged(logGroup.subject, 'the logs', not(isEmpty(graph.usersOf(logGroup)))),

  further: {
    fileSystem: ({ subject }) => judged(subject, 'the files', 'yes'),
    repository: ({ subject }) => judged(subject, 'the images', 'yes'),
  },
});

function judged(subject: SubjectInfo, kept: string, isOfEcs: Certainty): Judgement {
  const policies = stackPoliciesOf(subject).map(({ key, policy }) => ({
    key,
    policy,
    loses: not(is(policy, (value) => value.startsWith('Retain'))),
  }));
  const wrong = and(isOfEcs, or(...policies.map(({ loses }) => loses)));
  const open = policies.filter(({ loses }) => loses === 'yes');
  const [first] = open;
  if (wrong !== 'yes' || first === undefined) return wrong;

  return {
    place: first.policy.place,
    evidence: open.map(({ policy }) => policy),
    message:
      `${subject.name} has no ${open.map(({ key }) => key).join(' and no ')} that retains it, so CloudFormation may delete it with ${kept} in it. ` +
      'They are then gone just when somebody asks what happened. Retain it.',
    changes: open.map(({ policy }) => set(policy, 'Retain')),
  };
}
