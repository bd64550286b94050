/** The files of one folder, read as a Terraform module. */
import type { Attribute, Block, Body } from '../../../model/hcl.js';
import type { SourceFile } from '../../../model/source.js';
import { fileNameOf } from './paths.js';
import type { AttributePart, BlockPart, Declaration } from './declaration.js';

/** A file as far as it could be read. */
export interface TerraformFile {
  readonly file: SourceFile;
  readonly body: Body;
  /** Why not all of it could be read. */
  readonly broken?: string;
}

/** Everything by its name: `web`; resources by `aws_lb.web`, data sources by `data.aws_vpc.main`. */
export interface ModuleSource {
  readonly folder: string;
  readonly files: readonly SourceFile[];
  readonly variables: ReadonlyMap<string, Declaration>;
  readonly locals: ReadonlyMap<string, AttributePart>;
  readonly outputs: ReadonlyMap<string, Declaration>;
  readonly resources: ReadonlyMap<string, Declaration>;
  readonly calls: ReadonlyMap<string, Declaration>;
  /** How Terraform signs in: `provider.aws`, `provider.aws.west`, `backend.s3`. */
  readonly signIns: ReadonlyMap<string, Declaration>;
  /** Why the folder could not be read completely. */
  readonly broken?: string;
  /** Declarations of names that are declared before, which do not count. */
  readonly duplicates: readonly Duplicate[];
  /** Set for the table of a public module; `certain` when it holds for the version that is called. */
  readonly table?: { readonly name: string; readonly certain: boolean };
}

/** A second declaration of a name. */
export interface Duplicate {
  readonly file: SourceFile;
  readonly offset: number;
  /** As people call it: `variable image`. */
  readonly name: string;
}

type Kind = 'variables' | 'outputs' | 'resources' | 'calls' | 'signIns';

interface Collected {
  readonly declarations: Readonly<Record<Kind, Map<string, Declaration>>>;
  readonly locals: Map<string, AttributePart>;
  readonly duplicates: Duplicate[];
}

const KINDS: Readonly<Record<string, Kind>> = {
  variable: 'variables',
  output: 'outputs',
  module: 'calls',
  resource: 'resources',
  data: 'resources',
  ephemeral: 'resources',
  provider: 'signIns',
  backend: 'signIns',
};

/** Override files come last; what they declare anew is added. */
export function moduleSource(folder: string, files: readonly TerraformFile[]): ModuleSource {
  const collected: Collected = {
    declarations: {
      variables: new Map(),
      outputs: new Map(),
      resources: new Map(),
      calls: new Map(),
      signIns: new Map(),
    },
    locals: new Map(),
    duplicates: [],
  };
  const ordered = [...files.filter((one) => !isOverride(one)), ...files.filter(isOverride)];
  for (const { file, body } of ordered) {
    for (const item of body.items)
      if (item.kind === 'block') collect(collected, { file, block: item }, isOverrideName(file.path));
  }
  const broken = files.map((one) => one.broken).filter((why) => why !== undefined);
  return {
    folder,
    files: files.map((one) => one.file),
    ...collected.declarations,
    locals: collected.locals,
    duplicates: collected.duplicates,
    ...(broken[0] === undefined ? {} : { broken: broken[0] }),
  };
}

function isOverride({ file }: TerraformFile): boolean {
  return isOverrideName(file.path);
}

function isOverrideName(path: string): boolean {
  return /^(.*_)?override\.(tf|tofu)(\.json)?$/.test(fileNameOf(path));
}

function collect(collected: Collected, part: BlockPart, override: boolean): void {
  if (part.block.type === 'locals') collectLocals(collected, part, override);
  if (part.block.type === 'terraform') collectBackends(collected, part, override);
  const kind = Object.hasOwn(KINDS, part.block.type) ? KINDS[part.block.type] : undefined;
  const name = nameOf(part.block);
  if (kind === undefined || name === undefined) return;
  const found = collected.declarations[kind];
  const known = found.get(name);
  if (known === undefined) found.set(name, { name, main: part, parts: [part] });
  else if (override) found.set(name, { ...known, parts: [...known.parts, part] });
  else collected.duplicates.push({ file: part.file, offset: part.block.span.start, name: calledName(kind, name) });
}

/** A backend of an override file takes the place of every other, whatever its type. */
function collectBackends(collected: Collected, { file, block }: BlockPart, override: boolean): void {
  const backends = block.body.items.filter((item) => item.kind === 'block' && item.type === 'backend');
  const { signIns } = collected.declarations;
  if (override && backends.length > 0) {
    for (const name of signIns.keys()) if (name.startsWith('backend.')) signIns.delete(name);
  }
  for (const item of backends) if (item.kind === 'block') collect(collected, { file, block: item }, override);
}

const WORDS: Readonly<Record<Kind, string>> = {
  variables: 'variable ',
  outputs: 'output ',
  calls: 'module ',
  resources: '',
  signIns: '',
};

function calledName(kind: Kind, name: string): string {
  return WORDS[kind] + name;
}

function collectLocals({ locals, duplicates }: Collected, { file, block }: BlockPart, override: boolean): void {
  for (const attribute of attributesIn(block)) {
    const { name, nameSpan } = attribute;
    if (override || !locals.has(name)) locals.set(name, { file, attribute });
    else duplicates.push({ file, offset: nameSpan.start, name: `local ${name}` });
  }
}

function attributesIn(block: Block): readonly Attribute[] {
  return block.body.items.filter((item) => item.kind === 'attribute');
}

function nameOf(block: Block): string | undefined {
  const { type, labels } = block;
  const [first, second] = labels;
  if (first === undefined) return undefined;
  if (type === 'variable' || type === 'output' || type === 'module') return first.value;
  if (KINDS[type] === 'signIns') return [type, first.value, ...aliasOf(block)].join('.');
  if (second === undefined) return undefined;
  const prefix = type === 'resource' ? '' : `${type}.`;
  return `${prefix}${first.value}.${second.value}`;
}

/** What tells the providers of one name apart. */
function aliasOf(block: Block): readonly string[] {
  const alias = attributesIn(block).find(({ name }) => name === 'alias')?.value;
  const [text, more] = alias?.kind === 'template' ? alias.parts : [];
  return text?.kind === 'text' && more === undefined ? [text.value] : [];
}
