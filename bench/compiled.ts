/** The sources without their types, as they are bundled: what runs sources directly makes them slower than they are. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from '@swc/core';

export const ROOT = path.resolve(import.meta.dirname, '..');
const STAGE = path.join(ROOT, '.cache', 'bench', 'code');

/** Writes the sources and this folder as JavaScript; returns their folder. */
export function compile(): string {
  rmSync(STAGE, { recursive: true, force: true });
  for (const folder of ['src', 'bench']) {
    for (const name of readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })) {
      if (name.endsWith('.ts')) compileFile(path.join(folder, name));
    }
  }
  cpSync(path.join(ROOT, 'data'), path.join(STAGE, 'data'), { recursive: true });
  cpSync(path.join(ROOT, 'package.json'), path.join(STAGE, 'package.json'));
  return STAGE;
}

function compileFile(name: string): void {
  const { code } = transformSync(readFileSync(path.join(ROOT, name), 'utf8'), {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2023', experimental: { keepImportAssertions: true } },
    module: { type: 'es6' },
  });
  const target = path.join(STAGE, name.replace(/\.ts$/, '.js'));
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, code);
}
