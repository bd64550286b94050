import { isEmpty, some, type List } from '../../model/attribute.js';
import { and, certain, not, or, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { isIngress } from '../../model/ingress.js';
import { rule } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

type Group = Subject<'securityGroup'>;
type Direction = 'ingress' | 'egress';

export default rule({
  code: 'ECS147',
  name: 'sg-unused-or-inline-style',
  step: 1,
  title: 'Security group written in two styles at once',
  severity: 'info',
  tier: 'C',
  target: 'securityGroup',
  why: 'With rules inside a group Terraform takes these for all there are and removes the others, which resources of their own then add again. Each apply opens or closes something, and the code does not tell which.',
  unless:
    'The code is CloudFormation, where both may stand together. A group that nothing uses is not looked for: what else uses groups is not all in reach.',
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html'],
  equivalents: { TFLint: ['aws_security_group_inline_rules'] },
  fix: { kind: 'none', advice: 'Write all rules of the group in one way, best as resources of their own.' },

  check(group, graph) {
    const terraform = certain(group.subject.resource.dialect === 'terraform');
    const directions = (['ingress', 'egress'] as const).map((direction) => ({
      direction,
      mixed: isMixed(group, direction, graph),
    }));
    const wrong = and(terraform, or(...directions.map(({ mixed }) => mixed)));
    if (wrong !== 'yes') return wrong;

    return directions
      .filter(({ mixed }) => mixed === 'yes')
      .map(({ direction }) => ({
        place: group[direction].place,
        message:
          `${group.subject.name} has ${direction} rules inside and as resources of their own (${othersOf(group, direction, graph)}). ` +
          'Terraform takes those inside for all there are, so each apply removes what the last one added. Write them in one way.',
      }));
  },
});

function isMixed(group: Group, direction: Direction, graph: Graph): Certainty {
  return and(
    not(isEmpty(group[direction])),
    some(ownRulesOf(group, graph), (one) => goes(one, direction)),
  );
}

/** The rules of the group that are resources. */
function ownRulesOf(group: Group, graph: Graph): Pick<List<Subject<'securityGroupRule'>>, 'items' | 'complete'> {
  const { items, complete } = graph.rulesOf(group);
  return { items: items.filter(({ subject }) => subject.parent === undefined), complete };
}

function goes(one: Subject<'securityGroupRule'>, direction: Direction): Certainty {
  return direction === 'ingress' ? isIngress(one) : not(isIngress(one));
}

function othersOf(group: Group, direction: Direction, graph: Graph): string {
  return ownRulesOf(group, graph)
    .items.filter((one) => goes(one, direction) === 'yes')
    .map(({ subject }) => subject.address)
    .join(', ');
}
