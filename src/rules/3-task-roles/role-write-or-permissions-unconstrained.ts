import { isEmpty } from '../../model/attribute.js';
import { and, not } from '../../model/certainty.js';
import { readsData } from '../../model/data-access.js';
import { boundableActions, isChange, isOpen } from '../../model/open-action.js';
import { quoted } from '../../model/policy-action.js';
import { holdersOf, isHeld, namesOf } from '../../model/role-purpose.js';
import { rule } from '../../model/rule.js';

export default rule({
  code: 'ECS313',
  name: 'role-write-or-permissions-unconstrained',
  step: 3,
  title: 'Tasks may change the resources of every application',
  severity: 'medium',
  tier: 'A',
  target: 'statement',
  why: 'With write actions on resource `*` one application can change or delete what belongs to all others. With those that manage permissions it can open it to anybody.',
  unless:
    'Only actions count that take resources at all. What AWS documents on `*` for tasks and container instances (writing logs and metrics, ECS Exec) is left out, and so is a statement with a condition that bounds account, organisation, tag or resource.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  ],
  equivalents: { Checkov: ['CKV_AWS_289', 'CKV_AWS_109', 'CKV_AWS_290', 'CKV_AWS_111'] },
  supersedes: ['ECS307'],
  fix: { kind: 'none', advice: 'Name the ARNs of the resources that the application changes.' },

  check(statement, graph) {
    const { Resource } = statement;
    const open = isOpen(statement);
    if (open === 'no') return 'no';
    const holders = holdersOf(statement, graph);
    const { items, complete } = boundableActions(statement, holders, graph);
    const changing = items.filter(({ name, level }) => isChange(level) && !readsData(name));
    const wrong = and(open, isHeld(holders), not(isEmpty({ items: changing, complete })));
    if (wrong !== 'yes') return wrong;

    const managing = changing.filter(({ level }) => level === 'permissions management');
    const names = (managing.length > 0 ? managing : changing).map(({ name }) => name);
    return {
      place: Resource.place,
      evidence: Resource.items,
      message:
        `${namesOf(holders, graph)} may ${managing.length > 0 ? 'change who has access to' : 'change'} every resource of its kind in the account (${quoted(names)} on \`*\`). ` +
        'A hole in one application then damages all others. Name the resources that the application changes.',
    };
  },
});
