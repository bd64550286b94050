import { and, or } from '../../model/certainty.js';
import { includesPort, isIngress, isOnlyPort, isOpenToWorld, isWorld, portsOf, rangesOf } from '../../model/ingress.js';
import { remove, rule, type Change } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

const ADMIN_PORTS = { 22: 'SSH', 23: 'Telnet', 3389: 'Remote Desktop' } as const;

export default rule({
  code: 'ECS103',
  name: 'sg-ingress-admin-port-open',
  step: 1,
  title: 'Administration port open to the internet',
  severity: 'critical',
  tier: 'A',
  target: 'securityGroupRule',
  why: 'Open SSH and Remote Desktop ports are found within minutes and tried with every leaked password. Nobody needs them on ECS: ECS Exec and Session Manager work without an open port.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
  ],
  equivalents: {
    'Security Hub': ['EC2.13', 'EC2.14', 'EC2.53', 'EC2.54'],
    'AWS Config': ['restricted-ssh'],
    'cdk-nag': ['HIPAA.Security-EC2RestrictedCommonPorts', 'HIPAA.Security-EC2RestrictedSSH'],
    Checkov: ['CKV_AWS_24', 'CKV_AWS_25'],
    Guard: ['RESTRICTED_INCOMING_TRAFFIC', 'INCOMING_SSH_DISABLED'],
    KICS: [
      'tf:security_group_with_unrestricted_access_to_ssh',
      'cfn:security_groups_with_unrestricted_access_to_ssh',
      'tf:remote_desktop_port_open_to_internet',
      'cfn:remote_desktop_port_open_to_internet',
      'cfn:security_groups_unrestricted_access_to_rdp',
      'cfn:security_groups_with_exhibited_admin_ports',
    ],
    Prowler: [
      'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_22',
      'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_3389',
      'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_telnet_23',
    ],
    Trivy: ['AWS-0107'],
  },
  supersedes: ['ECS101', 'ECS105'],
  fix: {
    kind: 'partial',
    risk: 'Sessions over this port end. Use ECS Exec or Session Manager in their place.',
    advice: 'Remove the rule, or limit its source to the address range that really needs it.',
  },

  check(ingress) {
    const wrong = and(
      isIngress(ingress),
      isOpenToWorld(ingress),
      or(includesPort(ingress, 22), includesPort(ingress, 23), includesPort(ingress, 3389, ['tcp', '6', 'udp', '17'])),
    );
    if (wrong !== 'yes') return wrong;

    const world = rangesOf(ingress).items.find((range) => isWorld(range) === 'yes');
    return {
      place: world?.place ?? ingress.subject.place,
      evidence: world === undefined ? [] : [world],
      message:
        `${world?.state === 'known' ? world.value : 'Everybody'} may reach ${portsOf(ingress)}, which includes ${serviceOf(ingress)}. ` +
        'Such ports are found and attacked within minutes. Remove the rule: ECS Exec and Session Manager need no open port.',
      changes: removal(ingress),
    };
  },
});

function serviceOf(ingress: Subject<'securityGroupRule'>): string {
  const open = Object.entries(ADMIN_PORTS).filter(
    ([port]) => includesPort(ingress, Number(port), ['tcp', '6', 'udp', '17']) === 'yes',
  );
  return open.map(([port, name]) => `${name} (${port})`).join(', ');
}

/** The whole rule goes only when it opens nothing else and lets in nobody else. */
function removal(ingress: Subject<'securityGroupRule'>): readonly Change[] {
  if (isOnlyPort(ingress, [22, 23, 3389]) !== 'yes') return [];
  const ranges = rangesOf(ingress);
  const onlyWorld =
    ranges.complete === 'yes' &&
    ranges.items.every((range) => isWorld(range) === 'yes') &&
    ingress.sourceSecurityGroupId.written === 'no' &&
    ingress.sourcePrefixListId.written === 'no';
  return onlyWorld ? [remove(ingress.subject)] : [];
}
