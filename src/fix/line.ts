/** One more line in a text that stands in a file: user data, as a heredoc, a YAML block or a string with escapes. */
import type { Place } from '../model/attribute.js';
import { refuse, type Draft } from './draft.js';
import { MACHINE_FOLDERS } from './target.js';

/** What begins a text of which each line is a line of the file. */
const BLOCK = /(<<-?["']?\w+["']?|[|][-+0-9]*)[ \t]*\r?\n/;

/**
 * Adds the line behind the one that holds `behind`, indented like it. The text may be an argument of a function, as it
 * is of `base64encode` and `Fn::Base64`: what comes of the edit is proved like any other.
 */
export function draftLine(place: Place, behind: string, line: string): Draft {
  if (place.kind === 'resource' || place.node === undefined) return refuse('there is no text to add a line to');
  const { file, span } = place.node;
  if (file.generated !== undefined || MACHINE_FOLDERS.test(file.path))
    return refuse(`${file.path} is not edited by hand`);
  const source = file.text.slice(span.start, span.end);
  const at = source.indexOf(behind);
  if (at < 0 || source.includes(behind, at + 1)) return refuse(`the line with ${behind} is not written out here`);
  const insertion = source.lastIndexOf('\n', at) < 0 ? escaped(source, at, line) : physical(source, at, line);
  if (insertion === undefined) return refuse('how the text is broken into lines is not known');
  const start = span.start + insertion.at;
  return { edits: [{ path: file.path, start, end: start, text: insertion.text }] };
}

interface Insertion {
  readonly at: number;
  readonly text: string;
}

function physical(source: string, from: number, line: string): Insertion | undefined {
  if (!BLOCK.test(source.slice(0, from))) return undefined;
  const start = source.lastIndexOf('\n', from) + 1;
  const end = /\r?\n|$/.exec(source.slice(from))?.index ?? 0;
  const indentation = /^[ \t]*/.exec(source.slice(start))?.[0] ?? '';
  return { at: from + end, text: `${source.includes('\r\n') ? '\r\n' : '\n'}${indentation}${line}` };
}

/** In a string with double quotes a line ends at `\n`, or where the string does. */
function escaped(source: string, from: number, line: string): Insertion | undefined {
  const opening = source.indexOf('"');
  const end = /\\n|"/.exec(source.slice(from))?.index;
  return opening < 0 || opening > from || end === undefined ? undefined : { at: from + end, text: `\\n${line}` };
}
