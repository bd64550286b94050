/** Which directives speak of a problem: by its own place, by its part of a resource, by its whole resource. */
import type { Place } from '../model/attribute.js';
import type { Directive } from '../model/directive.js';
import type { Finding, Undecided } from '../model/finding.js';
import type { Resource } from '../model/resource.js';
import type { Spot } from './spot.js';
import { waiversFor } from './waivers.js';

/** What a directive can be about. */
export type Judged = Pick<Finding | Undecided, 'rule' | 'subject' | 'file' | 'span'>;

/** The directives that name the rule of a finding and cover its place. */
export type DirectivesFor = (judged: Judged) => readonly Directive[];

export function directivesFor(directives: readonly Directive[]): DirectivesFor {
  const byPlace = new Map<string, Directive[]>();
  const ofConfiguration = waiversFor(directives);
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
    const paths = new Set([file.path, ...whole.flatMap((spot) => spot?.file.path ?? [])]);
    const near = [...paths].flatMap((path) => byPlace.get(`${rule.code} ${path}`) ?? []);
    const written = near.filter(
      (directive) =>
        startsIn(directive, judged) || whole.some((spot) => spot !== undefined && isWithin(directive, spot)),
    );
    return [...written, ...ofConfiguration(judged)];
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
