import { parse } from '@babel/parser';
import { isScriptNode, type Script } from '../model/script.js';

const MOST_TEXT = 1_000_000;

/** The syntax tree of a TypeScript or JavaScript file; a mistake that can be stepped over does not matter. */
export function parseScript(path: string, text: string): Script | undefined {
  if (!/\.[cm]?[jt]sx?$/.test(path) || text.length > MOST_TEXT) return undefined;
  const plugins = /x$/.test(path) ? ['typescript', 'jsx', 'decorators'] : ['typescript', 'decorators'];
  try {
    const file = parse(text, {
      sourceType: 'unambiguous',
      errorRecovery: true,
      attachComment: false,
      plugins: plugins as ['typescript'],
    });
    const program: unknown = file.program;
    if (!isScriptNode(program)) return undefined;
    return { program, comments: (file.comments ?? []).flatMap(spanOf), isWhole: (file.errors ?? []).length === 0 };
  } catch {
    return undefined;
  }
}

function spanOf({ start, end }: { readonly start?: number | null; readonly end?: number | null }): Script['comments'] {
  return typeof start === 'number' && typeof end === 'number' ? [{ start, end }] : [];
}
