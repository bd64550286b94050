/** Reads an example in any syntax by a shape, changes it, and gives the text that comes out. */
import { applyEdits } from '../../src/fix/edits.js';
import { planEdits } from '../../src/fix/plan.js';
import type { Change } from '../../src/model/rule.js';
import type { Fields, ReadFields } from '../../src/model/shape.js';
import type { MapNode, Node, SourceFile, Syntax } from '../../src/model/source.js';
import type { Spelling } from '../../src/model/spelling.js';
import { readFields } from '../../src/normalise/read-shape.js';
import { parseJson } from '../../src/parse/json.js';
import { parseYaml } from '../../src/parse/yaml.js';
import { firstBody } from './hcl-nodes.js';

export interface Example<F extends Fields> {
  readonly syntax: Syntax;
  readonly fields: F;
  readonly spelling?: Spelling;
}

const PATHS: Readonly<Record<Syntax, string>> = {
  json: 'task.json',
  yaml: 'template.yaml',
  hcl: 'main.tf',
  script: 'app.ts',
  toml: 'samconfig.toml',
};

export function fileOf(syntax: Syntax, text: string): SourceFile {
  return { path: PATHS[syntax], text, syntax };
}

export function rootOf(file: SourceFile): Node | undefined {
  if (file.syntax === 'hcl') return firstBody(file);
  if (file.syntax === 'yaml') {
    const { documents, notices } = parseYaml(file);
    return notices.length > 0 ? undefined : documents[0];
  }
  const { node, notices } = parseJson(file);
  return notices.length > 0 ? undefined : node;
}

export function readExample<F extends Fields>(
  { syntax, fields, spelling }: Example<F>,
  text: string,
): ReadFields<F> | undefined {
  const root = rootOf(fileOf(syntax, text));
  return root?.kind === 'map' ? readMap(root, fields, spelling) : undefined;
}

function readMap<F extends Fields>(root: MapNode, fields: F, spelling: Spelling | undefined): ReadFields<F> {
  return readFields(fields, root, { spelling: spelling ?? { dialect: 'api', exceptions: {} } });
}

export interface Outcome {
  readonly text?: string;
  readonly refused?: string;
}

export function change<F extends Fields>(
  example: Example<F>,
  text: string,
  changesOf: (subject: ReadFields<F>) => readonly Change[],
): Outcome {
  const subject = readExample(example, text);
  if (subject === undefined) return { refused: 'the example cannot be read' };
  const plan = planEdits(changesOf(subject));
  return 'refused' in plan ? plan : { text: applyEdits(text, plan.edits) };
}
