import type { DeclaredClass } from './site.js';

/** A class and those above it, up to the one of a library. */
export type ClassLines = (name: string) => readonly string[];

/** A name that the app gives to several classes with different bases leads no further. */
export function classLines(classes: readonly DeclaredClass[]): ClassLines {
  const bases = new Map<string, string | undefined>();
  for (const { name, base } of classes) bases.set(name, bases.has(name) && bases.get(name) !== base ? undefined : base);
  return (name) => {
    const line = [name];
    for (let base = bases.get(name); base !== undefined && line.length < 20; base = bases.get(base)) line.push(base);
    return line;
  };
}
