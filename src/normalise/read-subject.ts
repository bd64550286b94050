import type { MapNode } from '../model/source.js';
import type { Spelling } from '../model/spelling.js';
import { SHAPES, type Subject, type SubjectInfo } from '../model/subject.js';
import type { Assumption } from './locate.js';
import { readFields } from './read-shape.js';

/** Reads one subject of a kind from its map. */
export function readSubject(info: SubjectInfo, owner: MapNode, reading: Reading): Subject {
  return { ...readFields(SHAPES[info.kind], owner, reading), subject: info };
}

export interface Reading {
  readonly spelling: Spelling;
  readonly assumption?: Assumption;
}

export function readingOf(spelling: Spelling, assumption: Assumption | undefined): Reading {
  return assumption === undefined ? { spelling } : { spelling, assumption };
}
