/** What the documentation shows is true: pictures, workflows, command lines and messages. project.test.ts holds its links. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { COMMANDS } from '../src/commands/commands.js';
import { FLAGS } from '../src/config/flags.js';

const ROOT = path.resolve(import.meta.dirname, '..');
const read = (name: string): string => readFileSync(path.join(ROOT, name), 'utf8');
const PAGES = readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name}`);
const DOCUMENTS = ['README.md', ...PAGES];

/** The code blocks of a document in one language. */
function blocksOf(name: string, language: string): readonly string[] {
  const blocks = read(name).matchAll(/^( *)```(\w+)\n([\s\S]*?)^\1```$/gm);
  return [...blocks].flatMap(([, , written, text = '']) => (written === language ? [text] : []));
}

describe('the pictures', () => {
  const shown = DOCUMENTS.flatMap((name) => [...read(name).matchAll(/!\[[^\]]*\]\((?:docs\/)?(pictures\/[^)]+)\)/g)]);

  test('that are shown are those that there are', () => {
    const names = readdirSync(path.join(ROOT, 'docs/pictures')).map((name) => `pictures/${name}`);
    expect([...new Set(shown.map(([, picture]) => picture))].sort()).toEqual(names.sort());
  });

  test('say in words what they show', () => {
    expect(shown.filter(([text]) => /^!\[.{0,30}\]/.test(text))).toEqual([]);
  });

  test.each(readdirSync(path.join(ROOT, 'docs/pictures')))('%s is a PNG of at most 60 kB', (name) => {
    const bytes = readFileSync(path.join(ROOT, 'docs/pictures', name));
    expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(bytes.length).toBeLessThanOrEqual(60_000);
  });
});

interface Action {
  readonly inputs: Readonly<Record<string, unknown>>;
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'runs-on'?: string;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: unknown;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const isWorkflow = (text: string): boolean => /^on:/m.test(text);
const hasOurStep = (text: string): boolean => text.includes('uses: ecs-reviewer/');
const EXAMPLES = DOCUMENTS.flatMap((name) =>
  blocksOf(name, 'yaml')
    .filter((text) => isWorkflow(text) || hasOurStep(text))
    .map((text, index) => ({ title: `${name}, example ${String(index + 1)}`, text })),
);

/** The steps of a whole workflow, of a list of steps, or of one job. */
function stepsOf(text: string): readonly Step[] {
  const read = parse(text) as Workflow | readonly Step[] | { readonly steps: readonly Step[] };
  if (Array.isArray(read)) return read as readonly Step[];
  if ('jobs' in read) return Object.values(read.jobs).flatMap(({ steps }) => steps);
  return 'steps' in read ? read.steps : [];
}

describe('the workflows', () => {
  const { inputs } = parse(read('action.yml')) as Action;

  test('are found', () => {
    expect(EXAMPLES.length).toBeGreaterThan(4);
  });

  test.each(EXAMPLES)('give our step only inputs that it has: $title', ({ text }) => {
    const ours = stepsOf(text).filter(({ uses }) => uses?.startsWith('ecs-reviewer/') === true);
    expect(ours.length).toBeGreaterThan(hasOurStep(text) ? 0 : -1);
    expect(ours.flatMap((step) => Object.keys(step.with ?? {})).filter((name) => !(name in inputs))).toEqual([]);
  });

  test.each(EXAMPLES.filter(({ text }) => isWorkflow(text)))('are whole, and bound their token: $title', ({ text }) => {
    const { permissions, jobs } = parse(text) as Workflow;
    for (const job of Object.values(jobs)) {
      expect(job.permissions ?? permissions).toBeDefined();
      expect(job['runs-on']).toMatch(/^(?:ubuntu-|self-hosted$)/);
      expect(job.steps.filter(({ uses, run }) => (uses === undefined) === (run === undefined))).toEqual([]);
    }
  });
});

/** What is typed to start us, in blocks and in running text. */
const COMMAND_LINE =
  /(?:npx ecs-reviewer|node (?:path\/to\/ecs-reviewer\/)?dist\/cli\.js|`ecs-reviewer)((?: [^`\n]*)?)/g;

describe('the command lines', () => {
  const lines = DOCUMENTS.flatMap((name) =>
    [...read(name).matchAll(COMMAND_LINE)].map(([line, rest = '']) => ({ name, line: line.replace('`', ''), rest })),
  );
  const flags = new Set([...FLAGS, ...COMMANDS.flatMap((command) => command.flags)].map(({ name }) => name));

  test('are found', () => {
    expect(lines.length).toBeGreaterThan(8);
  });

  test.each(lines)('name only flags that exist: $line in $name', ({ rest }) => {
    const named = [...rest.matchAll(/(?<= )--([a-z][a-z-]*)/g)].map(([, flag = '']) => flag);
    expect(named.filter((flag) => !flags.has(flag))).toEqual([]);
  });
});

describe('the messages of the page on troubles', () => {
  const sources = readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => read(`src/${name}`))
    .join('\n');
  const rows = read('docs/troubleshooting.md').matchAll(/^\| `([^`]+)` +\|/gm);
  const messages = [...rows].map(([, message = '']) => message);

  test('are found', () => {
    expect(messages.length).toBeGreaterThan(25);
  });

  test.each(messages)('are those that the sources have: %s', (message) => {
    // Where a message holds a value, the sources have an expression.
    const pieces = message.split('…').map((piece) => piece.trim());
    expect(pieces.filter((piece) => piece !== '.' && !sources.includes(piece))).toEqual([]);
  });
});
