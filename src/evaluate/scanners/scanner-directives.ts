/** What people wrote for other scanners, as directives for the equivalent rules. */
import type { ReadCommentary } from '../../model/commentary.js';
import type { Directive } from '../../model/directive.js';
import type { Parsers } from '../../model/ports.js';
import type { Resource, Unit } from '../../model/resource.js';
import type { AnyRule } from '../../model/rule.js';
import type { Scanner } from '../../model/scanner.js';
import type { Node, SourceFile } from '../../model/source.js';
import { equivalentCodes } from './equivalent-codes.js';
import { skipsInComments } from './in-comments.js';
import { skipsInMetadata, skipsOfTemplate } from './in-metadata.js';
import { skipDirective, type WrittenSkip } from './skip.js';

export interface ScannerReading {
  readonly scanners: readonly Scanner[];
  readonly rules: readonly Pick<AnyRule, 'code' | 'equivalents'>[];
  readonly readCommentary: ReadCommentary;
  readonly parsers: Pick<Parsers, 'json' | 'yaml'>;
}

/** Reads the directives of units; nobody else's suppressions count for a task-definition file. */
export function scannerDirectives(reading: ScannerReading): (unit: Unit) => readonly Directive[] {
  const codesOf = equivalentCodes(reading.rules);
  const isHonored = ({ scanner }: WrittenSkip): boolean => reading.scanners.includes(scanner);
  if (reading.scanners.length === 0) return () => [];
  return (unit) =>
    unit.format === 'task-definition'
      ? []
      : skipsIn(unit, reading)
          .filter(isHonored)
          .flatMap((skip) => skipDirective(skip, codesOf));
}

function skipsIn({ files, resources, declarations = [] }: Unit, reading: ScannerReading): readonly WrittenSkip[] {
  const byFile = new Map<string, Resource[]>();
  for (const resource of [...resources, ...declarations]) {
    const { path } = resource.place.node.file;
    const others = byFile.get(path);
    if (others === undefined) byFile.set(path, [resource]);
    else others.push(resource);
  }
  return [
    ...files.flatMap((file) => skipsInComments(file, byFile.get(file.path) ?? [], reading.readCommentary)),
    ...files.flatMap((file) => rootsOf(file, reading)).flatMap(skipsOfTemplate),
    ...skipsInMetadata(resources),
  ];
}

/** The templates of a file that speaks of cfn-lint. */
function rootsOf(file: SourceFile, { parsers }: ScannerReading): readonly Node[] {
  if (!file.text.includes('cfn-lint')) return [];
  if (file.syntax === 'yaml') return parsers.yaml(file).documents;
  const { node } = file.syntax === 'json' ? parsers.json(file) : {};
  return node === undefined ? [] : [node];
}
