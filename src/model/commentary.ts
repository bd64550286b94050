import type { SourceFile, Span } from './source.js';

/** The comments of a text, and where everything in it begins and ends that a comment can speak of. */
export interface Commentary {
  /** In the order of the text, with their marks, without the line end; none overlaps another. */
  readonly comments: readonly Span[];
  /** Blocks, attributes, entries, items and expressions, in any order. */
  readonly elements: readonly Span[];
}

/** Reads the comments of a file; a file that cannot be read has none. */
export type ReadCommentary = (file: SourceFile) => Commentary;
