import type { SourceFile, Syntax } from '../model/source.js';

/** A file whose syntax its name tells. */
export function sourceFile(path: string, text: string): SourceFile {
  return { path, text, syntax: syntaxOf(path) };
}

function syntaxOf(path: string): Syntax {
  if (/\.(?:tf|tofu|tfvars|hcl)$/i.test(path)) return 'hcl';
  if (/\.[cm]?[jt]sx?$/i.test(path)) return 'script';
  if (/\.toml$/i.test(path)) return 'toml';
  return /\.ya?ml(?:\.\w+)?$/i.test(path) ? 'yaml' : 'json';
}
