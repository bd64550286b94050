import { terminalLine } from './escape.js';

/** Text for a terminal in lines of at most `width` columns, each indented; a longer word keeps its own line. */
export function wrap(text: string, width: number, indent: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of terminalLine(text)
    .split(/ +/)
    .filter((one) => one !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && indent.length + longer.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line].filter((one) => one !== '').map((one) => `${indent}${terminalLine(one)}`);
}
