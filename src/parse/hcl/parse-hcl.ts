/**
 * HCL's native syntax as Terraform reads it. A fault costs the attribute or block it stands in and gives a diagnostic;
 * nothing throws, and the time is proportional to the length of the text.
 */
import type { HclFile } from '../../model/hcl.js';
import type { ParsedExpression, ParsedTemplate } from '../../model/ports.js';
import { advance, sees } from './advance.js';
import { fileBody } from './body.js';
import { expression } from './expression.js';
import { bareTemplate } from './heredoc.js';
import { createState, report, type ParserState } from './parser-state.js';
import { SyntaxFailure, unexpected } from './syntax-failure.js';

/** Parses a file. When a brace is missing, indentation tells where the open block was meant to end. */
export function parseHcl(text: string): HclFile {
  const first = createState(text, { expression });
  const file = readFile(first);
  return first.unclosed === undefined
    ? file
    : readFile(createState(text, { expression, indentedFrom: first.unclosed }));
}

function readFile(state: ParserState): HclFile {
  advance(state);
  return { body: fileBody(state), comments: state.comments, diagnostics: state.diagnostics };
}

/** Parses a template file, such as `templatefile` reads, or a string of Terraform's JSON syntax. */
export function parseTemplate(text: string): ParsedTemplate {
  const state = createState(text, { expression });
  const template = attempt(state, () => bareTemplate(state));
  const nothing = { kind: 'template', span: { start: 0, end: text.length }, style: 'bare', parts: [] } as const;
  return { template: template ?? nothing, diagnostics: state.diagnostics };
}

/** Parses an expression that stands alone; line ends in it mean nothing. */
export function parseExpression(text: string): ParsedExpression {
  const state = createState(text, { expression });
  state.skipNewlines = true;
  const parsed = attempt(state, () => {
    advance(state);
    const whole = expression(state);
    if (!sees(state, 'end')) throw unexpected(state, 'the end of the expression');
    return whole;
  });
  return {
    expression: parsed ?? { kind: 'bad', span: { start: 0, end: text.length } },
    diagnostics: state.diagnostics,
  };
}

function attempt<T>(state: ParserState, parse: () => T): T | undefined {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof SyntaxFailure)) throw error;
    report(state, error.offset, error.message);
    return undefined;
  }
}
