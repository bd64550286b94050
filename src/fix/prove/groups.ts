import { conflicts } from '../edits.js';
import type { TextEdit } from '../../model/finding.js';
import type { Candidate } from './candidates.js';

/** Fixes that may depend on each other: of one deployment unit, or in one file. */
export interface Group {
  /** Fixes of one part do not touch each other; the most severe are in the first part. */
  readonly parts: readonly (readonly Candidate[])[];
}

/** Fixes that share neither a deployment unit nor a file cannot disturb each other. */
export function groupsOf(candidates: readonly Candidate[]): readonly Group[] {
  const leaders = new Map<string, string>();
  const leaderOf = (name: string): string => {
    let leader = name;
    for (let next = leaders.get(leader); next !== undefined; next = leaders.get(leader)) leader = next;
    return leader;
  };
  for (const candidate of candidates) {
    const [first, ...rest] = ties(candidate).map(leaderOf);
    for (const other of rest)
      if (first !== undefined && leaderOf(other) !== leaderOf(first)) leaders.set(leaderOf(other), leaderOf(first));
  }
  const members = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const leader = leaderOf(ties(candidate)[0] ?? '');
    const known = members.get(leader);
    if (known === undefined) members.set(leader, [candidate]);
    else known.push(candidate);
  }
  return [...members.values()].map((group) => ({ parts: compatibleParts(group) }));
}

function ties({ finding, edits }: Candidate): readonly string[] {
  return [`unit ${finding.subject.resource.unit}`, ...edits.map(({ path }) => `file ${path}`)];
}

interface Part {
  readonly members: Candidate[];
  readonly edits: EditsByPlace;
}

/** More alternatives for one place than these are not tried. */
const MAX_PARTS = 6;

function compatibleParts(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const parts: Part[] = [];
  for (const candidate of candidates) {
    const part = parts.find(({ edits }) => candidate.edits.every((edit) => !edits.disturbs(edit)));
    if (part !== undefined) join(part, candidate);
    else if (parts.length < MAX_PARTS) parts.push(join({ members: [], edits: editsByPlace() }, candidate));
  }
  return parts.map(({ members }) => members);
}

function join(part: Part, candidate: Candidate): Part {
  part.members.push(candidate);
  for (const edit of candidate.edits) part.edits.add(edit);
  return part;
}

interface EditsByPlace {
  readonly add: (edit: TextEdit) => void;
  readonly disturbs: (edit: TextEdit) => boolean;
}

const BUCKET = 256;

/** Edits by path and region, so that comparing stays linear in their number. */
function editsByPlace(): EditsByPlace {
  const buckets = new Map<string, TextEdit[]>();
  const keysOf = ({ path, start, end }: TextEdit): readonly string[] => {
    const first = Math.floor(start / BUCKET);
    const last = Math.floor(end / BUCKET);
    return Array.from({ length: last - first + 1 }, (_, index) => `${path}\n${String(first + index)}`);
  };
  return {
    add: (edit) => {
      for (const key of keysOf(edit)) buckets.set(key, [...(buckets.get(key) ?? []), edit]);
    },
    disturbs: (edit) => keysOf(edit).some((key) => (buckets.get(key) ?? []).some((other) => conflicts(edit, other))),
  };
}
