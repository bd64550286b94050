import rule from '../../../src/rules/1-security-groups/nacl-open.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

type Attributes = Readonly<Record<string, Value>>;

const ALL = { ruleNumber: 100, ruleAction: 'allow', protocol: '-1', cidrBlock: '0.0.0.0/0' };
const tcp = (from: Value, to: Value): Attributes => ({ ...ALL, protocol: '6', portRange: { from, to } });
/** Rules of one ACL as resources of their own. */
const entries = (...rules: readonly Attributes[]): Neutral =>
  rules.map((attributes, index) =>
    resource('networkAclEntry', `rule_${String(index)}`, { networkAclId: 'acl-1', ...attributes }),
  );
/** The same inside the ACL. */
const inside = (...ingress: readonly Value[]): Neutral => [resource('networkAcl', 'private', { ingress })];
const deny = (port: number, ruleNumber: number): Attributes => ({
  ...tcp(port, port),
  ruleNumber,
  ruleAction: 'deny',
});

testRule(rule, {
  flags: {
    'every protocol': entries(ALL),
    SSH: entries(tcp(22, 22)),
    RDP: entries(tcp(3389, 3389)),
    'every TCP port': entries(tcp(0, 65535)),
    'a range around SSH': entries(tcp(20, 80)),
    'everybody over IPv6': entries({ ruleNumber: 100, ruleAction: 'allow', protocol: '-1', ipv6CidrBlock: '::/0' }),
    'an answer to SSH that comes too late': entries(ALL, deny(22, 200)),
    'RDP left open behind a denial of SSH': entries(ALL, deny(22, 50)),
    'a rule inside': inside({ ...ALL, portRange: { from: 0, to: 0 } }),
    'one rule inside of several': inside(tcp(443, 443), { ...tcp(22, 22), ruleNumber: 200 }),
  },
  passes: {
    HTTPS: entries(tcp(443, 443)),
    'ports for answers': entries(tcp(1024, 65535)),
    'every protocol within the network': entries({ ...ALL, cidrBlock: '10.0.0.0/16' }),
    'a denial': entries({ ...ALL, ruleAction: 'deny' }),
    'the way out': entries({ ...ALL, egress: true }),
    'denials before it': entries(ALL, deny(22, 50), deny(3389, 60)),
    'sound rules inside': inside(tcp(443, 443), { ...tcp(1024, 65535), ruleNumber: 200 }),
    'denials before it inside': inside({ ...ALL, portRange: { from: 0, to: 0 } }, deny(22, 50), deny(3389, 60)),
    'an ACL without rules': [resource('networkAcl', 'private', {})],
  },
  undecided: {
    'a range that is not known': entries({ ...ALL, cidrBlock: OPAQUE }),
    'a protocol that is not known': entries({ ...ALL, protocol: OPAQUE }),
    'ports that are not known': entries(tcp(OPAQUE, 443)),
    'a direction that is not known': entries({ ...ALL, egress: OPAQUE }),
    'rules inside that are not known': [resource('networkAcl', 'private', { ingress: OPAQUE })],
  },
});
