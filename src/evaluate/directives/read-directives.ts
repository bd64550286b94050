import type { Directive } from '../../model/directive.js';
import type { Unit } from '../../model/resource.js';
import type { Notice, SourceFile } from '../../model/source.js';
import { commentDirectives, type Reading } from './comment-directives.js';
import { faultNotices, type DirectivesRead } from './directives-read.js';
import { metadataDirectives } from './metadata-directives.js';

/** The directives of a unit, and a notice for each that does nothing. */
export interface UnitDirectives {
  readonly directives: readonly Directive[];
  readonly notices: readonly Notice[];
}

/**
 * Reads the directives of units: those in the comments of their files and of the code that makes them, and those in the
 * metadata of their resources. A file of several units is read once, and its notices are the same objects every time.
 */
export function directiveReader(reading: Reading): (unit: Unit) => UnitDirectives {
  const known = new Map<SourceFile, UnitDirectives>();
  const ofFile = (file: SourceFile): UnitDirectives => {
    const read = known.get(file) ?? withNotices(commentDirectives(file, reading));
    known.set(file, read);
    return read;
  };
  return ({ files, sources = [], resources }) => {
    const read = [...[...files, ...sources].map(ofFile), withNotices(metadataDirectives(resources, reading.rules))];
    return {
      directives: read.flatMap(({ directives }) => directives),
      notices: read.flatMap(({ notices }) => notices),
    };
  };
}

function withNotices({ directives, faults }: DirectivesRead): UnitDirectives {
  return { directives, notices: faultNotices(faults) };
}
