import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { readDeclarations, structureOf, type Declarations } from './declarations.js';
import type { Workbench } from './packages.js';
import { reachable, type Structures } from './structure.js';
import { API_REQUESTS } from './types.js';

const SCALARS: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  boolean: 'boolean',
  Date: 'string',
  'Record<string, string>': 'string<>',
};

/** `NetworkMode | undefined` → the values of the enum; `KeyValuePair[] | undefined` → `.KeyValuePair[]`. */
function write(type: string, declarations: Declarations): string {
  const bare = type.replace(' | undefined', '').replace(/^\((.*)\)(\[\])$/, '$1$2');
  const name = bare.replace(/\[\]$/, '');
  const list = bare.length > name.length ? '[]' : '';
  const values = declarations.enums.get(name);
  if (values !== undefined) return values.map((value) => `'${value}'`).join('|') + list;
  if (declarations.interfaces.has(name)) return `.${name}${list}`;
  return (SCALARS[name] ?? 'json') + list;
}

function distilClient(bench: Workbench, { client, prefix, roots }: (typeof API_REQUESTS)[number]): Structures {
  const folder = path.join(bench.fetch(client, ['dist-types/models/*.d.ts']), 'dist-types', 'models');
  if (!existsSync(folder)) throw new Error(`${client} has no models.`);
  const declarations = readDeclarations(readdirSync(folder).map((file) => path.join(folder, file)));
  const all = [...declarations.interfaces].map(([name, properties]) => {
    const structure = structureOf(properties, (property) => [
      property.name,
      write(property.type, declarations) + (property.required ? '!' : ''),
    ]);
    return [`${prefix}.${name}`, structure] as const;
  });
  return reachable(
    Object.fromEntries(all),
    roots.map((root) => `${prefix}.${root}`),
  );
}

/** The members of the wanted API requests and of what they contain, with the values of their enums. */
export function distilApi(bench: Workbench): Structures {
  return Object.fromEntries(API_REQUESTS.flatMap((api) => Object.entries(distilClient(bench, api))));
}
