import { is, isEmpty, some, type Attr } from '../../model/attribute.js';
import type { CatalogueAction } from '../../model/action-catalogue.js';
import { and, certain, not, or, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { heldActions } from '../../model/held-actions.js';
import { isChange } from '../../model/open-action.js';
import { isPermission } from '../../model/permission.js';
import { quoted, wholeServiceOf } from '../../model/policy-action.js';
import { rule } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

type Statement = Subject<'statement'>;

/** What people call a role or policy that only looks; `viewer` is not the end of `reviewer`. */
const LOOKS_ONLY =
  /[Rr]ead[-_ ]?[Oo]nly|READ[-_ ]?ONLY|(^|[^A-Za-z])(viewer|auditor|observer)|(Viewer|Auditor|Observer)/;

export default rule({
  code: 'ECS614',
  name: 'mixed-read-write-grants',
  step: 6,
  title: 'A role for looking may change things in ECS',
  severity: 'info',
  tier: 'C',
  target: 'statement',
  why: 'A role that is called read-only is handed out freely, to dashboards, to support, to newcomers. One action that changes something makes all of them deployers.',
  unless:
    'Only names count that say read-only, viewer, auditor or observer. Every action of ECS at once is judged by ECS601.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security_iam_id-based-policy-examples.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html',
  ],
  equivalents: {},
  fix: { kind: 'none', advice: 'Allow Describe and List alone here, and give the changes to a role of its own.' },

  check(statement, graph) {
    const allowed = and(is(statement.Effect, 'Allow'), isPermission(statement));
    if (allowed === 'no') return 'no';
    const wanted = { element: isMaybeOfEcs, action: ({ level }: CatalogueAction): boolean => isChange(level) };
    const changes = heldActions(statement, wanted, graph);
    const wrong = and(allowed, not(isEmpty(changes)), isForLooking(statement, graph));
    if (wrong !== 'yes') return wrong;

    return {
      place: statement.Action.place,
      evidence: statement.Action.items,
      message:
        `Statement ${statement.subject.name} stands in permissions that are called read-only and allows ${quoted(changes.items)}. ` +
        'Whoever was meant to look may then change what runs. Give the changes to a role of their own.',
    };
  },
});

function isMaybeOfEcs(element: Attr<string>): boolean {
  return is(element, (text) => /^ecs:/i.test(text) && wholeServiceOf(text) === undefined) !== 'no';
}

/** By the name of the policy in the code, or of a role that has it. */
function isForLooking(statement: Statement, graph: Graph): Certainty {
  const owners = statement.subject.owners ?? [];
  const byOwner = owners.some(({ resource }) => LOOKS_ONLY.test(resource.address));
  const byRole = some(graph.rolesOf(statement), ({ subject, roleName }) =>
    or(certain(LOOKS_ONLY.test(subject.name)), certain(roleName.state === 'known' && LOOKS_ONLY.test(roleName.value))),
  );
  return byOwner ? 'yes' : byRole;
}
