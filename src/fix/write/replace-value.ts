import type { AttributePlace, ItemPlace } from '../../model/attribute.js';
import type { Node, Span } from '../../model/source.js';
import { isRefused, refuse, type Draft } from '../draft.js';
import { targetOf, whyNotReplaceable, type Target } from '../target.js';
import { isCode, isList, isMap, type Written } from '../written.js';
import { enclosureOf, type Enclosure, type Setting } from './enclosure.js';
import { grammarOf } from './grammar.js';
import { eolOf, indentAt, indentUnit, lineStart, startsLine } from './lines.js';
import { printHcl, type HclStyle } from './print-hcl.js';
import { printJson } from './print-json.js';
import { printYamlFlow, printYamlValue, quotedYaml } from './print-yaml.js';
import { holdsComment, membersIn } from './scan.js';
import { jsonStyle } from './style.js';
import { isSpreadOverLines, valueWithGap, yamlStyle } from './yaml-block.js';

/** Another value in the place of the one that is written. */
export function replaceValue(place: AttributePlace | ItemPlace, written: Written): Draft {
  const { node } = place;
  if (node === undefined) return refuse('it is not written');
  const refusal = whyNotReplaceable(node);
  if (refusal !== undefined) return refusal;
  const target = targetOf(place);
  if (isCollection(node) && holdsComment(node.file.text, node.span, grammarOf(target.form, node.file))) {
    return refuse('a comment in the value would be lost');
  }
  const { file, span } = node;
  if (target.form === 'yaml-block' && place.kind === 'attribute') return replaceInYamlBlock(node, written);
  return { edits: [{ path: file.path, start: span.start, end: span.end, text: print(node, written, target) }] };
}

function isCollection(node: Node): boolean {
  return node.kind === 'map' || node.kind === 'list';
}

/** A value in one line, in the syntax of the target. */
export function printInLine(written: Written, target: Target): string {
  const { file, form } = target;
  if (form.startsWith('yaml')) return printYamlFlow(written, yamlStyle(file, '').quote);
  const setting = { eol: eolOf(file), unit: '', indent: '', spread: false };
  if (form.startsWith('hcl')) return printHcl(written, { ...setting, equals: ' = ', quoteKeys: false });
  return printJson(written, jsonStyle(target, emptyEnclosure(target), setting));
}

function emptyEnclosure({ file, form }: Target): Enclosure {
  return { file, inside: { start: 0, end: 0 }, members: [], grammar: grammarOf(form, file) };
}

function print(node: Node, written: Written, target: Target): string {
  if (target.form.startsWith('yaml')) return printInYaml(node, written);
  return target.form.startsWith('hcl') ? printInHcl(node, written) : printInJson(node, written, target);
}

function printInHcl({ file, span }: Node, written: Written): string {
  const indent = indentAt(file.text, span.start);
  const head = file.text.slice(lineStart(file.text, span.start), span.start);
  const style: HclStyle = {
    eol: eolOf(file),
    indent,
    unit: indentUnit(file),
    equals: ' = ',
    quoteKeys: false,
    // Only where the value's key has the line for itself.
    spread: /^[ \t]*[\w."-]+[ \t]*[=:][ \t]*$/.test(head),
  };
  return printHcl(written, style, head.length - indent.length);
}

function printInJson({ file, span }: Node, written: Written, target: Target): string {
  const enclosure = around(target) ?? emptyEnclosure(target);
  const member = enclosure.members.find((one) => one.start <= span.start && span.end <= one.end);
  const setting: Setting = {
    eol: eolOf(file),
    unit: indentUnit(file),
    indent: indentAt(file.text, span.start),
    spread: member !== undefined && startsLine(file.text, member.start),
  };
  return printJson(written, jsonStyle(target, enclosure, setting));
}

/** The brackets in which the value stands, when they are written out. */
function around({ origin, form, file }: Target): Enclosure | undefined {
  if (!('kind' in origin)) return undefined;
  const container = origin as Node;
  if (container.kind !== 'map' && container.kind !== 'list') return undefined;
  const enclosure = enclosureOf(container);
  if (!isRefused(enclosure)) return enclosure;
  return {
    ...emptyEnclosure({ file, form, origin }),
    members: membersIn(file.text, container.span, grammarOf(form, file)),
  };
}

/** Quotes stay as they are; digits that had none get none. */
function printInYaml({ file, span }: Node, written: Written): string {
  const { quote } = yamlStyle(file, '');
  if (typeof written !== 'string') return printYamlFlow(written, quote);
  const old = file.text.slice(span.start, span.end);
  const first = old.charAt(0);
  if (first === "'" || first === '"') return quotedYaml(written, first);
  const isNumber = /^\d+$/;
  return isNumber.test(old) && isNumber.test(written) ? written : printYamlFlow(written, quote);
}

/** Collections begin on the line below their key, so the blank behind the colon belongs to the value. */
function replaceInYamlBlock(node: Node, written: Written): Draft {
  const { file, span } = node;
  const isOnOwnLines = isSpreadOverLines(file, valueWithGap(file, span)) && isCollection(node);
  const isSpread = (isList(written) || isMap(written)) && !isCode(written) && !isFlow(node);
  if (!isOnOwnLines && !isSpread) {
    const blank = span.start === span.end ? ' ' : '';
    const text = blank + printInYaml(node, written);
    return { edits: [{ path: file.path, start: span.start, end: span.end, text }] };
  }
  const gap: Span = valueWithGap(file, span);
  const key = indentAt(file.text, gap.start) + dashes(file.text, gap.start);
  const text = isSpread ? printYamlValue(written, yamlStyle(file, key)) : ` ${printInYaml(node, written)}`;
  return { edits: [{ path: file.path, start: gap.start, end: gap.end, text }] };
}

function isFlow(node: Node): boolean {
  return (node.kind === 'map' || node.kind === 'list') && node.form !== 'yaml-block';
}

/** Dashes before a key count as blanks. */
function dashes(text: string, at: number): string {
  const found = /^[ \t]*((?:- +)*)/.exec(text.slice(lineStart(text, at), at))?.[1] ?? '';
  return ' '.repeat(found.length);
}
