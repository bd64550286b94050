/** A block's body → a map: arguments by name, and for each kind of nested block the list of its blocks. */
import type { Block } from '../../model/hcl.js';
import type { Branch, Entry, ListNode, MapNode, Node, SourceFile } from '../../model/source.js';
import type { NodeContext } from './embedded-json.js';
import { choiceOf } from './evaluate/choose.js';
import { withNames, type Scope } from './evaluate/scope.js';
import { blocksByName, type AttributePart, type BlockPart } from './modules/declaration.js';
import { evaluateArgument } from './modules/evaluate-argument.js';
import { META_ARGUMENTS } from './modules/resource-instances.js';
import { argumentNode } from './to-node.js';
import { partsOf } from './value/inherit.js';
import { entriesOf, objectValue, type Value } from './value/value.js';

export interface BodySource {
  readonly main: BlockPart;
  readonly attributes: ReadonlyMap<string, AttributePart>;
  readonly blocks: ReadonlyMap<string, readonly BlockPart[]>;
}

export interface BodyContext extends NodeContext {
  readonly scope: Omit<Scope, 'file'>;
}

/** Arguments whose text is JSON, in any resource type that is reviewed. */
export const JSON_ARGUMENTS: ReadonlySet<string> = new Set([
  'container_definitions',
  'policy',
  'policy_document',
  'assume_role_policy',
  'access_policies',
  'source_policy_documents',
  'override_policy_documents',
  'source_json',
  'override_json',
  'event_pattern',
]);

/** Blocks beyond this, by dynamic blocks, are not expanded. */
const MOST_BLOCKS = 500;

/** `valueOf` gives an argument of the resource itself, which may have been asked for before. */
export function bodyNode(
  source: BodySource,
  context: BodyContext,
  valueOf?: (name: string) => Value | undefined,
): MapNode {
  const { file, block } = source.main;
  context.seeFile(file);
  const arguments_ = [...source.attributes].flatMap(([name, part]): readonly Entry[] => {
    if (META_ARGUMENTS.has(name)) return [];
    const value = valueOf?.(name) ?? evaluateArgument(part, context.scope);
    const node = argumentNode(value, JSON_ARGUMENTS.has(name), context);
    return [{ key: name, keySpan: part.attribute.nameSpan, span: part.attribute.span, value: node }];
  });
  const nested = [...source.blocks].flatMap(([name, parts]): readonly Entry[] => {
    const [first] = parts;
    if (first === undefined || META_ARGUMENTS.has(name)) return [];
    const list = blockList(parts, context);
    return [{ key: name, keySpan: first.block.typeSpan, span: list.span, value: list }];
  });
  const entries = [...arguments_, ...nested].sort((a, b) => a.span.start - b.span.start);
  const form = file.syntax === 'json' ? 'json' : 'hcl-body';
  return { kind: 'map', form, entries, complete: true, file, span: block.span };
}

function blockList(parts: readonly BlockPart[], context: BodyContext): ListNode {
  const made = parts.map((part) => blockItems(part, context));
  const [first] = parts;
  const start = first?.block.span.start ?? 0;
  const end = parts.at(-1)?.block.span.end ?? start;
  const dynamic = parts.some(({ block }) => block.type === 'dynamic');
  return {
    kind: 'list',
    form: 'hcl-blocks',
    items: made.flatMap(({ items }) => items),
    complete: made.every(({ complete }) => complete),
    file: first?.file ?? { path: '', text: '', syntax: 'hcl' },
    span: { start, end },
    ...(dynamic ? { locked: 'a dynamic block makes its blocks' } : {}),
  };
}

interface Items {
  readonly items: readonly Node[];
  readonly complete: boolean;
}

const UNKNOWN: Items = { items: [], complete: false };

function blockItems(part: BlockPart, context: BodyContext): Items {
  if (part.block.type === 'dynamic') return dynamicItems(part, context);
  return { items: [blockNode(part.block, part.file, context)], complete: true };
}

function blockNode(block: Block, file: SourceFile, context: BodyContext): MapNode {
  return bodyNode(sourceOf(block, file), context);
}

function sourceOf(block: Block, file: SourceFile): BodySource {
  const attributes = block.body.items.flatMap((item): readonly (readonly [string, AttributePart])[] =>
    item.kind === 'attribute' ? [[item.name, { file, attribute: item }]] : [],
  );
  const blocks = [...blocksByName(block)].map(([name, list]): readonly [string, readonly BlockPart[]] => [
    name,
    list.map((nested) => ({ file, block: nested })),
  ]);
  return { main: { file, block }, attributes: new Map(attributes), blocks: new Map(blocks) };
}

interface Dynamic {
  readonly content: Block;
  readonly iterator: string;
  readonly file: SourceFile;
  readonly context: BodyContext;
}

/** `dynamic "x" { for_each = …; content { … } }` */
function dynamicItems({ block, file }: BlockPart, context: BodyContext): Items {
  const content = block.body.items.find((item) => item.kind === 'block' && item.type === 'content');
  const each = sourceOf(block, file).attributes.get('for_each');
  if (content?.kind !== 'block' || each === undefined) return UNKNOWN;
  const dynamic = { content, iterator: iteratorOf(block), file, context };
  const collection = evaluateArgument(each, context.scope);
  const choice = choiceOf(collection);
  if (choice === undefined) return expanded(collection, dynamic);
  const branches = choice.branches.map(({ when, value }) => ({ when, ...expanded(value, dynamic) }));
  const most = Math.max(0, ...branches.map(({ items }) => items.length));
  const items = Array.from({ length: most }, (_, index): Node => {
    const nodes = branches.map(({ when, items: made }): Branch => ({
      when,
      node: made[index] ?? { kind: 'absent', file, span: content.span },
    }));
    return { kind: 'choice', condition: choice.condition, branches: nodes, file, span: content.span };
  });
  return { items, complete: branches.every(({ complete }) => complete) };
}

function iteratorOf(block: Block): string {
  const written = block.body.items.find((item) => item.kind === 'attribute' && item.name === 'iterator');
  const value = written?.kind === 'attribute' ? written.value : undefined;
  return value?.kind === 'variable' ? value.name : (block.labels[0]?.value ?? '');
}

function expanded(collection: Value, { content, iterator, file, context }: Dynamic): Items {
  const parts = collection.data.kind === 'null' ? [] : partsOf(collection);
  if (parts === undefined || parts.length > MOST_BLOCKS) return UNKNOWN;
  context.scope.host.spend(parts.length);
  const items = parts.map(({ key, value }) => {
    const each = objectValue(
      entriesOf(
        new Map([
          ['key', key],
          ['value', value],
        ]),
      ),
      value.trace,
    );
    const scope = withNames({ ...context.scope, file }, [[iterator, each]]);
    return blockNode(content, file, { ...context, scope });
  });
  return { items, complete: true };
}
