import { and, unknown } from '../../model/certainty.js';
import { isRefused, refusedInContainer, refusedInTask, refusedInVolume, type Refused } from '../../model/fargate.js';
import type { Graph } from '../../model/graph.js';
import { isFargate } from '../../model/platform.js';
import { rule, type Judgement } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

export default rule({
  code: 'ECS834',
  name: 'fargate-incompatible-settings',
  step: 8,
  title: 'Fargate does not take this setting',
  severity: 'info',
  tier: 'C',
  target: 'taskDefinition',
  why: 'On Fargate there is no host that is yours, so settings that reach for one are refused: the task definition cannot be registered, and the deployment fails. A copy of a task definition for EC2 often has some left.',
  unless:
    'The namespaces and devices of the host have rules of their own (ECS805, ECS806, ECS812), which say the same of Fargate.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html',
  ],
  equivalents: { 'cfn-lint': ['E3048', 'E3054'] },
  fix: {
    kind: 'partial',
    risk: 'The container no longer gets what the setting gave it on EC2.',
    advice: 'Take the setting out, or run the task on instances.',
  },

  check(definition, graph) {
    return judged(
      { definition, title: 'Task definition', subject: definition, refused: refusedInTask(definition) },
      graph,
    );
  },

  further: {
    container: (container, graph) =>
      judged(
        {
          definition: graph.taskDefinitionOf(container),
          title: 'Container',
          subject: container,
          refused: refusedInContainer(container),
        },
        graph,
      ),
    volume: (volume, graph) =>
      judged(
        {
          definition: graph.taskDefinitionOf(volume),
          title: 'Volume',
          subject: volume,
          refused: refusedInVolume(volume),
        },
        graph,
      ),
  },
});

interface Settings {
  readonly definition: Subject<'taskDefinition'> | undefined;
  readonly title: string;
  readonly subject: Pick<Subject, 'subject'>;
  readonly refused: readonly Refused[];
}

function judged({ definition, title, subject, refused }: Settings, graph: Graph): Judgement {
  if (definition === undefined) return unknown('its task definition is not in reach');
  const fargate = isFargate(definition, graph);
  const wrong = and(fargate, isRefused(refused));
  if (wrong !== 'yes') return wrong;

  return refused
    .filter(({ certainty }) => certainty === 'yes')
    .map(({ place, what, changes, instead = 'Take it out' }) => ({
      place,
      message:
        `${title} ${subject.subject.name} ${what}. ` +
        `On Fargate ECS refuses to register it, and the deployment fails. ${instead}, or run the task on instances.`,
      changes,
    }));
}
