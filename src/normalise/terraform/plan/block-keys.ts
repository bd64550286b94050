/** The names of nested blocks, in any resource type that is reviewed. */
import type { Fields, Shape } from '../../../model/shape.js';
import { stepsTo, type Spelling } from '../../../model/spelling.js';
import { SHAPES, type Kind } from '../../../model/subject.js';
import { NATIVE_TYPES, PART_SPELLINGS } from '../../names.js';

const REGULAR: Spelling = { dialect: 'terraform', exceptions: {} };

export const BLOCK_KEYS: ReadonlySet<string> = new Set([
  ...(Object.keys(SHAPES) as Kind[]).flatMap((kind) => keysOf(kind, REGULAR)),
  ...Object.values(NATIVE_TYPES).flatMap(({ kind, spelling }) => keysOf(kind, spelling)),
  ...Object.values(PART_SPELLINGS).flatMap((spelling) =>
    Object.keys(spelling.exceptions).flatMap((path) => blocksAt(spelling, path, true)),
  ),
]);

function keysOf(kind: Kind, spelling: Spelling): readonly string[] {
  return spelling.dialect === 'terraform' ? keysBelow(SHAPES[kind], '', spelling) : [];
}

function keysBelow(fields: Fields, above: string, spelling: Spelling): readonly string[] {
  return Object.entries(fields).flatMap(([name, shape]) => {
    const path = above === '' ? name : `${above}.${name}`;
    const inner = innerOf(shape);
    const nested = inner !== undefined || shape.type === 'items';
    return [...blocksAt(spelling, path, nested), ...(inner === undefined ? [] : keysBelow(inner, path, spelling))];
  });
}

function innerOf(shape: Shape): Fields | undefined {
  if (shape.type === 'map') return shape.fields;
  return shape.type === 'list' ? innerOf(shape.of) : undefined;
}

function blocksAt(spelling: Spelling, path: string, nested: boolean): readonly string[] {
  return stepsTo(spelling, path, nested)
    .filter(({ block }) => block)
    .map(({ key }) => key);
}
