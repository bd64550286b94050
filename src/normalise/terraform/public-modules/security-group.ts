/** terraform-aws-modules/security-group. Source of the facts: the module's variables and named rules in versions 4.0 to 5.0. */
import { declare, existence, inputs } from './declare.js';
import type { PublicModule } from './public-module.js';

/** The names of rules that services use, with their ports. Other names are rules of unknown ports. */
const NAMED_RULES = `{
  all-all         = [-1, -1, "-1"]
  all-icmp        = [-1, -1, "icmp"]
  all-tcp         = [0, 65535, "tcp"]
  all-udp         = [0, 65535, "udp"]
  all-ipv6-icmp   = [-1, -1, 58]
  http-80-tcp     = [80, 80, "tcp"]
  http-8080-tcp   = [8080, 8080, "tcp"]
  https-443-tcp   = [443, 443, "tcp"]
  https-8443-tcp  = [8443, 8443, "tcp"]
  memcached-tcp   = [11211, 11211, "tcp"]
  mongodb-27017-tcp = [27017, 27017, "tcp"]
  mssql-tcp       = [1433, 1433, "tcp"]
  mysql-tcp       = [3306, 3306, "tcp"]
  nfs-tcp         = [2049, 2049, "tcp"]
  oracle-db-tcp   = [1521, 1521, "tcp"]
  postgresql-tcp  = [5432, 5432, "tcp"]
  rdp-tcp         = [3389, 3389, "tcp"]
  redis-tcp       = [6379, 6379, "tcp"]
  redshift-tcp    = [5439, 5439, "tcp"]
  ssh-tcp         = [22, 22, "tcp"]
  winrm-http-tcp  = [5985, 5985, "tcp"]
  winrm-https-tcp = [5986, 5986, "tcp"]
}`;

const GROUP_ID = 'source_security_group_id';

type Direction = 'ingress' | 'egress';

/** One way of the module to write rules: a list of names, or of objects that say whom they let in. */
interface Way {
  readonly name: string;
  readonly list: string;
  readonly source: string;
  /** Where its rules never lead. */
  readonly never: string;
}

function ways(direction: Direction): readonly Way[] {
  const split = (key: string): string => `compact(split(",", try(OBJECT.${key}, join(",", var.${direction}_${key}))))`;
  const shared = `
  cidr_blocks      = var.${direction}_cidr_blocks
  ipv6_cidr_blocks = var.${direction}_ipv6_cidr_blocks`;
  return [
    { name: 'rules', list: `[for c in LIST : { rule = c }]`, source: shared, never: `${GROUP_ID} self` },
    {
      name: 'with_cidr_blocks',
      list: 'LIST',
      source: `\n  cidr_blocks = ${split('cidr_blocks')}`,
      never: `ipv6_cidr_blocks ${GROUP_ID} self`,
    },
    {
      name: 'with_ipv6_cidr_blocks',
      list: 'LIST',
      source: `\n  ipv6_cidr_blocks = ${split('ipv6_cidr_blocks')}`,
      never: `cidr_blocks ${GROUP_ID} self`,
    },
    {
      name: 'with_source_security_group_id',
      list: 'LIST',
      source: `\n  ${GROUP_ID} = OBJECT.${GROUP_ID}`,
      never: 'cidr_blocks ipv6_cidr_blocks self',
    },
    {
      name: 'with_self',
      list: 'LIST',
      source: '\n  self = try(OBJECT.self, true)',
      never: `cidr_blocks ipv6_cidr_blocks ${GROUP_ID}`,
    },
  ];
}

/** The lists whose length is given beside them are the same rules. */
function ruleText(direction: Direction, { name, list, source, never }: Way, prefix: '' | 'computed_'): string {
  const label = `${prefix}${direction}_${name}`;
  return `
locals {
  ${label} = ${list.replace('LIST', `var.${label}`)}
}
resource "aws_security_group_rule" "${label}" {
  count             = var.create ? length(local.${label}) : 0
  _at               = local.${label}[count.index]
  security_group_id = local.group
  type              = "${direction}"
  from_port         = try(OBJECT.from_port, var.rules[OBJECT.rule][0])
  to_port           = try(OBJECT.to_port, var.rules[OBJECT.rule][1])
  protocol          = try(OBJECT.protocol, var.rules[OBJECT.rule][2])
  prefix_list_ids   = var.${direction}_prefix_list_ids${source}
  _never            = "${never}"
}
`.replaceAll('OBJECT', `local.${label}[count.index]`);
}

function rulesOf(direction: Direction): string {
  return ways(direction)
    .flatMap((way) => [ruleText(direction, way, ''), ruleText(direction, way, 'computed_')])
    .join('');
}

function listsOf(direction: Direction): Readonly<Record<string, string>> {
  const names = ways(direction).flatMap(({ name }) => [`${direction}_${name}`, `computed_${direction}_${name}`]);
  return Object.fromEntries(names.map((name) => [name, '[]']));
}

const GROUP = 'var.create && var.create_sg';

const TEXT = `
${existence({ create: 'true', create_sg: 'true', use_name_prefix: 'true' })}
${declare({
  ...inputs('name vpc_id security_group_id'),
  ...listsOf('ingress'),
  ...listsOf('egress'),
  ingress_cidr_blocks: '[]',
  ingress_ipv6_cidr_blocks: '[]',
  ingress_prefix_list_ids: '[]',
  egress_cidr_blocks: '["0.0.0.0/0"]',
  egress_ipv6_cidr_blocks: '["::/0"]',
  egress_prefix_list_ids: '[]',
  rules: NAMED_RULES,
})}
locals {
  group = var.create_sg ? try(aws_security_group.this_name_prefix[0].id, aws_security_group.this[0].id, null) : var.security_group_id
}
resource "aws_security_group" "this" {
  count  = ${GROUP} && !var.use_name_prefix ? 1 : 0
  name   = var.name
  vpc_id = var.vpc_id
  _never = "ingress egress"
}
resource "aws_security_group" "this_name_prefix" {
  count  = ${GROUP} && var.use_name_prefix ? 1 : 0
  vpc_id = var.vpc_id
  _never = "ingress egress"
}
${rulesOf('ingress')}
${rulesOf('egress')}
output "security_group_id" { value = local.group }
output "security_group_arn" { value = try(aws_security_group.this_name_prefix[0].arn, aws_security_group.this[0].arn, null) }
output "security_group_name" { value = try(aws_security_group.this_name_prefix[0].name, aws_security_group.this[0].name, null) }
`;

export const SECURITY_GROUP: readonly PublicModule[] = [
  { source: 'terraform-aws-modules/security-group/aws', from: '4.0.0', below: '6.0.0', text: TEXT },
];
