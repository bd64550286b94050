import { describe, expect, test } from '@jest/globals';
import { containerSource } from '../../../src/normalise/cdk/container-sources.js';
import { sourceCalls } from '../../../src/normalise/cdk/source-calls.js';
import { parseScript } from '../../../src/parse/script.js';
import { read } from './assemblies.js';
import { sampleTree } from './disk-tree.js';

const TEXT = `
const task = new ecs.FargateTaskDefinition(this, 'Task', {
  cpu: 256,
});
task
  .addContainer('app', {
    image,
  });
this.other = new ecs.FargateTaskDefinition(this, 'Other');
this.other.addContainer('app', { image });
this.other.addContainer('log', { image });
const same = new ecs.FargateTaskDefinition(this, 'Same');
new ecs.ContainerDefinition(this, 'side', { taskDefinition: same });
for (const id of ids) same.addContainer(id, { image });
`;
const CALLS = callsIn('lib/app.ts', TEXT);

function callsIn(path: string, text: string): ReturnType<typeof sourceCalls> {
  const script = parseScript(path, text);
  return script === undefined ? [] : sourceCalls(script.program);
}

describe('the calls of a file', () => {
  test.each([
    ['Task', { line: 2, last: 4, name: 'FargateTaskDefinition', isNew: true, assigned: 'task' }],
    ['Other', { line: 9, last: 9, assigned: 'this.other' }],
    ['log', { line: 11, last: 11, name: 'addContainer', isNew: false, receiver: 'this.other' }],
    ['side', { line: 13, name: 'ContainerDefinition', isNew: true }],
  ])('that has the id %s', (id, expected) => {
    expect(CALLS.filter(({ ids }) => ids.includes(id))).toMatchObject([expected]);
  });

  test('a method in a chain is on the line of its name', () => {
    expect(CALLS.find(({ ids }) => ids.includes('app'))).toBeDefined();
    expect(CALLS.filter(({ ids, receiver }) => ids.includes('app') && receiver === 'task')).toMatchObject([
      { line: 6, last: 8 },
    ]);
  });

  test.each([
    ['a file of another language', 'app.py', 'f()'],
    ['a file that cannot be parsed', 'app.ts', 'const = = {{{'],
    ['nesting without end', 'app.ts', '('.repeat(100_000)],
    ['a file that is too large', 'app.ts', `f(${' '.repeat(1_000_001)})`],
    ['nothing', 'app.ts', ''],
  ])('%s has none', (_what, path, text) => {
    expect(callsIn(path, text)).toEqual([]);
  });

  test('syntax of the web is read in its files', () => {
    expect(callsIn('app.tsx', 'const a = <b>{f("x")}</b>;')).toMatchObject([{ name: 'f', ids: ['x'] }]);
  });
});

describe('the line that adds a container', () => {
  const at = (line: number) => ({ path: 'lib/app.ts', line });

  test.each([
    ['of two with one name, that of the definition in a variable', 'app', 2, { ...at(6), last: 8 }],
    ['of two with one name, that of the definition in a field', 'app', 9, at(10)],
    ['a name that is there once', 'log', 9, at(11)],
    ['a container made with new', 'side', 12, at(13)],
  ])('%s', (...[, name, definition, expected]) => {
    expect(containerSource(name, at(definition), CALLS)).toEqual(expected);
  });

  test.each([
    ['of two with one name, when the definition is neither', 'app', 12],
    ['whose name is computed', 'one', 12],
    ['that is not there', 'gone', 2],
  ])('is unknown for one %s', (_what, name, definition) => {
    expect(containerSource(name, at(definition), CALLS)).toBeUndefined();
  });
});

describe('the containers of the samples', () => {
  const linesOf = (name: string): Readonly<Record<string, string>> =>
    Object.fromEntries(
      read(sampleTree(name)).units.flatMap(({ resources }) =>
        resources.flatMap(({ containerSources }) =>
          [...(containerSources ?? [])].map(([id, { path, line }]) => [id, `${path}:${String(line)}`] as const),
        ),
      ),
    );

  test.each([
    [
      'orders',
      {
        app: 'lib/orders-stack.ts:62',
        metrics: 'lib/orders-stack.ts:78',
        'log-router': 'lib/orders-stack.ts:84',
      },
    ],
    ['agents', { agent: 'lib/agents-stack.ts:29', 'node-exporter': 'lib/agents-stack.ts:47' }],
    ['shop', { worker: 'lib/api-stack.ts:16', api: 'lib/api-stack.ts:28' }],
    ['storefront', {}],
    ['fleet', { main: 'lib/microservice.ts:23' }],
  ])('%s: have the lines that add them, unless a pattern or a computed name does', (name, expected) => {
    expect(linesOf(name)).toEqual(expected);
  });
});
