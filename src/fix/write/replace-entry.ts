import type { TextEdit } from '../../model/finding.js';
import type { Entry, MapNode, SourceFile, Span } from '../../model/source.js';
import { isRefused, refuse, type Draft } from '../draft.js';
import { targetIn } from '../target.js';
import type { Member } from '../written.js';
import { enclosureOf, memberAt, type Setting } from './enclosure.js';
import { grammarOf } from './grammar.js';
import { gapFor } from './hcl-align.js';
import { statementAt } from './hcl-body.js';
import { eolOf, indentAt, indentUnit, startsLine } from './lines.js';
import { printHclMember, printHclStatement } from './print-hcl.js';
import { printJsonMember } from './print-json.js';
import { printYamlFlowMember, printYamlMember } from './print-yaml.js';
import { holdsComment } from './scan.js';
import { hclStyle, jsonStyle } from './style.js';
import { NOT_WRITTEN_HERE, yamlStyle } from './yaml-block.js';

/** Another key and value in the place of an entry. */
export function replaceEntry(map: MapNode, entry: Entry, member: Member): Draft {
  const at = entry.keySpan.start;
  if (at < map.span.start || at >= map.span.end) return refuse(NOT_WRITTEN_HERE);
  if (map.form === 'yaml-block') return replaceInYaml(map, entry, member);
  return map.form === 'hcl-body' ? replaceStatement(map, at, member) : replaceMember(map, at, member);
}

function settingAt(file: SourceFile, at: number): Setting {
  const { text } = file;
  return { eol: eolOf(file), unit: indentUnit(file), indent: indentAt(text, at), spread: startsLine(text, at) };
}

function exchange(map: MapNode, span: Span, text: string): Draft {
  const { file, form } = map;
  if (holdsComment(file.text, span, grammarOf(form, file))) return refuse('a comment in the value would be lost');
  const edit: TextEdit = { path: file.path, start: span.start, end: span.end, text };
  return { edits: [edit] };
}

function replaceStatement(map: MapNode, at: number, member: Member): Draft {
  const statement = statementAt(map, at);
  if (statement === undefined) return refuse(NOT_WRITTEN_HERE);
  const style = { ...settingAt(map.file, at), equals: ' = ', quoteKeys: false };
  return exchange(map, statement, printHclStatement(member, style, gapFor(map.file.text, statement, member.key)));
}

function replaceMember(map: MapNode, at: number, member: Member): Draft {
  const enclosure = enclosureOf(map);
  if (isRefused(enclosure)) return enclosure;
  const span = enclosure.members[memberAt(enclosure, at) ?? -1];
  if (span === undefined) return refuse(NOT_WRITTEN_HERE);
  const setting = settingAt(map.file, at);
  if (map.form === 'json')
    return exchange(map, span, printJsonMember(member, jsonStyle(targetIn(map), enclosure, setting)));
  if (map.form === 'yaml-flow') return exchange(map, span, printYamlFlowMember(member, yamlStyle(map.file, '').quote));
  const style = hclStyle(enclosure, setting);
  const gap = setting.spread && style.equals === ' = ' ? gapFor(map.file.text, span, member.key) : undefined;
  return exchange(map, span, printHclMember(member, style, gap));
}

function replaceInYaml(map: MapNode, entry: Entry, member: Member): Draft {
  const { text } = map.file;
  const { start } = entry.span;
  const end = start + text.slice(start, entry.span.end).trimEnd().length;
  const column = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (!/^[ \t-]*$/.test(column)) return refuse(NOT_WRITTEN_HERE);
  const style = yamlStyle(map.file, column.replace(/-/g, ' '));
  return exchange(map, { start, end }, printYamlMember(member, style));
}
