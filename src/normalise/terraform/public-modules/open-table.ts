/** The table of a public module as a module's source, read for one call. */
import type { Parsers } from '../../../model/ports.js';
import type { Body } from '../../../model/hcl.js';
import { attributeOf, type Declaration } from '../modules/declaration.js';
import { moduleSource, type ModuleSource } from '../modules/module-source.js';
import type { FoundTable } from './find-table.js';
import type { PublicModule } from './public-module.js';
import { homeOfCall, isTableFile, tableFile } from './table-file.js';

export type OpenTable = (found: FoundTable, call: Declaration) => ModuleSource;

/** Each table is parsed once. */
export function tableOpener(parsers: Pick<Parsers, 'hcl'>): OpenTable {
  const bodies = new Map<PublicModule, Body>();
  return ({ module, certain }, call) => {
    const known = bodies.get(module) ?? parsers.hcl(module.text).body;
    bodies.set(module, known);
    const { file: calling } = call.main;
    const home = isTableFile(calling) ? calling.home : homeOfCall(call.main);
    const folder = `${module.source}@${module.from}`;
    const file = tableFile(`${folder}/main.tf`, module.text, home);
    const name = module.source;
    return { ...moduleSource(folder, [{ file, body: known }]), table: { name, certain } };
  };
}

/** Why a variable's default cannot be relied on; undefined when it can. */
export function whyNoDefault(declaration: Declaration, table: ModuleSource['table']): string | undefined {
  if (table === undefined || attributeOf(declaration, 'existence') !== undefined) return undefined;
  if (!table.certain) return `the version of ${table.name} is not known, and so its defaults are not`;
  if (attributeOf(declaration, 'default') !== undefined) return undefined;
  return `the default of ${declaration.name} differs between versions of ${table.name}`;
}
