import type { Node, Origin } from '../../model/source.js';

/** Stands in a text where a value was interpolated; only the offsets of `holes` count, not the character. */
export const HOLE = '\uFFFC';

/** A JSON text and where its pieces are in the file. */
export interface JsonText {
  readonly text: string;
  /** Where reading begins: after a byte order mark. */
  readonly start: number;
  /** Offset to the value that stands in the place of one character. */
  readonly holes: ReadonlyMap<number, Node>;
  readonly originOf: (start: number, end: number) => Origin;
}
