/** What the stages need of the outside and of each other, passed in as arguments by `review.ts`. */
import type { HclFile, TemplateExpression, Expression, Diagnostic } from './hcl.js';
import type { ParseScript } from './script.js';
import type { Hop, Node, Notice, SourceFile, Span } from './source.js';

/** A text, or why there is none: `larger than 5 MB`, `a link out of the repository`. */
export type FileText = { readonly text: string } | { readonly refused: string };

/** The repository as the stages see it. Paths are relative to its root, with forward slashes, and never leave it. */
export interface Tree {
  /** Every file that configuration does not exclude, sorted. */
  readonly paths: readonly string[];
  /** Undefined when there is no such file. Reading again is cheap. */
  readonly read: (path: string) => FileText | undefined;
  /** Paths of the files directly in a folder, whether they are among `paths` or not: a module may stand outside of what was asked for. */
  readonly list?: (folder: string) => readonly string[];
  /** The tree on disk, of which Terraform's plans were made, when this one has other texts in places. */
  readonly planned?: Tree;
}

/** `node` is undefined when nothing could be made of the text; notices say why. */
export interface Parsed {
  readonly node?: Node;
  readonly notices: readonly Notice[];
}

/**
 * A run of a string's decoded text. `span` is where it stands in the host file; `exact` when the source there is the
 * same text character by character, so that an edit inside is possible.
 */
export interface TextChunk {
  readonly text: string;
  readonly span: Span;
  readonly exact: boolean;
}

/** An interpolated value inside a string. */
export interface HoleChunk {
  readonly hole: Node;
}

/** JSON inside a string of another file. */
export interface EmbeddedText {
  readonly file: SourceFile;
  /** The string in the host. */
  readonly span: Span;
  readonly chunks: readonly (TextChunk | HoleChunk)[];
  readonly via?: readonly Hop[];
  readonly assumed?: readonly string[];
}

export interface ParsedTemplate {
  readonly template: TemplateExpression;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ParsedExpression {
  readonly expression: Expression;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Parsers {
  /** JSON with comments, BOM and template marks (`${X}`, `{{ x }}`, `<%= x %>`, `<X>`), which become opaque values. */
  readonly json: (file: SourceFile) => Parsed;
  /** Every document of a YAML text; CloudFormation's short tags become maps like `{ "Ref": … }` with the tag in the span. */
  readonly yaml: (file: SourceFile) => { readonly documents: readonly Node[]; readonly notices: readonly Notice[] };
  /** A table as a map; values whose place in the text is not known are locked. */
  readonly toml: (file: SourceFile) => Parsed;
  readonly embeddedJson: (text: EmbeddedText) => Parsed;
  readonly hcl: (text: string) => HclFile;
  readonly hclTemplate: (text: string) => ParsedTemplate;
  readonly hclExpression: (text: string) => ParsedExpression;
  readonly script: ParseScript;
}
