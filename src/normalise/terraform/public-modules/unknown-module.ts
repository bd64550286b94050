/** Container definitions that are given to a module of which nothing else is known. */
import { isNull, type Value } from '../value/value.js';
import { partsOf } from '../value/inherit.js';
import { declare } from './declare.js';
import type { PublicModule } from './public-module.js';

/** Inputs that hold container definitions in the API's words: all that is absent there is absent. */
const DEFINITIONS = [
  'container_definitions',
  'container_definition',
  'container_definitions_json',
  'container_definition_json',
];

/** Inputs by whose names a module may be given containers, in this order of preference. */
export const CONTAINER_INPUTS: readonly string[] = [...DEFINITIONS, 'containers'];

/** The table of a module that is given such a value under this name, on Linux; undefined when it holds no container. */
export function unknownModule(input: string, value: Value): PublicModule | undefined {
  const expression = expressionFor(input, value);
  if (expression === undefined) return undefined;
  const text = `
${declare({ [input]: 'null' })}
resource "aws_ecs_task_definition" "containers" {
  _open                 = true
  runtime_platform      = null
  container_definitions = ${expression}
}
`;
  return { source: 'unknown', from: '0', below: '0', text };
}

function expressionFor(input: string, value: Value): string | undefined {
  const name = `var.${input}`;
  if (isJsonText(value)) return name;
  const parts = partsOf(value) ?? [];
  const isMap = value.data.kind === 'entries';
  if (isMap && isContainer(value)) return `jsonencode([${name}])`;
  if (!parts.some((part) => isContainer(part.value))) return undefined;
  const isPlain = !isMap && DEFINITIONS.includes(input) && !parts.some((part) => hasSnakeCase(part.value));
  return isPlain ? `jsonencode(${name})` : `jsonencode([for k, c in ${name} : ${openContainer(isMap)}])`;
}

/** A text, of which the review reads what is JSON. */
function isJsonText({ data }: Value): boolean {
  if (data.kind === 'string') return data.json !== undefined || /^\s*[[{]/.test(data.value);
  return data.kind === 'unknown' && (data.seen.kind === 'json' || data.seen.kind === 'text');
}

function isContainer(value: Value): boolean {
  if (value.data.kind !== 'entries') return false;
  const { entries } = value.data;
  return ['image', 'name'].some((key) => {
    const part = entries.get(key);
    return part !== undefined && !isNull(part) && (part.type.kind === 'string' || part.type.kind === 'dynamic');
  });
}

function hasSnakeCase({ data }: Value): boolean {
  return data.kind === 'entries' && data.entries.keys().some((key) => key.includes('_'));
}

/** What a container says in either spelling; the module may add to it. */
const WORDS = [
  'image',
  'user',
  'privileged',
  'environment',
  'secrets',
  'command',
  'essential',
  'readonlyRootFilesystem',
  'logConfiguration',
  'portMappings',
  'linuxParameters',
  'dockerLabels',
  'mountPoints',
];

function openContainer(isMap: boolean): string {
  const lines = WORDS.map((word) => {
    const snake = word.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return `${word} = ${snake === word ? `try(c.${word}, null)` : `try(c.${word}, c.${snake}, null)`}\n`;
  });
  const name = isMap ? 'try(c.name, k)' : 'try(c.name, null)';
  return `{\n_at = c\n_open = true\nname = ${name}\n${lines.join('')}}`;
}
