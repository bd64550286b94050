/** Blocks of a module by what they declare, with what override files change in them. */
import type { Attribute, Block } from '../../../model/hcl.js';
import type { SourceFile } from '../../../model/source.js';

/** A block where it is written. */
export interface BlockPart {
  readonly file: SourceFile;
  readonly block: Block;
}

export interface AttributePart {
  readonly file: SourceFile;
  readonly attribute: Attribute;
}

/** `parts` holds the block itself, then the blocks of override files, in the order in which they apply. */
export interface Declaration {
  readonly name: string;
  readonly main: BlockPart;
  readonly parts: readonly BlockPart[];
}

/** Arguments by name; an override replaces the whole argument. */
export function attributesOf(declaration: Declaration): ReadonlyMap<string, AttributePart> {
  const found = new Map<string, AttributePart>();
  for (const { file, block } of declaration.parts) {
    for (const item of block.body.items) {
      if (item.kind === 'attribute') found.set(item.name, { file, attribute: item });
    }
  }
  return found;
}

export function attributeOf(declaration: Declaration, name: string): AttributePart | undefined {
  for (const { file, block } of [...declaration.parts].reverse()) {
    for (const item of block.body.items) {
      if (item.kind === 'attribute' && item.name === name) return { file, attribute: item };
    }
  }
  return undefined;
}

/** What a nested block makes: itself, or for `dynamic "x"` the blocks `x`. */
export function blockName(block: Block): string {
  return block.type === 'dynamic' ? (block.labels[0]?.value ?? '') : block.type;
}

/** Nested blocks in the order they are written; blocks of an override replace all blocks of that name. */
export function nestedBlocks(declaration: Declaration): ReadonlyMap<string, readonly BlockPart[]> {
  const found = new Map<string, readonly BlockPart[]>();
  for (const { file, block } of declaration.parts) {
    for (const [name, blocks] of blocksByName(block)) {
      found.set(
        name,
        blocks.map((nested) => ({ file, block: nested })),
      );
    }
  }
  return found;
}

export function blocksByName({ body }: Block): ReadonlyMap<string, readonly Block[]> {
  const found = new Map<string, Block[]>();
  for (const item of body.items) {
    if (item.kind !== 'block') continue;
    const list = found.get(blockName(item));
    if (list === undefined) found.set(blockName(item), [item]);
    else list.push(item);
  }
  return found;
}
