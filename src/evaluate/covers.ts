/**
 * Which directives speak of a problem: by its own place, by its part of a resource, by its whole resource, by the line
 * of code that makes it.
 */
import type { Place } from '../model/attribute.js';
import { constructSource } from '../model/construct-source.js';
import type { Directive } from '../model/directive.js';
import type { Finding, Undecided } from '../model/finding.js';
import type { ConstructSource, Resource } from '../model/resource.js';
import type { SourceFile } from '../model/source.js';
import { lineIndex, type LineIndex } from './directives/line-index.js';
import type { SubjectInfo } from '../model/subject.js';
import type { Spot } from './spot.js';
import { waiversFor } from './waivers.js';

/** What a directive can be about. */
export type Judged = Pick<Finding | Undecided, 'rule' | 'subject' | 'file' | 'span'>;

/** The directives that name the rule of a finding and cover its place. */
export type DirectivesFor = (judged: Judged) => readonly Directive[];

export function directivesFor(directives: readonly Directive[]): DirectivesFor {
  if (directives.length === 0) return () => [];
  const byPlace = new Map<string, Directive[]>();
  const ofConfiguration = waiversFor(directives);
  const makes = codeReader();
  for (const directive of directives.filter(({ elsewhere }) => elsewhere === undefined)) {
    for (const code of directive.codes) {
      const key = `${code} ${directive.file.path}`;
      const others = byPlace.get(key);
      if (others === undefined) byPlace.set(key, [directive]);
      else others.push(directive);
    }
  }
  return (judged) => {
    const { file, subject, rule } = judged;
    const whole = [placeSpot(subject.place, subject.resource), resourceSpot(subject.resource)];
    const sources = linesThatMake(subject);
    const paths = new Set([
      file.path,
      ...whole.flatMap((spot) => spot?.file.path ?? []),
      ...sources.map(({ path }) => path),
    ]);
    const near = [...paths].flatMap((path) => byPlace.get(`${rule.code} ${path}`) ?? []);
    const written = near.filter(
      (directive) =>
        startsIn(directive, judged) ||
        whole.some((spot) => spot !== undefined && isWithin(directive, spot)) ||
        sources.some((source) => makes(directive, source)),
    );
    return [...written, ...ofConfiguration(judged)];
  };
}

/** The call that makes a subject, and the first line of the one that makes the resource that it is a part of. */
function linesThatMake(subject: SubjectInfo): readonly ConstructSource[] {
  const own = constructSource(subject);
  const { source: whole } = subject.resource;
  if (own === undefined || whole === undefined) return [];
  const isAlone = own !== whole || subject.place.kind === 'resource';
  // Of a part that is written inside the call of its resource, a comment there may be about another part.
  return [isAlone ? own : firstLine(own), firstLine(whole)];
}

function firstLine({ path, line }: ConstructSource): ConstructSource {
  return { path, line };
}

/** Whether a directive covers the line that makes a construct, or stands in its call. Lines are looked for once. */
function codeReader(): (directive: Directive, source: ConstructSource) => boolean {
  const known = new Map<SourceFile, LineIndex>();
  return ({ file, covers }, { path, line, last = line }) => {
    if (file.syntax !== 'script' || file.path !== path) return false;
    const lines = known.get(file) ?? lineIndex(file.text);
    known.set(file, lines);
    const start = lines.startOf(line - 1);
    const isAbove = covers.start <= start && start < covers.end;
    return isAbove || (start < covers.start && covers.start < lines.startOf(last - 1));
  };
}

function startsIn(directive: Directive, { file, span }: Spot): boolean {
  const { start, end } = directive.covers;
  return start <= span.start && span.start < end && isSameText(directive, { file, span });
}

function isWithin(directive: Directive, { file, span }: Spot): boolean {
  const { start, end } = directive.covers;
  return start <= span.start && span.end <= end && isSameText(directive, { file, span });
}

/** A path alone is not enough: a text that is computed carries the path of the file that computes it. */
function isSameText({ file }: Directive, spot: Spot): boolean {
  return file.path === spot.file.path && file.text === spot.file.text;
}

function resourceSpot({ place, file }: Resource): Spot {
  return { file, span: place.span };
}

function placeSpot(place: Place, resource: Resource): Spot | undefined {
  if (place.kind === 'resource') return resourceSpot(resource);
  return place.node === undefined ? undefined : { file: place.node.file, span: place.node.span };
}
