import { is, some, type Attr } from '../../model/attribute.js';
import { and, not, or } from '../../model/certainty.js';
import { isPublicEdge } from '../../model/edge.js';
import { includesPort, isIngress, isOpenToWorld, portsOf, rangesOf } from '../../model/ingress.js';
import { rule } from '../../model/rule.js';
import { DATA_PORTS, dataProtocols } from '../../model/well-known-ports.js';

const SHORTEST = { private: 16, public: 24, v6: 48 } as const;
const PRIVATE = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/;
const ADMIN_PORTS = [22, 23, 3389];

export default rule({
  code: 'ECS106',
  name: 'sg-ingress-wide-cidr',
  step: 1,
  title: 'Security group open to a very wide address range',
  severity: 'low',
  tier: 'B',
  target: 'securityGroupRule',
  why: 'A range that spans many networks lets in machines that have nothing to do with the service. The security group of the caller names just the machines that need access.',
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html'],
  equivalents: {
    'aws-config-rules': ['EC2_SECURITY_GROUP_BADINGRESS'],
    Guard: ['SECURITY_GROUP_INGRESS_CIDR_NON_32_RULE'],
    KICS: [
      'tf:sensitive_port_is_exposed_to_small_public_network',
      'tf:sensitive_port_is_exposed_to_wide_private_network',
      'cfn:security_group_ingress_has_cidr_not_recommended',
    ],
    Prowler: [
      'ec2_securitygroup_allow_ingress_from_internet_to_any_port_from_ip',
      'ec2_securitygroup_allow_wide_open_public_ipv4',
    ],
  },
  fix: { kind: 'none', advice: 'Name the security group of the caller, or the few addresses that need access.' },

  check(ingress, graph) {
    const wrong = and(
      isIngress(ingress),
      some(rangesOf(ingress), (range) => is(range, isWide)),
      // A range that is everybody is ECS101's business, and what may be open to everybody may be open to many.
      not(isOpenToWorld(ingress)),
      not(isPublicEdge(ingress, graph)),
    );
    if (wrong !== 'yes') return wrong;

    const range = rangesOf(ingress).items.find((candidate) => is(candidate, isWide) === 'yes');
    const list = ingress.cidrIp.items.some((candidate) => candidate === range) ? ingress.cidrIp : ingress.cidrIpv6;
    const behind = graph.groupOf(ingress)?.subject.name ?? 'this group';
    const sensitive = or(
      ...ADMIN_PORTS.map((port) => includesPort(ingress, port)),
      ...[...DATA_PORTS.keys()].map((port) => includesPort(ingress, port, dataProtocols(port))),
    );
    return {
      place: list.place,
      evidence: range === undefined ? [] : [range],
      severity: sensitive === 'yes' ? 'medium' : 'low',
      message:
        `${shown(range)} may reach ${portsOf(ingress)} of ${behind}, a range of ${sizeOf(range)}. ` +
        'Most of them have nothing to do with this service. Name the security group of the caller, or a narrower range.',
    };
  },
});

/** Wider than a whole VPC for private addresses, wider than an office for public ones; never everybody. */
function isWide(cidr: string): boolean {
  const [address = '', prefix] = cidr.trim().split('/');
  const length = Number(prefix);
  if (prefix === undefined || !Number.isInteger(length) || length === 0) return false;
  if (address.includes(':')) return length < SHORTEST.v6;
  return length < (PRIVATE.test(address) ? SHORTEST.private : SHORTEST.public);
}

function shown(range: Attr<string> | undefined): string {
  return range?.state === 'known' ? range.value : 'A range';
}

function sizeOf(range: Attr<string> | undefined): string {
  const [address = '', prefix = ''] = range?.state === 'known' ? range.value.trim().split('/') : [];
  if (address.includes(':')) return `${String(2 ** (64 - Math.min(64, Number(prefix))))} networks`;
  return `${String(2 ** (32 - Number(prefix)))} addresses`;
}
