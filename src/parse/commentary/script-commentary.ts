import type { Commentary } from '../../model/commentary.js';
import { scriptNodes } from '../../model/script.js';
import type { SourceFile } from '../../model/source.js';
import { parseScript } from '../script.js';

/** The comments of TypeScript and JavaScript, and everything in their syntax tree. */
export function scriptCommentary({ path, text }: SourceFile): Commentary {
  const script = parseScript(path, text);
  if (script === undefined) return { comments: [], elements: [] };
  const [, ...elements] = scriptNodes(script.program);
  return { comments: script.comments, elements };
}
