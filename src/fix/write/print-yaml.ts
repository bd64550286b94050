import { isCode, isList, isMap, type Member, type Written } from '../written.js';

/** How the neighbourhood writes YAML. */
export interface YamlStyle {
  readonly eol: string;
  /** The white space before the keys of the map. */
  readonly indent: string;
  readonly unit: string;
  readonly quote: "'" | '"';
  /** The white space of a list's dashes beyond that of its key. */
  readonly dash: string;
}

const WORD = /^[A-Za-z_/][\w./@+=:-]*$/;
/** What YAML 1.1 or 1.2 reads as something other than text. */
const RESERVED = /^(true|false|yes|no|on|off|y|n|null|~)$/i;

/** A scalar, or a collection in one line. */
export function printYamlFlow(value: Written, quote: YamlStyle['quote']): string {
  if (isCode(value)) return value.code;
  if (isList(value)) return `[${value.map((item) => printYamlFlow(item, quote)).join(', ')}]`;
  if (isMap(value)) {
    if (value.members.length === 0) return '{}';
    return `{ ${value.members.map((member) => printYamlFlowMember(member, quote)).join(', ')} }`;
  }
  return typeof value === 'string' ? yamlText(value, quote) : String(value);
}

export function printYamlFlowMember(member: Member, quote: YamlStyle['quote']): string {
  return `${yamlText(member.key, quote)}: ${printYamlFlow(member.value, quote)}`;
}

/** `key: value`, a collection on the lines below. The first line is not indented. */
export function printYamlMember(member: Member, style: YamlStyle): string {
  return yamlText(member.key, style.quote) + ':' + printYamlValue(member.value, style);
}

/** What follows a key's colon. */
export function printYamlValue(value: Written, style: YamlStyle): string {
  if (isList(value) && value.length > 0) {
    const indent = style.indent + style.dash;
    return value.map((item) => `${style.eol}${indent}${printYamlItem(item, { ...style, indent })}`).join('');
  }
  if (isMap(value) && value.members.length > 0) {
    const indent = style.indent + style.unit;
    const lines = value.members.map((member) => printYamlMember(member, { ...style, indent }));
    return lines.map((line) => `${style.eol}${indent}${line}`).join('');
  }
  return ` ${printYamlFlow(value, style.quote)}`;
}

/** `- value`; the style's indentation is the dash's, `gap` what stands between dash and value. */
export function printYamlItem(item: Written, style: YamlStyle, gap = ' '): string {
  if (!isMap(item) || item.members.length === 0) return `-${gap}${printYamlFlow(item, style.quote)}`;
  const indent = `${style.indent} ${gap}`;
  const lines = item.members.map((member) => printYamlMember(member, { ...style, indent }));
  return `-${gap}${lines.join(`${style.eol}${indent}`)}`;
}

/** Without quotes where no reader can take it for anything but this text. */
export function yamlText(text: string, quote: YamlStyle['quote']): string {
  if (WORD.test(text) && !text.endsWith(':') && !RESERVED.test(text)) return text;
  return quotedYaml(text, quote);
}

export function quotedYaml(text: string, quote: YamlStyle['quote']): string {
  const plain = /^[\x20-\x7e\xa0-\ud7ff]*$/.test(text);
  return quote === "'" && plain ? `'${text.replace(/'/g, "''")}'` : JSON.stringify(text);
}
