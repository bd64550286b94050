/** What the rules of a network ACL let in. The lowest number decides. Source: the Amazon VPC User Guide on network ACLs. */
import { is, some, type Attr, type Link, type List, type Presence } from './attribute.js';
import { and, certain, not, or, unknown, type Certainty } from './certainty.js';
import type { Graph } from './graph.js';
import { isWorld } from './ingress.js';
import type { Subject } from './subject.js';

/** Inside the ACL or a resource of its own. */
export type AclRule = Omit<Subject<'networkAcl'>['ingress']['items'][number], keyof Presence>;
type Entry = Subject<'networkAclEntry'>;
type Others = Pick<List<AclRule>, 'items' | 'complete'>;

const TCP = ['tcp', '6'];
const FIRST_FREE_PORT = 1024;
const LAST_PORT = 65535;

/** Whether the rule lets everybody reach this TCP port, and no rule before it denies that. */
export function admitsEverybody(rule: AclRule, port: number, others: Others): Certainty {
  const opens = and(
    is(rule.ruleAction, (action) => action.toLowerCase() === 'allow'),
    or(isWorld(rule.cidrBlock), isWorld(rule.ipv6CidrBlock)),
    covers(rule, port),
    not(isForReturns(rule)),
  );
  if (opens === 'no') return opens;
  return and(opens, not(some(others, (other) => and(denies(other, rule), covers(other, port)))));
}

/** The rules of the same ACL that are resources of their own and go inwards. */
export function entriesBeside(entry: Entry, graph: Graph): Others {
  const entries = graph.all('networkAclEntry');
  const judged = entries.items.map((other) => ({
    other,
    certainty: and(isInSame(entry, other), not(is(other.egress, true))),
  }));
  const doubts = judged.map(({ certainty }) => (certainty === 'no' ? 'yes' : certainty));
  return {
    items: judged.filter(({ certainty }) => certainty === 'yes').map(({ other }) => other),
    complete: and(entries.complete, ...doubts),
  };
}

function isInSame({ networkAclId: a }: Entry, { networkAclId: b }: Entry): Certainty {
  if (a.state === 'unknown') return unknown(a.why);
  if (b.state === 'unknown') return unknown(b.why);
  return certain(textOf(a) === textOf(b));
}

function textOf(link: Attr<Link>): string | undefined {
  return link.state === 'known' ? (link.value.to ?? link.value.literal) : undefined;
}

function denies(other: AclRule, rule: AclRule): Certainty {
  const sameAddresses = or(
    and(isWorld(rule.cidrBlock), isWorld(other.cidrBlock)),
    and(isWorld(rule.ipv6CidrBlock), isWorld(other.ipv6CidrBlock)),
  );
  const { ruleNumber } = rule;
  const isBefore =
    ruleNumber.state === 'known'
      ? is(other.ruleNumber, (number) => number < ruleNumber.value)
      : is(ruleNumber, () => false);
  return and(
    is(other.ruleAction, (action) => action.toLowerCase() === 'deny'),
    sameAddresses,
    isBefore,
  );
}

export function isEveryProtocol({ protocol }: AclRule): Certainty {
  return is(protocol, (name) => name === '-1' || name.toLowerCase() === 'all');
}

function covers(rule: AclRule, port: number): Certainty {
  const { from, to } = rule.portRange;
  const inRange = and(
    is(rule.protocol, (name) => TCP.includes(name.toLowerCase())),
    is(from, (first) => first <= port),
    is(to, (last) => last >= port),
  );
  return or(isEveryProtocol(rule), inRange);
}

/** An ACL remembers no connections, so answers to what the tasks call come in on all the ports that nobody serves. */
function isForReturns(rule: AclRule): Certainty {
  const { from, to } = rule.portRange;
  return and(
    not(isEveryProtocol(rule)),
    is(from, (first) => first >= FIRST_FREE_PORT),
    is(to, LAST_PORT),
  );
}
