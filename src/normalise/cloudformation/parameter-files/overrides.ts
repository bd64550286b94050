/** `Key=Value Other="two words"`, the text that the command line takes. */
import type { Node, ScalarNode, Span } from '../../../model/source.js';
import { textOf } from '../make-node.js';

const VALUE = String.raw`("(?:\\.|[^"\\])*"|(?:\\.|[^\s"\\])*)`;
const LONG_FORM = new RegExp(String.raw`ParameterKey=([A-Za-z0-9]+),ParameterValue=${VALUE}`, 'g');
const SHORT_FORM = new RegExp(String.raw`(?<!\S)([A-Za-z0-9]+)=${VALUE}`, 'g');
/** CloudFormation takes 200 parameters. */
const MOST_PAIRS = 500;
const LONGEST_TEXT = 200_000;
const LOCKED = 'it is part of a list of values in one text';

/** Each parameter with its value at its own place, as far as that can be told. Nothing for what is no such text. */
export function overridesIn(node: Node): readonly (readonly [string, Node])[] {
  const text = textOf(node);
  if (node.kind !== 'scalar' || text === undefined || text.length > LONGEST_TEXT) return [];
  const form = text.includes('ParameterKey=') ? LONG_FORM : SHORT_FORM;
  return [...text.matchAll(form)].slice(0, MOST_PAIRS).map(([whole, key = '', written = '']) => {
    const value = unquoted(written);
    const lead = whole.slice(0, whole.length - written.length);
    const scalar: ScalarNode = {
      kind: 'scalar',
      value,
      raw: value,
      file: node.file,
      span: placeOf(node, lead, value),
      locked: node.locked ?? LOCKED,
    };
    return [key, scalar];
  });
}

function unquoted(written: string): string {
  const inner = written.startsWith('"') ? written.slice(1, -1) : written;
  return inner.replace(/\\([ "\\])/g, '$1');
}

/** The value behind `Key=` where the source spells it as it is, else the whole text. */
function placeOf({ file, span }: ScalarNode, lead: string, value: string): Span {
  const source = file.text.slice(span.start, span.end);
  const at = source.indexOf(lead);
  if (at < 0 || source.includes(lead, at + 1)) return span;
  const behind = source.slice(at + lead.length);
  const quote = /^\\?"/.exec(behind)?.[0] ?? '';
  const start = span.start + at + lead.length + quote.length;
  return behind.startsWith(value, quote.length) ? { start, end: start + value.length } : span;
}
