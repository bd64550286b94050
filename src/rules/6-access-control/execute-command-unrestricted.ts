import { is, some } from '../../model/attribute.js';
import { and, certain, not } from '../../model/certainty.js';
import { bindToCluster } from '../../model/cluster-condition.js';
import { isNarrowed } from '../../model/condition.js';
import { isLeftToHolders, isPermission } from '../../model/permission.js';
import { grants, isStar } from '../../model/policy-action.js';
import { rule } from '../../model/rule.js';

const EXECUTE = 'ecs:ExecuteCommand';

export default rule({
  code: 'ECS606',
  name: 'execute-command-unrestricted',
  step: 6,
  title: 'A shell may be opened in every container',
  severity: 'high',
  tier: 'A',
  target: 'statement',
  why: 'ECS Exec opens a shell with the permissions of the task role and the secrets of the container. Whoever may use it on any resource can use it in production.',
  unless:
    'Only resource `*` is judged. A condition on cluster, container name, tag or principal bounds the permission, and a denial of the action on every resource or a permissions boundary takes it away.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html',
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html',
  ],
  equivalents: {},
  supersedes: ['ECS602'],
  fix: {
    kind: 'partial',
    risk: 'Commands can no longer be run in other clusters with this statement.',
    advice:
      'Name the cluster and its tasks as the resources, or add a condition on `ecs:cluster`, `ecs:container-name` or `aws:ResourceTag`.',
  },

  check(statement, graph) {
    const { Resource } = statement;
    const wrong = and(
      is(statement.Effect, 'Allow'),
      isPermission(statement),
      some(statement.Action, (action) => grants(action, EXECUTE)),
      some(Resource, isStar),
      not(isNarrowed(statement)),
      not(some(statement.Condition, ({ key }) => certain(key.toLowerCase() === 'ecs:container-name'))),
      isLeftToHolders(statement, EXECUTE, graph),
    );
    if (wrong !== 'yes') return wrong;

    return {
      place: Resource.place,
      evidence: Resource.items,
      message:
        'This statement lets its holder run commands in every container of the account (`ecs:ExecuteCommand` on `*`). ' +
        'A shell there has the permissions of the task role and sees the secrets of the container. ' +
        'Name the cluster and its tasks, or add a condition on `ecs:cluster`, `ecs:container-name` or `aws:ResourceTag`.',
      changes: bindToCluster(statement, graph),
    };
  },
});
