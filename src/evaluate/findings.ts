/** Problems → findings: where, how sure, which identity, and which sharper rule speaks for which blunter one. */
import type { Place } from '../model/attribute.js';
import { constructSource } from '../model/construct-source.js';
import { assumptionText } from '../model/environment.js';
import type { Finding } from '../model/finding.js';
import { fingerprint } from '../model/fingerprint.js';
import { ownAddress } from '../model/resource.js';
import type { Hop, Node } from '../model/source.js';
import type { Judged } from './judge.js';
import { spotOf } from './spot.js';

/** `when` is set for a problem that only one branch of an undecided condition has. */
export interface Placed extends Judged {
  readonly when?: string;
}

/** The identity of a problem within one reading of the code: rule, address, property. */
export function identityOf({ rule, subject, problem }: Judged): string {
  const at = problem.subject ?? subject.subject;
  return [rule.code, at.resource.unit, at.address, problem.place.property].join('\n');
}

/** The identity of a problem from commit to commit, without the occurrence: positions in lists do not count. */
function lastingIdentityOf({ rule, subject, problem }: Judged): string {
  const at = problem.subject ?? subject.subject;
  const address = ownAddress(at.resource, at.identity ?? at.address);
  return [rule.code, at.resource.unit, address, lastingProperty(problem.place)].join('\n');
}

/** `Statement[2]` → `Statement[]`, `cidrIp[0]` → `cidrIp[0.0.0.0/0]`; names of items stay. */
function lastingProperty(place: Place): string {
  const node = nodeOf(place);
  const value = place.kind === 'item' && node?.kind === 'scalar' ? node.raw : '';
  return place.property.replace(/\[\d+\]$/, `[${value}]`).replace(/\[\d+\]/g, '[]');
}

/** One finding for each problem: equal ones are not merged yet, and blunter ones speak still. */
export function toFindings(problems: readonly Placed[]): readonly Finding[] {
  const seen = new Map<string, number>();
  return problems.map((placed) => {
    const identity = lastingIdentityOf(placed);
    const occurrence = seen.get(identity) ?? 0;
    seen.set(identity, occurrence + 1);
    return toFinding(placed, fingerprint(`${identity}\n${String(occurrence)}`));
  });
}

function toFinding(placed: Placed, print: string): Finding {
  const { rule, problem, when } = placed;
  const subject = problem.subject ?? placed.subject.subject;
  const { resource } = subject;
  const assumed = assumptionsOf(placed);
  const source = constructSource(subject);
  return {
    rule,
    subject,
    problem,
    severity: problem.severity ?? rule.severity,
    format: resource.format,
    address: ownAddress(resource, subject.address),
    property: problem.place.property,
    ...spotOf(problem.place, resource),
    message: message(problem.message, assumed, when),
    fingerprint: print,
    assumed,
    via: hopsOf(problem.place),
    ...(when === undefined ? {} : { when }),
    also: [],
    ...(source === undefined ? {} : { source }),
  };
}

function message(text: string, assumed: readonly string[], when: string | undefined): string {
  const condition = when === undefined ? '' : ` This is so when ${when}.`;
  const assumption = assumed.length === 0 ? '' : ` Judged with ${assumptionText(assumed)}.`;
  return `${text}${condition}${assumption}`;
}

function nodeOf(place: Place): Node | undefined {
  return place.kind === 'resource' ? undefined : place.node;
}

function assumptionsOf({ problem }: Judged): readonly string[] {
  const evidence = (problem.evidence ?? []).flatMap((attr) => (attr.state === 'known' ? (attr.assumed ?? []) : []));
  return [...new Set([...(nodeOf(problem.place)?.assumed ?? []), ...evidence])];
}

function hopsOf(place: Place): readonly Hop[] {
  return nodeOf(place)?.via ?? [];
}

/** One literal judged through several module calls or instances is one finding: the first that is not `yielding`. */
export function mergeEqual(findings: readonly Finding[], yielding: (finding: Finding) => boolean): readonly Finding[] {
  const distinct = new Map<string, Finding>();
  for (const finding of findings) {
    const { rule, file, span, property } = finding;
    const key = [rule.code, file.path, span.start, span.end, property].join('\n');
    const other = distinct.get(key);
    if (other === undefined || (yielding(other) && !yielding(finding))) distinct.set(key, finding);
  }
  return [...distinct.values()];
}

/** A finding that speaks, and those of blunter rules that keep silent for it. */
export interface Spoken {
  readonly finding: Finding;
  readonly blunter: readonly Finding[];
}

export function supersede(findings: readonly Finding[]): readonly Spoken[] {
  const keys = findings.map(spotKey);
  const spots = new Map<string, Spot>();
  findings.forEach((finding, index) => {
    const key = keys[index] ?? '';
    const spot = spots.get(key) ?? { neighbours: [], superseded: new Set() };
    spots.set(key, spot);
    spot.neighbours.push(finding);
    for (const code of finding.rule.supersedes ?? []) spot.superseded.add(code);
  });
  return findings.flatMap((finding, index) => {
    const { neighbours = [], superseded } = spots.get(keys[index] ?? '') ?? {};
    if (superseded?.has(finding.rule.code) === true) return [];
    return [{ finding, blunter: finding.rule.supersedes === undefined ? [] : neighbours.filter(bluntedBy(finding)) }];
  });
}

/** What was found at one place, and the codes for which something sharper speaks there. */
interface Spot {
  readonly neighbours: Finding[];
  readonly superseded: Set<string>;
}

/** The same subject is the same place: a sharper rule may point at another attribute of it. */
function spotKey(finding: Finding): string {
  const item = /^[^[]*\[[^\]]*\]/.exec(finding.property)?.[0] ?? '';
  return [finding.subject.resource.unit, finding.address, item].join('\n');
}

function bluntedBy(sharper: Finding): (blunter: Finding) => boolean {
  const codes = sharper.rule.supersedes ?? [];
  return (blunter) => codes.includes(blunter.rule.code);
}
