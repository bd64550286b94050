/** Detected secrets are never shown whole: what quotes the repository goes through a mask first. */
import type { Finding, Outcome } from '../model/finding.js';
import { isPlaceholder } from '../model/secret-text.js';
import type { MapNode, Node } from '../model/source.js';

/** Shortens every detected secret in a text to its first characters; keeps line ends. */
export type Mask = (text: string) => string;

/** The rules whose place holds the secret itself. */
const SECRET_RULES = new Set([
  'ECS201',
  'ECS202',
  'ECS203',
  'ECS208',
  'ECS214',
  'ECS219',
  'ECS220',
  'ECS221',
  'ECS222',
]);

/** Rules whose place is beside the secret, which the problem names. */
const BESIDE_SECRET = new Set(['ECS212']);

/** Whether findings of this rule tell of a secret, so that what they quote is masked. */
export function tellsSecret(code: string): boolean {
  return SECRET_RULES.has(code) || BESIDE_SECRET.has(code);
}

/** Shorter texts are masked only together with what stands before them on the line. */
const SHORTEST = 4;
const DEEPEST = 20;

/** A mask for all secrets of an outcome, those whose finding is suppressed or known already included. */
export function maskOf({ findings, suppressed, known = [] }: Pick<Outcome, 'findings' | 'suppressed' | 'known'>): Mask {
  return maskFor([...findings, ...suppressed.map(({ finding }) => finding), ...known]);
}

/** A mask for all secrets that the findings tell of. */
export function maskFor(findings: readonly Finding[]): Mask {
  const masked = new Map<string, string>();
  for (const finding of findings.filter(({ rule }) => SECRET_RULES.has(rule.code))) {
    for (const node of secretNodes(finding)) register(node, finding.problem.secrets, masked);
  }
  for (const { problem } of findings.filter(({ rule }) => BESIDE_SECRET.has(rule.code))) {
    registerLines((problem.secrets ?? []).flatMap(linesOf), masked);
  }
  if (masked.size === 0) return (text) => text;
  const secrets = indexed(masked);
  return (text) => maskAll(text, secrets);
}

interface Secrets {
  readonly masked: ReadonlyMap<string, string>;
  /** First characters of the secrets → lengths of those that start so, the longest first. */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
  /** 1 where some secret may start with two such characters: rules most positions out without any lookup. */
  readonly starts: Uint8Array;
}

function indexed(masked: ReadonlyMap<string, string>): Secrets {
  const found = new Map<string, Set<number>>();
  const starts = new Uint8Array(0x10000);
  for (const secret of masked.keys()) {
    const start = secret.slice(0, SHORTEST);
    found.set(start, (found.get(start) ?? new Set()).add(secret.length));
    starts[pairAt(secret, 0)] = 1;
  }
  const lengths = new Map([...found].map(([start, all]) => [start, [...all].sort((a, b) => b - a)]));
  return { masked, lengths, starts };
}

function pairAt(text: string, at: number): number {
  return ((text.charCodeAt(at) << 8) ^ text.charCodeAt(at + 1)) & 0xffff;
}

/** One pass over the text, however many secrets there are. */
function maskAll(text: string, { masked, lengths, starts }: Secrets): string {
  const pieces: string[] = [];
  let done = 0;
  for (let at = 0; at + SHORTEST <= text.length; at += 1) {
    if (starts[pairAt(text, at)] !== 1) continue;
    const possible = lengths.get(text.slice(at, at + SHORTEST)) ?? [];
    const length = possible.find((one) => masked.has(text.slice(at, at + one)));
    if (length === undefined) continue;
    pieces.push(text.slice(done, at), masked.get(text.slice(at, at + length)) ?? '…');
    done = at + length;
    at = done - 1;
  }
  return pieces.length === 0 ? text : [...pieces, text.slice(done)].join('');
}

function secretNodes({ problem }: Finding): readonly Node[] {
  const { place } = problem;
  return place.kind === 'resource' || place.node === undefined ? [] : literalsOf(place.node, 0);
}

/** The literals of a value; of a pair of name and value, the value's. */
function literalsOf(node: Node, depth: number): readonly Node[] {
  if (depth > DEEPEST) return [];
  const below = (nodes: readonly Node[]): readonly Node[] => nodes.flatMap((child) => literalsOf(child, depth + 1));
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'string' || typeof node.value === 'number' ? [node] : [];
    case 'text':
      return [node];
    case 'map':
      return below(secretEntries(node));
    case 'list':
      return below(node.items);
    case 'choice':
      return below(node.branches.map((branch) => branch.node));
    default:
      return [];
  }
}

function secretEntries({ entries }: MapNode): readonly Node[] {
  const value = entries.find((entry) => entry.key.toLowerCase() === 'value');
  return value === undefined ? entries.map((entry) => entry.value) : [value.value];
}

/** Of a long text just these parts, unless it is encoded and they are not to be seen in it. */
function register(node: Node, parts: readonly string[] | undefined, masked: Map<string, string>): void {
  if (parts === undefined) {
    registerWhole(node, masked);
    return;
  }
  const lines = parts.flatMap(linesOf);
  registerLines(lines, masked);
  const shown = node.file.text.slice(node.span.start, node.span.end);
  if (!lines.every((line) => shown.includes(line))) registerWhole(node, masked);
}

function registerWhole(node: Node, masked: Map<string, string>): void {
  const { text } = node.file;
  const source = text.slice(node.span.start, node.span.end).replace(/^["'`]|["'`]$/g, '');
  const value = node.kind === 'scalar' ? [String(node.value)] : node.kind === 'text' ? node.parts : [];
  const texts = [source, ...value.filter((part) => typeof part === 'string')];
  if (isPlaceholder(source)) return;
  registerLines(texts.flatMap(linesOf), masked);
  if (source.length >= SHORTEST || source === '') return;
  const lineStart = text.lastIndexOf('\n', node.span.start - 1) + 1;
  const before = text.slice(lineStart, text.indexOf(source, node.span.start)).trimStart();
  if (before.length + source.length >= SHORTEST) masked.set(`${before}${source}`, `${before}…`);
}

function registerLines(lines: readonly string[], masked: Map<string, string>): void {
  for (const line of lines) if (line.length >= SHORTEST) masked.set(line, shortened(line));
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/).map((line) => line.trim());
}

function shortened(secret: string): string {
  return secret.length > 8 ? `${secret.slice(0, 3)}…` : '…';
}
