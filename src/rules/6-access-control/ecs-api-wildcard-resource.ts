import { every, is, isEmpty, some, type Attr } from '../../model/attribute.js';
import type { CatalogueAction } from '../../model/action-catalogue.js';
import { and, certain, not } from '../../model/certainty.js';
import { isNarrowed, isNarrowedByService } from '../../model/condition.js';
import type { Graph } from '../../model/graph.js';
import { heldActions } from '../../model/held-actions.js';
import { isChange, isDocumentedOnAny } from '../../model/open-action.js';
import { isPermission } from '../../model/permission.js';
import { isEveryResource, quoted } from '../../model/policy-action.js';
import { rule, set, type Change } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

type Statement = Subject<'statement'>;

/** What a deployment of services alone is made of. Source: the Service Authorization Reference of Amazon ECS. */
const OF_SERVICES = [
  'ecs:DeleteService',
  'ecs:DescribeServices',
  'ecs:UpdateService',
  'ecs:UpdateServicePrimaryTaskSet',
];

export default rule({
  code: 'ECS602',
  name: 'ecs-api-wildcard-resource',
  step: 6,
  title: 'Services and tasks of every cluster may be changed',
  severity: 'medium',
  tier: 'A',
  target: 'statement',
  why: 'The deployment of one application needs one cluster and a few services. On resource `*` a mistake or a stolen token stops, replaces or deletes what runs in every other cluster of the account.',
  unless:
    'Only actions count that change something and take resources. What AWS documents on `*` for container instances and for registering task definitions is left out, and so is tagging. A condition on cluster, service, tag or principal bounds the permission.',
  references: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security_iam_id-based-policy-examples.html',
  ],
  equivalents: {
    'cdk-nag': ['AwsSolutions-IAM5'],
    Checkov: ['CKV_AWS_355', 'CKV_AWS_356'],
    Guard: ['IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE'],
  },
  supersedes: ['ECS605'],
  fix: {
    kind: 'partial',
    risk: 'The holder can no longer change services that are not in this code.',
    advice: 'Name the services and clusters, as in `service/CLUSTER/*`, or add a condition on `ecs:cluster`.',
  },

  check(statement, graph) {
    const { Resource } = statement;
    const open = and(
      is(statement.Effect, 'Allow'),
      isPermission(statement),
      some(Resource, isEveryResource),
      not(isNarrowed(statement)),
      not(isNarrowedByService(statement)),
    );
    if (open === 'no') return 'no';
    const actions = heldActions(statement, { element: isMaybeOfEcs, action: isJudged }, graph);
    const wrong = and(open, not(isEmpty(actions)));
    if (wrong !== 'yes') return wrong;

    return {
      place: Resource.place,
      evidence: Resource.items,
      message:
        `This statement lets its holder use ${quoted(actions.items)} in every cluster of the account. ` +
        'A mistake or a stolen token then stops or replaces what others run there. Name the services and clusters, or add a condition on `ecs:cluster`.',
      changes: nameTheServices(statement, graph),
    };
  },
});

function isMaybeOfEcs(element: Attr<string>): boolean {
  return is(element, (text) => /^ecs:/i.test(text)) !== 'no';
}

function isJudged(action: CatalogueAction): boolean {
  return (
    isChange(action.level) &&
    action.takesResources &&
    !isDocumentedOnAny(action) &&
    !/:(Tag|Untag)Resource$/.test(action.name)
  );
}

/** The services of the unit, where the statement is about services alone and `*` is all it names. */
function nameTheServices({ Action, Resource }: Statement, graph: Graph): readonly Change[] {
  const services = graph.all('service');
  const ofServices = every(Action, (action) => is(action, (name) => OF_SERVICES.includes(name)));
  const exact = and(ofServices, services.complete, certain(services.items.length > 0 && Resource.items.length === 1));
  if (exact !== 'yes') return [];
  return [
    set(
      Resource,
      services.items.map(({ subject }) => ({ refer: subject, attribute: 'arn' as const })),
    ),
  ];
}
