import { readFileSync } from 'node:fs';
import ts from 'typescript';
import type { Structure } from './structure.js';

/** One property of an interface: its documented comment is where the Terraform types keep the real name. */
export interface Property {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly comment: string;
}

/** What a `.d.ts` file declares: interfaces with their properties, and constants that list the values of an enum. */
export interface Declarations {
  readonly interfaces: ReadonlyMap<string, readonly Property[]>;
  readonly enums: ReadonlyMap<string, readonly string[]>;
  /** Names of the interfaces that extend another one. */
  readonly extending: ReadonlySet<string>;
}

function propertiesOf(declaration: ts.InterfaceDeclaration): readonly Property[] {
  const text = declaration.getSourceFile().text;
  return declaration.members.flatMap((signature) => {
    if (!ts.isPropertySignature(signature) || signature.type === undefined) return [];
    const comment = text.slice(signature.getFullStart(), signature.getStart());
    const required = signature.questionToken === undefined;
    return [{ name: signature.name.getText(), type: signature.type.getText(), required, comment }];
  });
}

function enumOf(statement: ts.VariableStatement): readonly (readonly [string, readonly string[]])[] {
  return statement.declarationList.declarations.flatMap((declaration) => {
    if (declaration.type === undefined || !ts.isTypeLiteralNode(declaration.type)) return [];
    const values = declaration.type.members.flatMap((entry) =>
      ts.isPropertySignature(entry) && entry.type !== undefined ? [entry.type.getText().slice(1, -1)] : [],
    );
    return [[declaration.name.getText(), values] as const];
  });
}

/** Reads the declarations of several files into one set. */
export function readDeclarations(files: readonly string[]): Declarations {
  const sources = files.map((file) =>
    ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2023, true),
  );
  const statements = sources.flatMap((source) => [...source.statements]);
  const declared = statements.filter(ts.isInterfaceDeclaration);
  return {
    interfaces: new Map(declared.map((statement) => [statement.name.text, propertiesOf(statement)])),
    enums: new Map(statements.filter(ts.isVariableStatement).flatMap(enumOf)),
    extending: new Set(declared.filter((statement) => statement.heritageClauses).map(({ name }) => name.text)),
  };
}

/** Builds a structure from properties; `write` returns name and type as the schema writes them. */
export function structureOf(
  properties: readonly Property[],
  write: (property: Property) => readonly [string, string],
): Structure {
  return Object.fromEntries(properties.map(write).sort(([a], [b]) => (a < b ? -1 : 1)));
}
