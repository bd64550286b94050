import { is, some } from '../../model/attribute.js';
import { recordersIn } from '../../model/account.js';
import { not, or, unknown, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { declare, rule, type Change, type Judgement } from '../../model/rule.js';
import type { Subject, SubjectInfo } from '../../model/subject.js';

export default rule({
  code: 'ECS713',
  name: 'config-ecs-rules-missing',
  step: 7,
  title: 'AWS Config judges no containers',
  severity: 'info',
  tier: 'C',
  target: 'configuration',
  why: 'AWS Config has managed rules for ECS and ECR: privileged containers, users, logs, image scanning. They judge what runs, also what was changed by hand and never went through a review.',
  unless:
    'Rules for containers are declared in another stack, or Security Hub brings them. Of a conformance pack whose text is not in reach nothing is said.',
  references: [
    'https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html',
    'https://docs.aws.amazon.com/config/latest/developerguide/security-best-practices-for-ECS.html',
  ],
  equivalents: {},
  fix: {
    kind: 'partial',
    advice: 'Add the conformance pack "Security best practices for Amazon ECS", or single rules of it.',
  },

  check(configuration, graph) {
    const [recorder] = recordersIn(graph);
    return recorder?.subject.address === configuration.subject.address ? judged(configuration.subject, graph) : 'no';
  },

  further: {
    /** Rules alone are judged where no recorder stands beside them. */
    configRule: (configRule, graph) => {
      const [first] = graph.all('configRule').items;
      const speaks = recordersIn(graph).length === 0 && first?.subject.address === configRule.subject.address;
      return speaks ? judged(configRule.subject, graph) : 'no';
    },
  },
});

function judged(subject: SubjectInfo, graph: Graph): Judgement {
  const wrong = not(
    or(some(graph.all('configRule'), watchesContainers), some(graph.all('conformancePack'), holdsSuchRules)),
  );
  if (wrong !== 'yes') return wrong;
  return {
    place: subject.place,
    message:
      `AWS Config is set up here with ${subject.name}, and no rule of it judges ECS or ECR. ` +
      'Containers that are changed by hand go unnoticed. Add the managed rules for ECS and ECR.',
    changes: [firstRule(subject, graph)],
  };
}

/** A managed rule without parameters, to begin with. A rule cannot be made before there is a recorder. */
function firstRule(subject: SubjectInfo, graph: Graph): Change {
  return declare(subject, {
    kind: 'configRule',
    name: 'containers nonprivileged',
    attributes: {
      configRuleName: 'ecs-containers-nonprivileged',
      source: { owner: 'AWS', sourceIdentifier: 'ECS_CONTAINERS_NONPRIVILEGED' },
    },
    known: graph.all('configRule').items.map((known) => known.subject),
    waits: subject.kind === 'configuration',
  });
}

function watchesContainers({ source, scope }: Subject<'configRule'>): Certainty {
  return or(
    is(source.sourceIdentifier, (name) => /^EC[SR]_/i.test(name)),
    some(scope.complianceResourceTypes, (type) => is(type, (name) => /^AWS::EC[SR]::/.test(name))),
  );
}

function holdsSuchRules({ subject, templateBody }: Subject<'conformancePack'>): Certainty {
  if (templateBody.state === 'unset') return unknown(`the text of conformance pack ${subject.name} is not in reach`);
  return is(templateBody, (text) => /\bEC[SR]_[A-Z]|AWS::EC[SR]::/.test(text));
}
