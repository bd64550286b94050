/** Terraform plans that the settings name. */
import type { Tree } from '../model/ports.js';
import type { Notice, SourceFile } from '../model/source.js';

export interface NamedPlans {
  readonly files: readonly SourceFile[];
  readonly notices: readonly Notice[];
  /** As the tree knows them: they are not looked at as anything else. */
  readonly paths: ReadonlySet<string>;
}

/** Their names may be any, and they may stand outside of what is reviewed. */
export function namedPlans(tree: Tree, written: readonly string[]): NamedPlans {
  const paths = new Set(written.map((path) => path.replace(/^(?:\.\/+)+/, '')));
  const files: SourceFile[] = [];
  const notices: Notice[] = [];
  for (const path of paths) {
    const read = tree.read(path);
    if (read !== undefined && 'text' in read) files.push({ path, text: read.text, syntax: 'json' });
    else notices.push({ path, message: `The Terraform plan ${path} was not read: it is ${whyNot(read?.refused)}.` });
  }
  return { files, notices, paths };
}

function whyNot(refused: string | undefined): string {
  if (refused === 'not a text file') return 'in the binary format; terraform show -json prints it as text';
  return refused ?? 'not there';
}
