/** What a stack's metadata says of its constructs: logical ids, creation stacks, templates of nested stacks. */
import { listOf, recordOf, textOf, type JsonRecord } from './json-value.js';
import type { StackArtifact } from './read-manifest.js';

/** Construct paths are without the slash in front: `Orders/TaskDef/Resource`. */
export interface Constructs {
  /** Several when a nested stack has the same logical id as its parent. */
  readonly pathsOf: (logicalId: string) => readonly string[];
  /** The frames of the stack trace of its creation, innermost first; empty when the assembly has none. */
  readonly framesOf: (path: string) => readonly string[];
  /** The construct path of the stack or nested stack that a template file (its name in the assembly) describes. */
  readonly stackOf: (templateFile: string) => string | undefined;
  /** The stack or nested stack that a construct belongs to. */
  readonly ownerOf: (path: string) => string;
}

interface Facts {
  readonly path: string;
  readonly logicalIds: readonly string[];
  readonly frames: readonly string[];
  readonly templateFile?: string;
}

export function readConstructs(stack: StackArtifact): Constructs {
  const facts = Object.entries(stack.metadata).map(([key, entries]) => factsOf(key.replace(/^\//, ''), entries));
  const paths = new Map<string, string[]>();
  for (const { path, logicalIds } of facts) {
    for (const id of logicalIds) paths.set(id, [...(paths.get(id) ?? []), path]);
  }
  const frames = new Map(facts.map((fact) => [fact.path, fact.frames]));
  const templates = new Map(
    facts.flatMap(({ path, templateFile }) => (templateFile === undefined ? [] : [[templateFile, path] as const])),
  );
  const owners = new Set([stack.path, ...templates.values(), ...nestedStacks(facts)]);
  return {
    pathsOf: (logicalId) => paths.get(logicalId) ?? [],
    framesOf: (path) => frames.get(path) ?? [],
    stackOf: (templateFile) => templates.get(templateFile),
    ownerOf: (path) => ancestors(path).find((ancestor) => owners.has(ancestor)) ?? stack.path,
  };
}

/** `a/b/c` → `a/b`, `a`. */
export function ancestors(path: string): readonly string[] {
  const segments = path.split('/').slice(0, 50);
  return segments.slice(1).map((_segment, index) => segments.slice(0, segments.length - 1 - index).join('/'));
}

/** `Dev/Api/Workers.NestedStack/Workers.NestedStackResource` → `Dev/Api/Workers`. */
export function nestedStackPath(path: string): string | undefined {
  return /^(.*)\.NestedStack\/[^/]*\.NestedStackResource$/.exec(path)?.[1];
}

function nestedStacks(facts: readonly Facts[]): readonly string[] {
  return facts.map(({ path }) => nestedStackPath(path)).filter((path) => path !== undefined);
}

function factsOf(path: string, value: unknown): Facts {
  const entries = listOf(value).map(recordOf);
  const logicalIds = ofType(entries, 'aws:cdk:logicalId').flatMap((entry) => textOf(entry['data']) ?? []);
  const [templateFile] = ofType(entries, 'aws:cdk:templateFile').flatMap((entry) => textOf(entry['data']) ?? []);
  return {
    path,
    logicalIds,
    frames: framesIn(entries),
    ...(templateFile === undefined ? {} : { templateFile }),
  };
}

/** Library 2.251 and later write creation stacks; before that the debug mode put a trace on the logical id. */
function framesIn(entries: readonly JsonRecord[]): readonly string[] {
  const [creation] = ofType(entries, 'aws:cdk:creationStack');
  const [logicalId] = ofType(entries, 'aws:cdk:logicalId');
  const frames = listOf(creation?.['data'] ?? logicalId?.['trace']);
  return frames.slice(0, 300).filter((frame) => typeof frame === 'string');
}

function ofType(entries: readonly JsonRecord[], type: string): readonly JsonRecord[] {
  return entries.filter((entry) => entry['type'] === type);
}
