import { describe, expect, test } from '@jest/globals';
import { at, property, read } from './assemblies.js';
import { recorded, sampleTree } from './disk-tree.js';

const SAMPLES: readonly (readonly [string, Readonly<Record<string, number>>])[] = [
  ['storefront', { 'cdk.out': 37 }],
  ['orders', { 'cdk.out': 39 }],
  ['agents', { 'cdk.out': 38 }],
  ['platform', { 'cdk.out': 32 }],
  ['fleet', { 'cdk.out': 96 }],
  ['shop', { 'cdk.out': 19, 'cdk.out/assembly-Dev': 26, 'cdk.out/assembly-Pipeline-Beta': 26 }],
  ['orders-lib-2.200-plain', { 'cdk.out': 39 }],
  ['orders-lib-2.200-debug', { 'cdk.out': 39 }],
  ['orders-python', { 'cdk.out': 39 }],
];

describe('assemblies that the official tools wrote', () => {
  test.each(SAMPLES)('%s gives one unit per assembly with all its resources', (name, counts) => {
    const { units } = read(sampleTree(name));
    expect(Object.fromEntries(units.map((unit) => [unit.id, unit.resources.length]))).toEqual(counts);
    expect(units.every((unit) => unit.complete && unit.format === 'cdk')).toBe(true);
  });

  test.each(SAMPLES)('%s has unique addresses and files that no edit touches', (name) => {
    for (const { resources, files } of read(sampleTree(name)).units) {
      expect(new Set(resources.map((resource) => resource.address)).size).toBe(resources.length);
      expect(files.map((file) => file.generated)).toEqual(files.map(() => 'cdk synth made it'));
    }
  });

  test.each(SAMPLES)('every reference of %s to a resource leads to one of its unit', (name) => {
    for (const { resources } of read(sampleTree(name)).units) {
      const addresses = new Set(resources.map((resource) => resource.address));
      const services = resources.filter((resource) => resource.type === 'AWS::ECS::Service');
      for (const service of services) {
        const cluster = property(service, 'Cluster');
        const definition = property(service, 'TaskDefinition');
        expect([cluster?.kind, definition?.kind]).toEqual(['reference', 'reference']);
        expect(cluster?.kind === 'reference' && addresses.has(cluster.to)).toBe(true);
        expect(definition?.kind === 'reference' && addresses.has(definition.to)).toBe(true);
      }
    }
  });

  test.each(['storefront', 'orders', 'agents', 'platform', 'fleet', 'shop'])(
    'the resources of %s carry the construct paths that were recorded when they were made',
    (name) => {
      const paths = read(sampleTree(name)).units.flatMap((unit) => unit.resources.map((one) => one.constructPath));
      const wanted = recorded(name).filter((one) => one.type?.startsWith('AWS::') === true);
      expect(paths).toEqual(expect.arrayContaining(wanted.map((one) => one.path)));
    },
  );

  test('only look-ups that were not made give a notice', () => {
    const notices = SAMPLES.flatMap(([name]) => read(sampleTree(name)).notices);
    expect(notices).toEqual([
      {
        path: 'cdk.out/manifest.json',
        message:
          'cdk synth could not look up availability-zones:account=111122223333:region=eu-west-1: the templates hold placeholders in their place.',
      },
    ]);
  });
});

/** Compares with the line at which the construct was made; `owner` is another line of the same file. */
function accuracy(name: string): Readonly<Record<'exact' | 'owner' | 'wrong', number>> {
  const resources = read(sampleTree(name)).units.flatMap((unit) => unit.resources);
  const sources = new Map(resources.map(({ constructPath, source }) => [constructPath, source]));
  const count = { exact: 0, owner: 0, wrong: 0 };
  for (const { path, type, frames } of recorded(name)) {
    const [first] = frames;
    if (type?.startsWith('AWS::') !== true || first === undefined) continue;
    const source = sources.get(path);
    if (source !== undefined && `${source.path}:${String(source.line)}` === first) count.exact += 1;
    else if (source !== undefined && first.startsWith(`${source.path}:`)) count.owner += 1;
    else count.wrong += 1;
  }
  return count;
}

describe('source lines', () => {
  test.each([
    ['storefront', { exact: 14, owner: 0, wrong: 0 }],
    ['orders', { exact: 14, owner: 2, wrong: 0 }],
    ['agents', { exact: 13, owner: 1, wrong: 0 }],
    ['platform', { exact: 13, owner: 0, wrong: 0 }],
    ['fleet', { exact: 50, owner: 0, wrong: 0 }],
    ['shop', { exact: 20, owner: 4, wrong: 0 }],
  ])('%s: the line where the construct was made, or one of its owner', (name, counts) => {
    expect(accuracy(name)).toEqual(counts);
  });

  test('compiled JavaScript leads through its source map to the TypeScript', () => {
    const { units } = read(sampleTree('shop'));
    expect(at(units, 'Dev/Api/Service').source).toEqual({ path: 'lib/api-stack.ts', line: 33, last: 37 });
  });

  test('an older library writes traces in debug mode only, and the source has the lines without them', () => {
    const paths = (name: string) => read(sampleTree(name)).units.flatMap((unit) => unit.resources);
    expect(paths('orders-lib-2.200-debug').every((resource) => resource.source !== undefined)).toBe(true);
    expect(paths('orders-lib-2.200-plain').every((resource) => resource.source !== undefined)).toBe(true);
    expect(paths('orders-python').every((resource) => resource.source !== undefined)).toBe(true);
  });
});

describe('stacks that refer to each other', () => {
  const { units } = read(sampleTree('shop'));

  test('an import leads to the resource of the exporting stack', () => {
    expect(property(at(units, 'Dev/Api/Service'), 'Cluster')).toMatchObject({
      kind: 'reference',
      to: 'Dev/Network/Cluster',
      file: { path: 'cdk.out/assembly-Dev/DevApi52A53550.template.json' },
    });
  });

  test('so does one in a nested stack', () => {
    expect(property(at(units, 'Dev/Api/Workers/WorkerService'), 'Cluster')).toMatchObject({
      kind: 'reference',
      to: 'Dev/Network/Cluster',
    });
  });

  test('a nested stack keeps its own file and the unit of its parent', () => {
    expect(at(units, 'Dev/Api/Workers/WorkerTask')).toMatchObject({
      unit: 'cdk.out/assembly-Dev',
      file: { path: 'cdk.out/assembly-Dev/DevApiWorkers16BAA0FA.nested.template.json' },
      constructPath: 'Dev/Api/Workers/WorkerTask/Resource',
      source: { path: 'lib/api-stack.ts', line: 15 },
    });
  });

  test('a stage never refers to another stage', () => {
    const beta = units.find((unit) => unit.id === 'cdk.out/assembly-Pipeline-Beta');
    expect(JSON.stringify(beta?.resources.map((one) => one.body.entries.map((entry) => entry.value)))).not.toContain(
      '"to":"Dev/',
    );
  });
});
