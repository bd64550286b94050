/** `manifest.json` of a cloud assembly, any schema version: stacks, nested assemblies, look-ups that were not made. */
import type { Parsers, Tree } from '../../model/ports.js';
import type { Notice } from '../../model/source.js';
import { joinPath } from '../paths.js';
import { insideAssembly } from './assembly-path.js';
import { listOf, loadJson, recordOf, textOf, type JsonRecord } from './json-value.js';

export interface StackArtifact {
  /** The stack's construct path: `Orders`, `Dev/Api`. */
  readonly path: string;
  /** Its name in CloudFormation. */
  readonly name: string;
  readonly templatePath: string;
  /** By construct path with a slash in front, as the CDK writes it. */
  readonly metadata: JsonRecord;
}

export interface Manifest {
  readonly stacks: readonly StackArtifact[];
  /** Folders of the assemblies inside this one (stages). */
  readonly assemblies: readonly string[];
  readonly notices: readonly Notice[];
  /** Why there may be more than what was found. */
  readonly incompleteBecause?: string;
}

interface Source {
  readonly folder: string;
  readonly manifestPath: string;
  readonly tree: Tree;
  readonly parsers: Parsers;
}

/** Reads the manifest of the assembly in `folder`; unknown artifact types and fields are ignored. */
export function readManifest(folder: string, tree: Tree, parsers: Parsers): Manifest {
  const manifestPath = joinPath(folder, 'manifest.json');
  const loaded = loadJson(manifestPath, tree, parsers);
  if (loaded.value === undefined) return unread(loaded.notices, `${manifestPath} could not be read`);
  const source: Source = { folder, manifestPath, tree, parsers };
  const artifacts = Object.entries(recordOf(loaded.value['artifacts']));
  const parts = artifacts.map(([id, artifact]) => readArtifact(id, recordOf(artifact), source));
  const because = parts.find((part) => part.incompleteBecause !== undefined)?.incompleteBecause;
  return {
    stacks: parts.flatMap((part) => part.stacks),
    assemblies: parts.flatMap((part) => part.assemblies),
    notices: [...parts.flatMap((part) => part.notices), ...missingLookups(loaded.value, manifestPath)],
    ...(because === undefined ? {} : { incompleteBecause: because }),
  };
}

function unread(notices: readonly Notice[], because: string): Manifest {
  return { stacks: [], assemblies: [], notices, incompleteBecause: because };
}

const NOTHING: Manifest = { stacks: [], assemblies: [], notices: [] };

function readArtifact(id: string, artifact: JsonRecord, source: Source): Manifest {
  const properties = recordOf(artifact['properties']);
  if (artifact['type'] === 'cdk:cloud-assembly') return nestedAssembly(id, properties, source);
  return artifact['type'] === 'aws:cloudformation:stack' ? stack(id, artifact, source) : NOTHING;
}

function nestedAssembly(id: string, properties: JsonRecord, source: Source): Manifest {
  const name = textOf(properties['directoryName']) ?? '';
  const folder = insideAssembly(source.folder, name);
  return folder === undefined ? outside(id, name, source) : { ...NOTHING, assemblies: [folder] };
}

function stack(id: string, artifact: JsonRecord, source: Source): Manifest {
  const properties = recordOf(artifact['properties']);
  const templateFile = textOf(properties['templateFile']) ?? '';
  const templatePath = insideAssembly(source.folder, templateFile);
  if (templatePath === undefined) return outside(id, templateFile, source);
  const { metadata, notices } = metadataOf(id, artifact, source);
  const path = textOf(artifact['displayName'])?.replace(/ \(.*\)$/, '') ?? id;
  const name = textOf(properties['stackName']) ?? id;
  return { ...NOTHING, stacks: [{ path, name, templatePath, metadata }], notices };
}

/** Metadata stands in the manifest, or since library 2.242 in a file beside it. */
function metadataOf(
  id: string,
  artifact: JsonRecord,
  source: Source,
): { readonly metadata: JsonRecord; readonly notices: readonly Notice[] } {
  const inline = recordOf(artifact['metadata']);
  const name = textOf(artifact['additionalMetadataFile']);
  if (name === undefined) return { metadata: inline, notices: [] };
  const path = insideAssembly(source.folder, name);
  if (path === undefined) return { metadata: inline, notices: outside(id, name, source).notices };
  const loaded = loadJson(path, source.tree, source.parsers);
  return { metadata: { ...inline, ...loaded.value }, notices: loaded.notices };
}

function outside(id: string, path: string, source: Source): Manifest {
  const message =
    path === ''
      ? `The artifact ${id} names no file, so it was not read.`
      : `The artifact ${id} names ${path}, which is not inside the cloud assembly, so it was not read.`;
  return unread([{ path: source.manifestPath, message }], `the artifact ${id} could not be read`);
}

function missingLookups(manifest: JsonRecord, path: string): readonly Notice[] {
  const keys = listOf(manifest['missing'])
    .map((entry) => textOf(recordOf(entry)['key']))
    .filter((key) => key !== undefined);
  if (keys.length === 0) return [];
  const names = keys.slice(0, 3).join(', ');
  const more = keys.length > 3 ? ` and ${keys.length - 3} more` : '';
  return [
    { path, message: `cdk synth could not look up ${names}${more}: the templates hold placeholders in their place.` },
  ];
}
