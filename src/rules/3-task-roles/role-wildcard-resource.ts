import { isEmpty } from '../../model/attribute.js';
import { and, not } from '../../model/certainty.js';
import { boundableActions, isMetadata, isOpen } from '../../model/open-action.js';
import { quoted } from '../../model/policy-action.js';
import { holdersOf, isHeld, namesOf } from '../../model/role-purpose.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS307',
  name: 'role-wildcard-resource',
  step: 3,
  title: 'Tasks may use resources of other applications',
  severity: 'medium',
  tier: 'A',
  target: 'statement',
  why: 'On resource `*` an application may use the queues, tables and buckets of every other one in the account. The same actions on named resources are all that it needs, and all that an attacker gets.',
  unless:
    'Only actions count that take resources at all. What AWS documents on `*` for tasks and container instances (pulling images, writing logs, metrics and traces, ECS Exec) is left out, and so is a statement with a condition that bounds account, organisation, tag or resource. Actions that only list or describe are of low severity.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  ],
  equivalents: {
    'cdk-nag': ['AwsSolutions-IAM5'],
    'cfn-lint': ['I3510'],
    Checkov: ['CKV_AWS_355', 'CKV_AWS_356'],
    Guard: ['IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE'],
    Trivy: ['AWS-0057'],
  },
  fix: { kind: 'none', advice: 'Name the ARNs of the resources that the application uses.' },

  check(statement, graph) {
    const { Resource } = statement;
    const open = isOpen(statement);
    if (open === 'no') return 'no';
    const holders = holdersOf(statement, graph);
    const actions = boundableActions(statement, holders, graph);
    const wrong = and(open, isHeld(holders), not(isEmpty(actions)));
    if (wrong !== 'yes') return wrong;

    const names = actions.items.map(({ name }) => name);
    return {
      place: Resource.place,
      evidence: Resource.items,
      ...(actions.items.every(isMetadata) ? { severity: 'low' as const } : {}),
      message:
        `${namesOf(holders, graph)} may use ${quoted(names)} on every resource of the account. ` +
        'An attacker in one of its containers then reaches what belongs to other applications. Name the resources that it uses.',
    };
  },
});
