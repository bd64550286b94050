/** The manner in which the neighbourhood is written, read from its first member. */
import type { Target } from '../target.js';
import type { Enclosure, Setting } from './enclosure.js';
import { grammarOf } from './grammar.js';
import { holdsLineEnd } from './lines.js';
import type { HclStyle } from './print-hcl.js';
import type { JsonStyle } from './print-json.js';

/** Whether the strings of a file are templates, in which `${` means something. */
function holdsTemplates({ file, form, origin }: Target): boolean {
  if (grammarOf(form, file).templates || /\.(tf|tofu)\.json$/.test(file.path)) return true;
  return (origin.via ?? []).some(({ kind }) => kind === 'template');
}

function firstMember({ file, members }: Pick<Enclosure, 'file' | 'members'>): string {
  const [first] = members;
  return first === undefined ? '' : file.text.slice(first.start, first.end);
}

export function jsonStyle(target: Target, enclosure: Enclosure, setting: Setting): JsonStyle {
  const colon = /^"(?:[^"\\]|\\.)*"([ \t]*:[ \t]*)\S/.exec(firstMember(enclosure))?.[1] ?? ': ';
  const tight = colon === ':';
  return {
    eol: setting.eol,
    indent: setting.indent,
    unit: setting.unit,
    colon,
    comma: tight ? ',' : ', ',
    pad: tight || isTight(enclosure) ? '' : ' ',
    spread: setting.spread,
    templates: holdsTemplates(target),
  };
}

/** Whether a map in one line has no blanks inside its braces. */
function isTight({ file, inside, members }: Enclosure): boolean {
  return members.length > 0 && !holdsLineEnd(file.text, inside) && members[0]?.start === inside.start;
}

export function hclStyle(enclosure: Enclosure, setting: Setting): HclStyle {
  const { file, members, grammar } = enclosure;
  const isObject = grammar.form === 'hcl-object' && members.length > 0;
  const heads = isObject ? members.map((member) => file.text.slice(member.start, member.end)) : [];
  return {
    eol: setting.eol,
    indent: setting.indent,
    unit: setting.unit,
    equals: isObject && heads.every((head) => /^[^=:]*:/.test(head)) ? ': ' : ' = ',
    quoteKeys: isObject && heads.every((head) => /^"[A-Za-z_][\w-]*"/.test(head)),
    spread: setting.spread,
  };
}
