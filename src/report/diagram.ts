/** Who can reach whom, as a Mermaid flowchart. */
import type { FixedFinding, Outcome } from '../model/finding.js';
import type { Party, PartyKind, Relation } from '../model/relations.js';
import { SEVERITIES } from '../model/rule.js';
import { counted, countSeverities, severityWords } from './count-words.js';
import { diagramLabel } from './diagram-label.js';
import { sceneOf, type Marked, type Scene } from './diagram-scene.js';
import { fenced } from './escape.js';
import type { Mask } from './mask.js';

/** A Mermaid block and what to know about it; undefined when there are not two parties to draw. */
export function diagramOf(outcome: Pick<Outcome, 'relations' | 'findings'>, mask: Mask): string | undefined {
  const { relations } = outcome;
  if (relations === undefined || relations.parties.length < 2) return undefined;
  const scene = sceneOf(relations, outcome);
  return `${fenced(flowchart(scene, mask), 'mermaid')}\n\n${legend(scene)}`;
}

const STYLE = 'stroke:#cf222e,stroke-width:4px';

function flowchart({ parties, relations }: Scene, mask: Mask): string {
  const ids = new Map(parties.map(({ of }, index) => [of.id, `n${String(index)}`]));
  const idOf = (party: string): string => ids.get(party) ?? '';
  const badParties = parties.filter(isBad).map(({ of }) => idOf(of.id));
  const badRelations = relations.flatMap((relation, index) => (isBad(relation) ? [String(index)] : []));
  return [
    'flowchart LR',
    ...partyLines(parties, (party) => `${idOf(party.of.id)}${shapeOf(party, mask)}`, mask),
    ...relations.map((relation) => `  ${idOf(relation.of.from)} ${arrowOf(relation)} ${idOf(relation.of.to)}`),
    ...(badParties.length === 0 ? [] : [`  classDef bad ${STYLE}`, `  class ${badParties.join(',')} bad`]),
    ...(badRelations.length === 0 ? [] : [`  linkStyle ${badRelations.join(',')} ${STYLE}`]),
  ].join('\n');
}

type Shown = Marked<Party>;

/** Parties of several deployment units stand in a frame for each. */
function partyLines(parties: readonly Shown[], write: (party: Shown) => string, mask: Mask): readonly string[] {
  const units = [...new Set(parties.map(({ of }) => of.unit))];
  if (units.filter((unit) => unit !== undefined).length < 2) return parties.map((party) => `  ${write(party)}`);
  return units.flatMap((unit, index) => {
    const own = parties.filter(({ of }) => of.unit === unit).map(write);
    if (unit === undefined) return own.map((line) => `  ${line}`);
    const title = diagramLabel('in', unit === '.' ? 'the root folder' : mask(unit));
    return [`  subgraph u${String(index)}[${title}]`, ...own.map((line) => `    ${line}`), '  end'];
  });
}

const WORDS: Readonly<Record<PartyKind, string>> = {
  internet: 'internet',
  network: 'network',
  securityGroup: 'security group',
  loadBalancer: 'load balancer',
  service: 'service',
  dataStore: 'data store',
  role: 'role',
  secret: 'secret',
};

const SHAPES: Readonly<Record<PartyKind, readonly [string, string]>> = {
  internet: ['((', '))'],
  network: ['([', '])'],
  securityGroup: ['([', '])'],
  loadBalancer: ['[', ']'],
  service: ['[', ']'],
  dataStore: ['[(', ')]'],
  role: ['{{', '}}'],
  secret: ['[(', ')]'],
};

function shapeOf({ of, findings }: Shown, mask: Mask): string {
  const [open, close] = SHAPES[of.kind];
  const problems = severityWords(countSeverities(findings));
  const ours = problems === '' ? WORDS[of.kind] : `${problems} · ${WORDS[of.kind]}`;
  return `${open}${diagramLabel(ours, of.kind === 'internet' ? '' : mask(of.name))}${close}`;
}

const MOST_LABELS = 3;

function arrowOf({ of, findings }: Marked<Relation>): string {
  const arrow = of.kind === 'uses' ? '-.->' : isBad({ findings }) ? '==>' : '-->';
  const codes = firstOf([...new Set(findings.map(({ rule }) => rule.code))]);
  const words = [firstOf(of.labels), codes].filter((text) => text !== '');
  return words.length === 0 ? arrow : `${arrow}|${diagramLabel(words.join(' · '))}|`;
}

function firstOf(texts: readonly string[]): string {
  const shown = texts.length > MOST_LABELS ? [...texts.slice(0, MOST_LABELS), '…'] : texts;
  return shown.join(', ');
}

/** Milder problems are told in words only. */
const MILDEST = SEVERITIES.indexOf('medium');

function isBad({ findings }: { readonly findings: readonly FixedFinding[] }): boolean {
  return findings.some(({ severity }) => SEVERITIES.indexOf(severity) <= MILDEST);
}

function legend({ parties, relations, partiesLeftOut, relationsLeftOut }: Scene): string {
  const isDotted = relations.some(({ of }) => of.kind === 'uses');
  const isRed = [...parties, ...relations].some(isBad);
  return [
    'As far as the code tells.',
    ...(isRed ? ['Red: problems of medium severity or worse.'] : []),
    ...(isDotted ? ['Dotted: a role that the tasks take, or a secret that they read.'] : []),
    ...(partiesLeftOut > 0 ? [`Left out: ${counted(partiesLeftOut, 'element')} with the smallest problems.`] : []),
    ...(relationsLeftOut > 0 ? [`Left out: ${counted(relationsLeftOut, 'arrow')}.`] : []),
  ].join(' ');
}
