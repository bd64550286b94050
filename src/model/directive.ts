import type { Scanner } from './scanner.js';
import type { SourceFile, Span } from './source.js';

/** The word in a text without which there is no directive in it. */
export const DIRECTIVE_WORD = 'ecs-reviewer:';

/** What people wrote into the code about a problem: `ecs-reviewer:ignore ECS802 -- reason`. */
export interface Directive {
  readonly file: SourceFile;
  /** Where it is written. */
  readonly span: Span;
  /** The rules that it names, by their codes. */
  readonly codes: readonly string[];
  readonly reason: string;
  /** The part of its file whose problems it suppresses. */
  readonly covers: Span;
  /** Set for one of the configuration file: it speaks of all files, or of those that it names. */
  readonly elsewhere?: Elsewhere;
  /** Set for one that people wrote for another scanner; whether it does anything is not ours to say. */
  readonly scanner?: Scanner;
}

export interface Elsewhere {
  /** Set for one that people said on the pull request; it stands in no file. */
  readonly conversation?: true;
  /** A path, a folder or a glob. */
  readonly path?: string;
  /** An address; `*` stands for anything. */
  readonly resource?: string;
}
