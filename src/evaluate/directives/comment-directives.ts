/** Directives in comments: `# ecs-reviewer:ignore ECS802,ECS804 -- reason`. */
import type { ReadCommentary } from '../../model/commentary.js';
import { DIRECTIVE_WORD, type Directive } from '../../model/directive.js';
import type { SourceFile, Span } from '../../model/source.js';
import type { DirectivesRead, FaultAt } from './directives-read.js';
import { instructionOf, NO_REASON, type RuleName } from './instruction.js';
import { scopesOf, type Scopes } from './scopes.js';

/** Lines from the top in which a directive for the whole file is looked for. */
const HEAD_LINES = 20;

export interface Reading {
  readonly rules: readonly RuleName[];
  readonly readCommentary: ReadCommentary;
}

const NOTHING: DirectivesRead = { directives: [], faults: [] };

export function commentDirectives(file: SourceFile, { rules, readCommentary }: Reading): DirectivesRead {
  if (!file.text.includes(DIRECTIVE_WORD)) return NOTHING;
  const commentary = readCommentary(file);
  const found = commentary.comments.flatMap((span, comment) => linesWith(file.text, span, comment));
  if (found.length === 0) return NOTHING;
  const scopes = scopesOf(file.text, commentary);
  const read = found.map((line) => directiveOf(line, { file, scopes, rules }));
  return {
    directives: read.flatMap(({ directives }) => directives),
    faults: read.flatMap(({ faults }) => faults),
  };
}

/** A line of a comment that begins with our word. */
interface Line {
  readonly comment: number;
  readonly span: Span;
  /** `ignore` in `ecs-reviewer:ignore`. */
  readonly verb: string;
  readonly rest: string;
}

function linesWith(text: string, comment: Span, index: number): readonly Line[] {
  const lines: Line[] = [];
  const content = text.slice(comment.start, comment.end);
  const inner = content.startsWith('/*') && content.endsWith('*/') ? content.slice(0, -2) : content;
  let offset = comment.start;
  for (const line of inner.split('\n')) {
    const word = /^[\s#/*]*/.exec(line)?.[0].length ?? 0;
    if (line.startsWith(DIRECTIVE_WORD, word)) lines.push(lineOf(line.slice(word).trimEnd(), index, offset + word));
    offset += line.length + 1;
  }
  return lines;
}

function lineOf(words: string, comment: number, start: number): Line {
  const verb = /^[\w-]*/.exec(words.slice(DIRECTIVE_WORD.length))?.[0] ?? '';
  const rest = words.slice(DIRECTIVE_WORD.length + verb.length);
  return { comment, span: { start, end: start + words.length }, verb, rest };
}

interface Setting {
  readonly file: SourceFile;
  readonly scopes: Scopes;
  readonly rules: readonly RuleName[];
}

function directiveOf(line: Line, { file, scopes, rules }: Setting): DirectivesRead {
  const { span, verb, rest } = line;
  const fault = faultOf(line, scopes);
  if (fault !== undefined) return { directives: [], faults: [{ file, span, fault: () => fault }] };
  const dashes = rest.indexOf('--');
  const [codes, reason] = dashes < 0 ? [rest, ''] : [rest.slice(0, dashes), rest.slice(dashes + 2)];
  const instruction = instructionOf({ codes, reason }, rules);
  const faults = instruction.faults.map((fault): FaultAt => ({ file, span, fault: () => withHint(fault()) }));
  if (instruction.codes.length === 0) return { directives: [], faults };
  const covers = verb === 'ignore' ? scopes.coveredBy(line.comment, span.start) : { start: 0, end: file.text.length };
  const directive: Directive = { file, span, codes: instruction.codes, reason: instruction.reason, covers };
  return { directives: [directive], faults };
}

function withHint(fault: string): string {
  return fault === NO_REASON ? `${fault}; write "-- " and the reason at its end` : fault;
}

function faultOf({ verb, span }: Line, { lines }: Scopes): string | undefined {
  if (verb === 'ignore') return undefined;
  if (verb !== 'ignore-file')
    return `"${DIRECTIVE_WORD}${verb.slice(0, 60)}" means nothing; write "${DIRECTIVE_WORD}ignore"`;
  return lines.lineOf(span.start) < HEAD_LINES
    ? undefined
    : `"${DIRECTIVE_WORD}ignore-file" counts only in the first ${HEAD_LINES} lines`;
}
