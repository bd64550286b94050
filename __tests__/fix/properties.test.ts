import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { applyEdits } from '../../src/fix/edits.js';
import { planEdits } from '../../src/fix/plan.js';
import { append, remove, set, type Change } from '../../src/model/rule.js';
import { listOf, mapOf, text, textMap, type ReadFields } from '../../src/model/shape.js';
import type { MapNode, Node, Syntax } from '../../src/model/source.js';
import type { Spelling } from '../../src/model/spelling.js';
import { readFields } from '../../src/normalise/read-shape.js';
import { fileOf, rootOf } from '../support/fixing.js';
import { randomBody, randomHcl, randomJson, randomYaml, type Tree } from '../support/random-text.js';

const container = {
  name: text(),
  user: text(),
  options: textMap(),
  logs: mapOf({ driver: text(), region: text() }),
  environment: listOf(mapOf({ name: text(), value: text() })),
  command: listOf(text()),
};
const fields = { container: mapOf(container) };
type Container = ReadFields<typeof container>;
type Model = Readonly<Record<string, Tree>>;

interface Syntaxes {
  readonly syntax: Syntax;
  readonly spelling: Spelling;
  readonly print: (model: Model, seed: number) => string;
}

const API: Spelling = { dialect: 'api', exceptions: {} };
const BLOCKS: Spelling = { dialect: 'terraform', exceptions: {} };
const inContainer = (print: (model: Tree, seed: number) => string) => (model: Model, seed: number) =>
  print({ before: 1, container: model, after: [2] }, seed);

const WRITERS: Readonly<Record<string, Syntaxes>> = {
  JSON: { syntax: 'json', spelling: API, print: inContainer(randomJson) },
  YAML: { syntax: 'yaml', spelling: API, print: inContainer(randomYaml) },
  'an object of HCL': { syntax: 'hcl', spelling: API, print: randomHcl },
  'a body of HCL': {
    syntax: 'hcl',
    spelling: BLOCKS,
    print: (model, seed) => randomBody({ before: 1, container: model, after: { a: 2 } }, seed),
  },
};

const word = fc
  .oneof(
    fc.constantFrom(
      'a',
      'off',
      '1000:1000',
      '',
      '0',
      "it's",
      '# no',
      'a: b',
      '${x}',
      '%{ if }',
      '"',
      '\\',
      ' é ',
      '- x',
    ),
    fc.string({ maxLength: 8, unit: fc.constantFrom(...Array.from('abz09-_:#{}[],"\'\\ $%!&*@')) }),
  )
  .filter((one) => !/[$%]\{/.test(one));

const model: fc.Arbitrary<Model> = fc.record(
  {
    name: word,
    user: word,
    options: fc.dictionary(fc.constantFrom('awslogs-group', 'tag', 'mode'), word),
    logs: fc.record({ driver: word, region: word }, { requiredKeys: ['driver'] }),
    environment: fc.array(fc.record({ name: word, value: word }, { requiredKeys: ['name'] }), { maxLength: 4 }),
    command: fc.array(word, { maxLength: 4 }),
    other: fc.oneof(word, fc.nat(), fc.boolean()),
  },
  { requiredKeys: ['name'] },
);

interface Step {
  readonly change: (one: Container) => readonly Change[];
  /** What the model is afterwards; undefined when the change has nothing to do. */
  readonly expected: (before: Model) => Model | undefined;
  readonly again: boolean;
}

function without(before: Model, key: string): Model {
  return Object.fromEntries(Object.entries(before).filter(([name]) => name !== key));
}

const listed = (before: Model, key: string): readonly Tree[] => (before[key] ?? []) as readonly Tree[];
const entry = fc.record({ name: word, value: word });

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.constantFrom('name', 'user'), word).map(([key, value]): Step => ({
    change: (one) => [set(one[key as 'name'], value)],
    expected: (before) => ({ ...before, [key]: value }),
    again: true,
  })),
  fc.tuple(fc.constantFrom('driver', 'region'), word).map(([key, value]): Step => ({
    change: (one) => [set(one.logs[key as 'driver'], value)],
    expected: (before) => ({ ...before, logs: { ...((before['logs'] ?? {}) as Model), [key]: value } }),
    again: true,
  })),
  fc.array(word, { minLength: 1, maxLength: 3 }).map((value): Step => ({
    change: (one) => [set(one.command, value)],
    expected: (before) => ({ ...before, command: value }),
    again: true,
  })),
  fc.constantFrom('name', 'user').map((key): Step => ({
    change: (one) => [remove(one[key as 'name'])],
    expected: (before) => (key in before ? without(before, key) : undefined),
    again: false,
  })),
  fc.nat({ max: 3 }).map((index): Step => ({
    change: (one) => one.environment.items.slice(index, index + 1).map((item) => remove(item)),
    expected: (before) => {
      const items = listed(before, 'environment');
      return index < items.length ? { ...before, environment: items.toSpliced(index, 1) } : undefined;
    },
    again: false,
  })),
  entry.map((value): Step => ({
    change: (one) => [append(one.environment, value)],
    expected: (before) => ({ ...before, environment: [...listed(before, 'environment'), value] }),
    again: false,
  })),
  fc.tuple(word, word).map(([user, value]): Step => ({
    change: (one) => [
      ...one.environment.items.slice(0, 1).map((item) => remove(item)),
      set(one.user, user),
      append(one.command, value),
    ],
    expected: (before) => ({
      ...before,
      user,
      environment: listed(before, 'environment').slice(1),
      command: [...listed(before, 'command'), value],
    }),
    again: false,
  })),
);

function plain(node: Node | undefined): unknown {
  if (node?.kind === 'scalar') return typeof node.value === 'string' ? node.value : node.raw;
  if (node?.kind === 'list') return node.items.map(plain);
  if (node?.kind !== 'map') return node?.kind;
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
}

/** Values as text, blocks as lists, and nothing where an empty list is: that is all that a reader can tell. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => {
    const isBlock = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
    return [key, comparable(isBlock ? [inner] : inner)];
  });
  return Object.fromEntries(entries.filter(([, inner]) => !Array.isArray(inner) || inner.length > 0));
}

function notesOf(written: string): readonly string[] {
  return written.match(/(#|\/\/) note \d+\./g) ?? [];
}

function read(syntax: Syntaxes, written: string): { readonly root: Node; readonly one: Container } | undefined {
  const root = rootOf(fileOf(syntax.syntax, written));
  if (root?.kind !== 'map') return undefined;
  return { root, one: containerOf(root, syntax) };
}

function containerOf(root: MapNode, { spelling }: Syntaxes): Container {
  return readFields(fields, root, { spelling }).container;
}

function modelOf(root: Node): unknown {
  const found = comparable((plain(root) as Model)['container']);
  return Array.isArray(found) ? (found as unknown[])[0] : found;
}

function rest(root: Node): unknown {
  return comparable(without(plain(root) as Model, 'container'));
}

/** The notes that may go: those in the lines of what is removed. */
function lostNotes(before: string, after: string): readonly string[] {
  const kept = new Set(notesOf(after));
  return notesOf(before).filter((note) => !kept.has(note));
}

describe.each(Object.entries(WRITERS))('in %s, whatever it looks like', (_title, syntax) => {
  test('a change says what it should, changes nothing else, and does nothing when done again', () => {
    let planned = 0;
    let refused = 0;
    const property = fc.property(model, step, fc.integer(), (before, { change, expected, again }, seed) => {
      const written = syntax.print(before, seed);
      const start = read(syntax, written);
      fc.pre(start !== undefined);
      const plan = planEdits(change(start.one));
      const wanted = expected(before);
      planned += 1;
      if ('refused' in plan) {
        if (wanted !== undefined) refused += 1;
        return;
      }
      const done = applyEdits(written, plan.edits);
      const end = read(syntax, done);
      expect({ written, done, model: end && modelOf(end.root) }).toEqual({ written, done, model: comparable(wanted) });
      expect(rest(end!.root)).toEqual(rest(start.root));
      const deleted = plan.edits.map((edit) => written.slice(edit.start, edit.end)).join('\n');
      expect(lostNotes(written, done).filter((note) => !deleted.includes(note))).toEqual([]);
      expect(done.includes('\r\n')).toBe(written.includes('\r\n'));
      expect(/[^\r]\n/.test(done)).toBe(/[^\r]\n/.test(written));
      if (!again) return;
      const twice = planEdits(change(end!.one));
      expect('edits' in twice ? applyEdits(done, twice.edits) : done).toBe(done);
    });
    fc.assert(property, { numRuns: 600 });
    expect(refused / planned).toBeLessThan(0.15);
  });
});

const NOISE = fc.string({ maxLength: 3, unit: fc.constantFrom(...Array.from('{}[]",:#\n\\-=<$ ')) });

test('no text makes planning fail', () => {
  const damage = fc.record({ at: fc.nat(400), length: fc.nat(3), noise: NOISE });
  const writers = fc.constantFrom(...Object.values(WRITERS));
  const property = fc.property(
    fc.tuple(writers, model),
    damage,
    step,
    ([syntax, before], { at, length, noise }, one) => {
      const written = syntax.print(before, at);
      const broken = written.slice(0, at) + noise + written.slice(at + length);
      const root = rootOf(fileOf(syntax.syntax, broken));
      if (root?.kind !== 'map') return;
      const container = containerOf(root, syntax);
      const changes = [...one.change(container), set(container.logs, { driver: 'awslogs' })];
      expect(() => planEdits(changes)).not.toThrow();
    },
  );
  fc.assert(property, { numRuns: 1000 });
});
