import { isEmpty, isUnset, some } from '../../model/attribute.js';
import { and, not, or, type Certainty } from '../../model/certainty.js';
import { nameExecutionRole } from '../../model/execution-role.js';
import { rule } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

type Container = Subject<'container'>;

export default rule({
  code: 'ECS217',
  name: 'secrets-without-execution-role',
  step: 2,
  title: 'Secrets by reference, but no execution role to read them',
  severity: 'high',
  tier: 'A',
  target: 'taskDefinition',
  why: 'ECS reads secrets and the credentials of registries with the execution role before the containers start. Without one the task does not start, and the quick repair is often to put the values back in plain text.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html',
  ],
  equivalents: {},
  supersedes: ['ECS302'],
  fix: {
    kind: 'partial',
    risk: 'The role must be allowed to read what the containers name.',
    advice:
      'Name a role in `executionRoleArn` that trusts ecs-tasks.amazonaws.com and may read just these secrets and parameters.',
  },

  check(taskDefinition, graph) {
    const { executionRoleArn, subject } = taskDefinition;
    const containers = graph.containersOf(taskDefinition);
    const wrong = and(isUnset(executionRoleArn), some(containers, needsRole));
    if (wrong !== 'yes') return wrong;

    const needing = containers.items.find((container) => needsRole(container) === 'yes');
    return {
      place: executionRoleArn.place,
      message:
        `${subject.name} has no execution role, but container ${needing?.subject.name ?? ''} takes ${needing === undefined ? 'secrets' : needOf(needing)} by reference. ` +
        'ECS reads them with that role, so the task does not start without it. Name a role that may read just these.',
      changes: nameExecutionRole(taskDefinition, graph),
    };
  },
});

function needsRole(container: Container): Certainty {
  return or(hasSecrets(container), hasOptions(container), not(isUnset(credentialsOf(container))));
}

function hasSecrets({ secrets }: Container): Certainty {
  return not(isEmpty(secrets));
}

function hasOptions({ logConfiguration }: Container): Certainty {
  return not(isEmpty(logConfiguration.secretOptions));
}

function credentialsOf({
  repositoryCredentials,
}: Container): Container['repositoryCredentials']['credentialsParameter'] {
  return repositoryCredentials.credentialsParameter;
}

function needOf(container: Container): string {
  if (hasSecrets(container) === 'yes') return 'secrets';
  return hasOptions(container) === 'yes' ? 'options of its log driver' : 'the credentials of its registry';
}
