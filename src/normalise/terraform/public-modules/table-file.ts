/** The text of a public module's table as a file, which knows the call that it is read for. */
import type { MapForm, SourceFile, Span } from '../../../model/source.js';
import type { BlockPart } from '../modules/declaration.js';

/** Where an input is written. */
export interface WrittenInput {
  readonly key: string;
  readonly keySpan: Span;
  readonly span: Span;
}

/** Where people edit what a table says: the module call, or an object in it. */
export interface Home {
  readonly file: SourceFile;
  readonly span: Span;
  /** What to point at where nothing is written. */
  readonly header: Span;
  readonly form: MapForm;
  readonly inputs: readonly WrittenInput[];
  /** The word by which the table refers to what is written here: `var`, `c`. */
  readonly word: string;
  readonly locked?: string;
}

export interface TableFile extends SourceFile {
  readonly home: Home;
}

export function tableFile(path: string, text: string, home: Home): TableFile {
  return { path, text, syntax: 'hcl', generated: 'a public module makes it', home };
}

export function isTableFile(file: SourceFile): file is TableFile {
  return 'home' in file;
}

/** The block of a call as the place of what its module makes. */
export function homeOfCall({ file, block }: BlockPart): Home {
  const end = block.labels.at(-1)?.span.end ?? block.typeSpan.end;
  const inputs = block.body.items.flatMap((item) =>
    item.kind === 'attribute' ? [{ key: item.name, keySpan: item.nameSpan, span: item.span }] : [],
  );
  return {
    file,
    span: block.span,
    header: { start: block.span.start, end },
    form: file.syntax === 'json' ? 'json' : 'hcl-body',
    inputs,
    word: 'var',
  };
}
