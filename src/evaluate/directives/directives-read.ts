import type { Directive } from '../../model/directive.js';
import type { Notice, SourceFile, Span } from '../../model/source.js';
import type { Fault } from './instruction.js';

export interface DirectivesRead {
  readonly directives: readonly Directive[];
  readonly faults: readonly FaultAt[];
}

/** A directive that does nothing, and why. */
export interface FaultAt {
  readonly file: SourceFile;
  readonly span: Span;
  readonly fault: Fault;
}

/** More faults of one file than these are not worth telling one by one. */
const MOST_NOTICES = 50;

/** A notice for each fault, as many as are worth it. */
export function faultNotices(faults: readonly FaultAt[]): readonly Notice[] {
  return faults.slice(0, MOST_NOTICES).map(faultNotice);
}

function faultNotice({ file, span, fault }: FaultAt): Notice {
  const message = `this suppression does nothing: ${fault()}`;
  return { path: file.path, offset: span.start, message, about: 'suppression' };
}
