import type { Directive } from './directive.js';
import type { Relations } from './relations.js';
import type { ConstructSource, Format } from './resource.js';
import type { AnyRule, Problem, Severity, StepNumber } from './rule.js';
import type { Hop, Notice, SourceFile, Span } from './source.js';
import type { SubjectInfo } from './subject.js';

/** Replace `[start, end)` of the file's original text. */
export interface TextEdit {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Edits are proved; everything else is advice. */
export type PlannedFix =
  | {
      readonly kind: 'edits';
      readonly edits: readonly TextEdit[];
      readonly risk?: string;
      /** What comes of the edits in generated files once they are made again. Nobody is to make these edits. */
      readonly generated?: readonly TextEdit[];
    }
  | { readonly kind: 'advice'; readonly text: string };

export interface Finding {
  readonly rule: AnyRule;
  readonly severity: Severity;
  readonly subject: SubjectInfo;
  readonly format: Format;
  readonly address: string;
  readonly property: string;
  readonly file: SourceFile;
  readonly span: Span;
  readonly message: string;
  readonly fingerprint: string;
  readonly assumed: readonly string[];
  readonly via: readonly Hop[];
  /** Condition under which it holds, when not always: `IsProd`. */
  readonly when?: string;
  /** Codes of blunter rules that this one silences here. */
  readonly also: readonly string[];
  readonly source?: ConstructSource;
  readonly problem: Problem;
}

/** A finding with what to do about it. */
export interface FixedFinding extends Finding {
  readonly fix?: PlannedFix;
}

/** A finding that a directive in the code suppresses: it counts nowhere, and it is listed with its reason. */
export interface Suppressed {
  readonly finding: Finding;
  readonly directive: Directive;
}

/** A check that could not be decided, and why. */
export interface Undecided {
  readonly rule: AnyRule;
  readonly subject: SubjectInfo;
  readonly address: string;
  readonly file: SourceFile;
  readonly span: Span;
  readonly reason: string;
}

export type StepStatus = 'pass' | 'fail' | 'undecided' | 'not-applicable';

export interface StepResult {
  readonly step: StepNumber;
  readonly title: string;
  /** What the step asks for, in one sentence. */
  readonly asks: string;
  readonly status: StepStatus;
  /** How many of its rules ran. */
  readonly rules: number;
  readonly findings: number;
  readonly undecided: number;
  /** Problems that were there before and count for nothing. */
  readonly known: number;
}

export type Counts = Readonly<Record<Severity, number>>;

export interface Stats {
  readonly files: number;
  readonly resources: number;
  readonly rules: number;
}

export type Conclusion = 'success' | 'failure';

/** Everything that any surface may show, computed once. */
export interface Outcome {
  readonly verdict: Conclusion;
  readonly counts: Counts;
  readonly findings: readonly FixedFinding[];
  readonly suppressed: readonly Suppressed[];
  /** Problems that were there before, by the baseline or at the base of `--diff`: they count for nothing but this list. */
  readonly known?: readonly Finding[];
  readonly undecided: readonly Undecided[];
  readonly notices: readonly Notice[];
  readonly steps: readonly StepResult[];
  readonly stats: Stats;
  /** Every text that was read, by path: surfaces turn offsets into lines with it. */
  readonly files: ReadonlyMap<string, SourceFile>;
  /** Who can reach and use whom; absent when nobody asked the graph. */
  readonly relations?: Relations;
}
