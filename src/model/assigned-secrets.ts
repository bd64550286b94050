/** Secrets that a script gives to variables. */
import type { FoundSecret } from './secret-format.js';
import { judgeEntry } from './secret-entry.js';

/** Longer scripts are searched up to here; user data has at most 16 KiB. */
const LONGEST = 65_536;

/** `NAME=value` of a shell or an environment file; the value is only looked at, as it may hold another assignment. */
const SHELL =
  /(?<![\w$.?&/%-])([A-Za-z_]\w{1,127})=(?=\\?"([^"\\\n]{1,4096})|\\?'([^'\\\n]{1,4096})|([^\s"'\\`;&|<>(){}=]{1,4096}))/g;
/** `$env:NAME = "value"` */
const POWERSHELL = /\$env:([A-Za-z_]\w{1,127})\s{0,8}=\s{0,8}["']([^"'\n]{1,4096})/gi;

const COMMENT = /^[ \t]*#(?!!).*$/gm;

/** What a template, the shell or PowerShell fills in. */
const FILLED_IN = /[$`…]|\{\{|^[!<%[*]|EXAMPLE/;

/** A secret store is asked for what the variable names. */
const ASKED_FOR = /--(?:secret-id|names?)[ =]["']?\$\{?(\w{1,128})/g;

/** What a variable is given that holds a secret by its name; `patterns` are further names, with wildcards. */
export function assignedSecretsIn(script: string, patterns: readonly string[] = []): readonly FoundSecret[] {
  const text = script.slice(0, LONGEST).replace(COMMENT, '');
  const asked = new Set([...text.matchAll(ASKED_FOR)].map(([, name]) => name));
  return [...text.matchAll(SHELL), ...text.matchAll(POWERSHELL)].flatMap(([, name = '', ...values]) => {
    // Only one of the groups takes part in a match.
    const value = values.join('');
    const isSecret = !FILLED_IN.test(value) && judgeEntry(name, value, patterns).byName === 'secret';
    return isSecret && !asked.has(name) ? [{ kind: `a literal for ${name}`, text: value }] : [];
  });
}
