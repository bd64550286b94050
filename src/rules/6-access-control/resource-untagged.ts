import { isUnset, type Attr } from '../../model/attribute.js';
import { and, certain } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { rule, type Judgement } from '../../model/rule.js';
import type { SubjectInfo } from '../../model/subject.js';

export default rule({
  code: 'ECS611',
  name: 'resource-untagged',
  step: 6,
  title: 'A resource has no tags',
  severity: 'info',
  tier: 'C',
  target: 'service',
  why: 'A policy can allow a team what carries its tag, and a bill or an alarm can name an owner. A resource without tags belongs to nobody: such policies either leave it out or are written for everything.',
  unless:
    'Tags come from elsewhere, such as the tags of a stack or the pipeline that registers a task definition. `default_tags` of a Terraform provider in the same code count.',
  references: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-using-tags.html'],
  equivalents: {
    'Security Hub': ['ECS.13', 'ECS.14', 'ECS.15', 'ECR.4'],
    KICS: ['tf:resource_not_using_tags'],
    TFLint: ['aws_resource_missing_tags'],
  },
  fix: { kind: 'none', advice: 'Add the tags by which your policies and bills tell owners apart.' },

  check: (service, graph) => judged(service, 'Service', graph),
  further: {
    cluster: (cluster, graph) => judged(cluster, 'Cluster', graph),
    taskDefinition: (definition, graph) => judged(definition, 'Task definition', graph),
    repository: (repository, graph) => judged(repository, 'Repository', graph),
  },
});

interface Tagged {
  readonly tags: Attr<true>;
  readonly subject: SubjectInfo;
}

function judged({ tags, subject }: Tagged, what: string, graph: Graph): Judgement {
  const wrong = and(isUnset(tags), certain(!graph.tagsByDefault()));
  if (wrong !== 'yes') return wrong;
  return {
    place: tags.place,
    message: `${what} ${subject.name} has no tags. No policy can then tell whose it is, and neither can a bill. Add the tags by which you tell owners apart.`,
  };
}
