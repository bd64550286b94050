import type { FixedFinding } from '../../model/finding.js';
import type { SourceFile, Span } from '../../model/source.js';
import { linesOf, linesOfSpan, placeOf } from '../lines.js';
import { encodedPath } from '../links.js';

/** A file, relative to the root that was reviewed. */
export function artifactLocation(path: string): object {
  return { uri: encodedPath(path), uriBaseId: '%SRCROOT%' };
}

/** A span in lines and columns of UTF-16 units, both from 1; the end column is the one after the last. */
export function regionOf(file: SourceFile, { start, end }: Span): object {
  const { position } = linesOf(file);
  const [from, to] = [position(start), position(Math.max(start, end))];
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}

/** Where people look for a finding; of a generated file also the place in it. */
export function locationsOf(finding: FixedFinding): object {
  const { file, span, source, address } = finding;
  const written = { artifactLocation: artifactLocation(file.path), region: regionOf(file, span) };
  const logicalLocations = [{ fullyQualifiedName: address, kind: 'resource' }];
  if (source === undefined) return { locations: [{ physicalLocation: written, logicalLocations }] };
  const { path, range } = placeOf(finding);
  const physicalLocation = { artifactLocation: artifactLocation(path), region: { startLine: range.first } };
  return {
    locations: [{ physicalLocation, logicalLocations }],
    relatedLocations: [
      { id: 1, physicalLocation: written, message: { text: 'Where the value stands in the template' } },
    ],
  };
}

/** The whole lines of a span, for what has no columns of its own. */
export function linesRegion(file: SourceFile, span: Span): object {
  const { first, last } = linesOfSpan(file, span);
  return { startLine: first, endLine: last };
}
