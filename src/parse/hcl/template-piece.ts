/** The flat pieces of a template, before directives are matched; texts are split where HCL's scanner splits them, as trimming stops there. */
import type { Expression } from '../../model/hcl.js';
import type { ForNames } from './for-expression.js';

export interface TextPiece {
  readonly kind: 'text';
  start: number;
  end: number;
  value: string;
}

interface Sequence {
  readonly start: number;
  readonly end: number;
  /** `~}` takes the white space off the text that follows. */
  readonly trimsAfter: boolean;
}

export interface InterpolationPiece extends Sequence {
  readonly kind: 'interpolation';
  readonly expression: Expression;
}

export interface IfPiece extends Sequence {
  readonly kind: 'if';
  readonly condition: Expression;
}

export interface ForPiece extends Sequence {
  readonly kind: 'for';
  readonly names: ForNames;
  readonly collection: Expression;
}

export interface ClosingPiece extends Sequence {
  readonly kind: 'else' | 'endif' | 'endfor';
}

export type SequencePiece = InterpolationPiece | IfPiece | ForPiece | ClosingPiece;
export type TemplatePiece = TextPiece | SequencePiece;
