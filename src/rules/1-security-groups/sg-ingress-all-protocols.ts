import { some, type Attr, type Link } from '../../model/attribute.js';
import { and, certain, not, or, unknown, type Certainty } from '../../model/certainty.js';
import { portBehind } from '../../model/edge.js';
import type { Graph } from '../../model/graph.js';
import { isEveryProtocol, isIngress, isOpenToWorld, isWorld, rangesOf } from '../../model/ingress.js';
import { rule, set } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

type Rule = Subject<'securityGroupRule'>;

export default rule({
  code: 'ECS107',
  name: 'sg-ingress-all-protocols',
  step: 1,
  title: 'Security group rule lets in every protocol',
  severity: 'medium',
  tier: 'A',
  target: 'securityGroupRule',
  why: 'A rule for all protocols opens every port of the tasks to its source, also those of sidecars and debuggers. Each link of the chain needs one port of the next.',
  unless: 'The source is the group itself, for members that talk to each other; such a rule is not reported.',
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html'],
  equivalents: {
    'aws-config-rules': ['ec2_security_group_protocol_all_prohibited'],
    Guard: ['SECURITY_GROUP_INGRESS_ALL_PROTOCOLS_RULE'],
    KICS: ['cfn:security_group_ingress_with_all_protocols'],
  },
  fix: {
    kind: 'partial',
    risk: 'Traffic to other ports than this one stops, such as that of tasks with dynamic host ports.',
    advice: 'Name the protocol and the port that the source needs, usually tcp and the container port.',
  },

  check(ingress, graph) {
    const wrong = and(isIngress(ingress), isEveryProtocol(ingress), hasOtherSource(ingress, graph));
    if (wrong !== 'yes') return wrong;

    const world =
      isOpenToWorld(ingress) === 'yes' ? rangesOf(ingress).items.find((range) => isWorld(range) === 'yes') : undefined;
    const port = portBehind(ingress, graph);
    const behind = graph.groupOf(ingress)?.subject.name ?? 'this group';
    return {
      // Where everybody is the source the sharper rule points at the range, and speaks for this one.
      place: world?.place ?? ingress.ipProtocol.place,
      evidence: [ingress.ipProtocol],
      message:
        `A rule of ${behind} lets in every protocol on every port. Its source can then reach sidecars, debuggers and whatever is started later. ` +
        `Open ${port === undefined ? 'only the port that is served' : `only tcp port ${String(port)}`}.`,
      changes:
        port === undefined
          ? []
          : [set(ingress.ipProtocol, 'tcp'), set(ingress.fromPort, port), set(ingress.toPort, port)],
    };
  },
});

function hasOtherSource(ingress: Rule, graph: Graph): Certainty {
  return or(
    some(rangesOf(ingress), () => 'yes'),
    some(ingress.sourcePrefixListId, () => 'yes'),
    some(ingress.sourceSecurityGroupId, (source) => not(isOwnGroup(source, ingress, graph))),
  );
}

function isOwnGroup(source: Attr<Link>, ingress: Rule, graph: Graph): Certainty {
  if (source.state === 'unknown') return unknown(source.why);
  if (source.state === 'unset') return 'yes';
  const group = graph.groupOf(ingress);
  if (group !== undefined) {
    const named = graph.follow(source, 'securityGroup');
    return certain(named?.subject.address === group.subject.address);
  }
  return ingress.groupId.state === 'known'
    ? isSameLink(source.value, ingress.groupId.value)
    : unknown('the group is not known');
}

/** The same reference or the same id; a reference and an id may be the same group. */
function isSameLink(a: Link, b: Link): Certainty {
  if ((a.to === undefined) !== (b.to === undefined)) return unknown('what it refers to is not in reach');
  return certain(a.to === b.to && a.literal === b.literal);
}
