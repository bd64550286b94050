import { parseArgs } from 'node:util';
import type { Arguments, Flag } from '../config/flags.js';
import { didYouMean } from '../model/nearest.js';
import { UserError } from '../model/user-error.js';

/** Splits `argv` into paths and flags; throws a `UserError` for a flag that does not exist or lacks its value. */
export function readArguments(argv: readonly string[], flags: readonly Flag[]): Arguments {
  const options = Object.fromEntries(
    flags.map(({ name, value }) => [name, { type: value === undefined ? ('boolean' as const) : ('string' as const) }]),
  );
  const { tokens } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: false, tokens: true });
  const paths: string[] = [];
  const values = new Map<string, readonly string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') paths.push(token.value);
    if (token.kind === 'option') values.set(token.name, [...(values.get(token.name) ?? []), ...valueOf(token, flags)]);
  }
  return { paths, values };
}

function valueOf(
  token: { readonly name: string; readonly rawName: string; readonly value: string | undefined },
  flags: readonly Flag[],
): readonly string[] {
  const flag = flags.find(({ name }) => name === token.name);
  if (flag === undefined) {
    const names = flags.map(({ name }) => name);
    throw new UserError(`There is no option ${token.rawName}.${didYouMean(token.name, names)} --help lists them all.`);
  }
  if (flag.value === undefined) {
    if (token.value !== undefined) throw new UserError(`--${flag.name} takes no value.`);
    return [];
  }
  if (token.value === undefined || token.value === '') {
    throw new UserError(`--${flag.name} needs a value: --${flag.name} <${flag.value}>.`);
  }
  return [token.value];
}
