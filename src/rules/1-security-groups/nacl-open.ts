import { is, type List } from '../../model/attribute.js';
import { not, or } from '../../model/certainty.js';
import { isWorld } from '../../model/ingress.js';
import { admitsEverybody, entriesBeside, isEveryProtocol, type AclRule } from '../../model/network-acl.js';
import { rule, type Judgement, type Problem } from '../../model/rule.js';

const ADMIN_PORTS: ReadonlyMap<number, string> = new Map([
  [22, 'SSH (22)'],
  [3389, 'RDP (3389)'],
]);

export default rule({
  code: 'ECS148',
  name: 'nacl-open',
  step: 1,
  title: 'Network ACL lets everybody reach SSH or RDP',
  severity: 'info',
  tier: 'C',
  target: 'networkAclEntry',
  why: 'A network ACL is the second fence around the subnets of the tasks: what it keeps out no mistake in a security group lets in. Nobody needs SSH or RDP from the internet, so the ACL can keep them out for good.',
  unless: 'The security groups are the only fence on purpose.',
  references: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-21',
  ],
  equivalents: {
    'Security Hub': ['EC2.21'],
    'cdk-nag': ['AwsSolutions-VPC3'],
    Checkov: ['CKV_AWS_232', 'CKV_AWS_231', 'CKV_AWS_352'],
    KICS: [
      'tf:network_acl_with_unrestricted_access_to_ssh',
      'tf:network_acl_with_unrestricted_access_to_rdp',
      'cfn:tcp_or_udp_protocol_network_acl_entry_allows_all_ports',
    ],
    Prowler: ['ec2_networkacl_allow_ingress_tcp_port_22', 'ec2_networkacl_allow_ingress_any_port'],
    Trivy: ['AWS-0105', 'AWS-0102'],
  },
  fix: {
    kind: 'none',
    advice:
      'Let in the ports that are served and those for answers (1024 to 65535), or deny 22 and 3389 by rules with lower numbers.',
  },

  check(entry, graph) {
    const inwards = not(is(entry.egress, true));
    const judgement = judged(entry.subject.name, { items: [entry], complete: 'yes' }, entriesBeside(entry, graph));
    return inwards === 'yes' || judgement === 'no' ? judgement : inwards;
  },

  further: {
    networkAcl: ({ subject, ingress }) => judged(subject.name, ingress, ingress),
  },
});

type Rules = Pick<List<AclRule>, 'items' | 'complete'>;

function judged(name: string, rules: Rules, others: Rules): Judgement {
  const found = rules.items.map((one) => ({
    one,
    ports: [...ADMIN_PORTS].map(([port, title]) => ({ title, certainty: admitsEverybody(one, port, others) })),
  }));
  const wrong = or(...found.flatMap(({ ports }) => ports.map(({ certainty }) => certainty)), not(rules.complete));
  if (wrong !== 'yes') return wrong;

  return found.flatMap(({ one, ports }) => {
    const titles = ports.filter(({ certainty }) => certainty === 'yes').map(({ title }) => title);
    return titles.length === 0 ? [] : [problem(name, one, titles)];
  });
}

function problem(name: string, one: AclRule, titles: readonly string[]): Problem {
  const range = isWorld(one.cidrBlock) === 'yes' ? one.cidrBlock : one.ipv6CidrBlock;
  const what =
    isEveryProtocol(one) === 'yes' ? `everything in, ${titles.join(' and ')} too,` : `${titles.join(' and ')} in`;
  return {
    place: range.place,
    evidence: [range],
    message:
      `${name} lets ${what} from ${range.state === 'known' ? range.value : 'everywhere'}. ` +
      'One mistake in a security group then opens a task or an instance to the whole internet. Let in only the ports that are served, and those for answers.',
  };
}
