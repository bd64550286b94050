import { is, isUnset, some, type Attr, type Hole } from '../../model/attribute.js';
import { and, certain, or, unknown, type Certainty } from '../../model/certainty.js';
import { nameExecutionRole } from '../../model/execution-role.js';
import { isRepositoryUrl } from '../../model/image.js';
import { isFargate } from '../../model/platform.js';
import { rule } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

export default rule({
  code: 'ECS302',
  name: 'execution-role-missing',
  step: 3,
  title: 'A Fargate task has no execution role',
  severity: 'medium',
  tier: 'A',
  target: 'taskDefinition',
  why: 'On Fargate the execution role is what pulls a private image and opens the log stream. Without it the task does not start, and the quick repair is often a role with far more than that.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html',
  ],
  equivalents: {},
  fix: {
    kind: 'partial',
    risk: 'The role must be allowed to pull this image and to write to this log group.',
    advice: 'Name a role that trusts ecs-tasks.amazonaws.com and may pull this image and write to this log group.',
  },

  check(taskDefinition, graph) {
    const { executionRoleArn } = taskDefinition;
    const containers = graph.containersOf(taskDefinition);
    const wrong = and(
      isUnset(executionRoleArn),
      isFargate(taskDefinition, graph),
      some(containers, (container) => or(logs(container), isFromPrivateEcr(container.image))),
    );
    if (wrong !== 'yes') return wrong;

    const needing = containers.items.find(
      (container) => or(logs(container), isFromPrivateEcr(container.image)) === 'yes',
    );
    const need = needing !== undefined && logs(needing) === 'yes' ? 'write its logs' : 'pull its image from Amazon ECR';
    return {
      place: executionRoleArn.place,
      message:
        `${taskDefinition.subject.name} has no execution role, but container ${needing?.subject.name ?? ''} needs one to ${need}. ` +
        'On Fargate the task does not start without it. Name a role for it with just that.',
      changes: nameExecutionRole(taskDefinition, graph),
    };
  },
});

function logs(container: Subject<'container'>): Certainty {
  return is(container.logConfiguration.logDriver, 'awslogs');
}

function isFromPrivateEcr(image: Attr<readonly (string | Hole)[]>): Certainty {
  if (image.state === 'unset') return 'no';
  if (image.state === 'unknown') return unknown(image.why);
  const [first] = image.value;
  if (typeof first !== 'string') return privateHole(first);
  if (!first.includes('/') && image.value.length > 1) return unknown('the registry of its image is not known');
  return certain(/^[^/]*\.dkr[.-]ecr[^/]*\.(amazonaws\.com(\.cn)?|on\.aws)\//.test(first));
}

function privateHole(hole: Hole | undefined): Certainty {
  if (hole === undefined) return 'no';
  return isRepositoryUrl(hole) ? 'yes' : unknown(hole.why);
}
