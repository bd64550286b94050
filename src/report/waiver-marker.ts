/**
 * What people decided about our comments, kept in them: a hidden line that names repository, pull request, problems,
 * author and reason. Copied anywhere else it says nothing, and in comments of others it is never read.
 */
import { inlineCode, prose } from './escape.js';
import type { OwnComment } from './marker.js';

/** Where a decision holds. */
export interface Conversation {
  /** `owner/name` */
  readonly repository: string;
  readonly number: number;
}

/** A decision to ignore problems, and whose it is. */
export interface Waiver {
  readonly fingerprints: readonly string[];
  /** The login of who decided. */
  readonly by: string;
  readonly reason: string;
}

const MARKER = /^<!-- ecs-reviewer waiver v1 ([A-Za-z0-9_-]+) -->$/;
const HEADLINE = /^> \*\*Ignored\*\* by /;

/** The waiver of a comment of ours; undefined when there is none or it was made for something else. */
export function waiverOf({ comment, marker }: OwnComment, here: Conversation): Waiver | undefined {
  const line = comment.body.split('\n').find((one) => MARKER.test(one));
  const facts = line === undefined ? undefined : decoded(MARKER.exec(line)?.[1] ?? '');
  if (facts?.repository !== here.repository || facts.number !== here.number) return undefined;
  const own = new Set(marker.problems.map(({ fingerprint }) => fingerprint));
  const { fingerprints, by, reason } = facts;
  return fingerprints.every((one) => own.has(one)) ? { fingerprints, by, reason } : undefined;
}

export function waiversOf(own: readonly OwnComment[], here: Conversation): readonly Waiver[] {
  return own.flatMap((comment) => waiverOf(comment, here) ?? []);
}

/** The body with the decision in it, told at its top; with undefined, without any. */
export function withWaiver(body: string, waiver: Waiver | undefined, here: Conversation): string {
  const bare = withoutWaiver(body);
  if (waiver === undefined) return bare;
  const end = bare.lastIndexOf('\n') + 1;
  const headline = `> **Ignored** by ${inlineCode(waiver.by)}: ${prose(waiver.reason)}`;
  return `${headline}\n\n${bare.slice(0, end)}${rendered(waiver, here)}\n${bare.slice(end)}`;
}

function withoutWaiver(body: string): string {
  const lines = body.trimEnd().split('\n');
  const first = HEADLINE.test(lines[0] ?? '') ? 2 : 0;
  return lines
    .slice(first)
    .filter((line) => !MARKER.test(line))
    .join('\n');
}

interface Facts extends Waiver, Conversation {}

function rendered(waiver: Waiver, here: Conversation): string {
  const { fingerprints, by, reason } = waiver;
  const facts: Facts = { repository: here.repository, number: here.number, fingerprints, by, reason };
  const bytes = new TextEncoder().encode(JSON.stringify(facts));
  return `<!-- ecs-reviewer waiver v1 ${base64Url(bytes)} -->`;
}

function base64Url(bytes: Uint8Array): string {
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function decoded(text: string): Facts | undefined {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isFacts(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isFacts(value: unknown): value is Facts {
  if (typeof value !== 'object' || value === null) return false;
  const { repository, number, fingerprints, by, reason } = value as Readonly<Record<string, unknown>>;
  return (
    typeof repository === 'string' &&
    typeof number === 'number' &&
    typeof by === 'string' &&
    typeof reason === 'string' &&
    Array.isArray(fingerprints) &&
    fingerprints.every((one) => typeof one === 'string' && /^[0-9a-f]{16}$/.test(one))
  );
}
