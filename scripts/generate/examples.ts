/** Real findings in the examples, for the pages of the rules. */
import path from 'node:path';
import { openWorkingTree } from '../../src/io/working-tree.js';
import type { FixedFinding, Outcome, TextEdit } from '../../src/model/finding.js';
import type { AnyRule } from '../../src/model/rule.js';
import { codeFrame } from '../../src/report/code-frame.js';
import { lineChanges } from '../../src/report/line-changes.js';
import { linesOf } from '../../src/report/lines.js';
import { maskFor, type Mask } from '../../src/report/mask.js';
import { PLAIN } from '../../src/report/palette.js';
import { review } from '../../src/review.js';

/** One finding as a page shows it. */
export interface Example {
  /** `Terraform` */
  readonly format: string;
  /** From the root of the repository. */
  readonly path: string;
  readonly line: number;
  readonly message: string;
  readonly frame: string;
  /** The proved change as the lines of a diff; absent where the fix is advice. */
  readonly diff?: string;
}

const FOLDERS = [
  { format: 'Terraform', folder: 'examples/insecure/terraform' },
  { format: 'CloudFormation', folder: 'examples/insecure/cloudformation' },
];

const WIDTH = 120;

/** For each rule, by code, its first finding in each format; one with a proved change comes before one without. */
export function readExamples(root: string, rules: readonly AnyRule[]): ReadonlyMap<string, readonly Example[]> {
  const read = FOLDERS.map(({ format, folder }) => ({ format, folder, outcome: reviewFolder(root, folder) }));
  return new Map(
    rules.map(({ code }) => [
      code,
      read.flatMap(({ format, folder, outcome }) => {
        const found = outcome.findings.filter(({ rule }) => rule.code === code);
        const finding = found.find(({ fix }) => fix?.kind === 'edits') ?? found[0];
        return finding === undefined ? [] : [exampleOf(finding, { format, folder, outcome })];
      }),
    ]),
  );
}

function reviewFolder(root: string, folder: string): Outcome {
  return review(openWorkingTree(path.join(root, folder)), {
    failOn: 'never',
    preset: 'strict',
    relevance: 'ecs',
    only: [],
    varFiles: [],
    suggestions: true,
  });
}

interface Source {
  readonly format: string;
  readonly folder: string;
  readonly outcome: Outcome;
}

function exampleOf(finding: FixedFinding, { format, folder, outcome }: Source): Example {
  const { file, span, message, fix } = finding;
  const mask = maskFor(outcome.findings);
  return {
    format,
    path: `${folder}/${file.path}`,
    line: linesOf(file).position(span.start).line,
    message: mask(message),
    frame: codeFrame(file, span, { mask, palette: PLAIN, width: WIDTH }).join('\n'),
    ...(fix?.kind === 'edits' ? { diff: diffOf(fix.edits, outcome, mask) } : {}),
  };
}

function diffOf(edits: readonly TextEdit[], { files }: Outcome, mask: Mask): string {
  const paths = [...new Set(edits.map((edit) => edit.path))];
  return paths
    .flatMap((name) => {
      const file = files.get(name);
      if (file === undefined) return [];
      const own = edits.filter((edit) => edit.path === name);
      return lineChanges(file, own).flatMap(({ first, before, after }) => [
        ...(first > 1 ? [` ${linesOf(file).text(first - 1)}`] : []),
        ...before.map((line) => `-${line}`),
        ...after.map((line) => `+${line}`),
      ]);
    })
    .map(mask)
    .join('\n');
}
