/** Whom the ingress rules of a security group let in. */
import type { Attr, Link } from '../model/attribute.js';
import type { Graph } from '../model/graph.js';
import { isIngress, isWorld, portsOf, rangesOf } from '../model/ingress.js';
import { subjectKey, type Party } from '../model/relations.js';
import type { Subject } from '../model/subject.js';
import { groupParty, INTERNET, networkParty } from './parties.js';

type Group = Subject<'securityGroup'>;
type Rule = Subject<'securityGroupRule'>;

/** One source of a group, with every rule that lets it in. */
export interface Door {
  readonly from: Party;
  readonly rules: readonly Rule[];
  /** `:443`, of all its rules. */
  readonly labels: readonly string[];
  /** Keys of its rules. */
  readonly subjects: readonly string[];
}

/** The parties of the unit that stand behind security groups, by the key of their subject. */
export type Owners = ReadonlyMap<string, Party>;

/**
 * Sources of a group and of a rule, and rules of a source, that are followed: no picture shows more. A problem of a rule
 * that is left out stands on the box that it guards.
 */
const MOST = 40;

/** Answers for each group; worked out once, since many parties may share one. */
export function doorsIn(graph: Graph, owners: Owners): (group: Group) => readonly Door[] {
  const answers = new Map<Group, readonly Door[]>();
  return (group) => {
    const known = answers.get(group);
    if (known !== undefined) return known;
    const doors = doorsOf(group, graph, owners);
    answers.set(group, doors);
    return doors;
  };
}

function doorsOf(group: Group, graph: Graph, owners: Owners): readonly Door[] {
  const doors = new Map<string, { readonly from: Party; readonly rules: Rule[] }>();
  const rules = graph.rulesOf(group).items.filter((rule) => isIngress(rule) === 'yes');
  for (const rule of rules) {
    for (const from of sourcesOf(rule, graph, owners)) {
      const door = doors.get(from.id);
      if (door === undefined && doors.size < MOST) doors.set(from.id, { from, rules: [rule] });
      else if (door !== undefined && door.rules.length < MOST) door.rules.push(rule);
    }
  }
  return [...doors.values()].map((door) => ({
    ...door,
    labels: [...new Set(door.rules.map(portLabel))],
    subjects: door.rules.map(({ subject }) => subjectKey(subject)),
  }));
}

/** `:5432`, `:8000-8999` or `all ports`. */
function portLabel(rule: Rule): string {
  return portsOf(rule).replace(/^ports? /, ':');
}

function sourcesOf(rule: Rule, graph: Graph, owners: Owners): readonly Party[] {
  const { unit } = rule.subject.resource;
  const ranges = rangesOf(rule).items.flatMap((range) => {
    if (range.state !== 'known') return [];
    return [isWorld(range) === 'yes' ? INTERNET : networkParty(unit, range.value)];
  });
  const groups = rule.sourceSecurityGroupId.items.flatMap((link) => partiesBehind(link, { rule, graph, owners }));
  return [...ranges, ...groups].slice(0, MOST);
}

interface Source {
  readonly rule: Rule;
  readonly graph: Graph;
  readonly owners: Owners;
}

/** Those to which the group is attached; the group itself where there is none in reach. */
function partiesBehind(link: Attr<Link>, { rule, graph, owners }: Source): readonly Party[] {
  if (link.state !== 'known') return [];
  const { unit } = rule.subject.resource;
  const group = graph.follow(link, 'securityGroup');
  if (group === undefined) return [groupParty(unit, link.value.to ?? link.value.literal)];
  const attached = graph.attachmentsOf(group).items.slice(0, MOST);
  if (attached.length === 0) return [groupParty(unit, group)];
  return attached.map(({ subject }) => owners.get(subjectKey(subject.subject))).filter((party) => party !== undefined);
}
