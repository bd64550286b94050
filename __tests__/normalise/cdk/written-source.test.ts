import { describe, expect, test } from '@jest/globals';
import { assembly, manifest, read, stack } from './assemblies.js';
import { recorded, sampleTree } from './disk-tree.js';
import type { Tree } from '../../../src/model/ports.js';

/** A sample whose assembly holds no creation traces, as libraries before 2.251 write it. */
function withoutTraces(name: string): Tree {
  const tree = sampleTree(name);
  return {
    ...tree,
    read: (path) => {
      const found = tree.read(path);
      if (found === undefined || !('text' in found) || !/(?:manifest|metadata)\.json$/.test(path)) return found;
      return { text: found.text.replaceAll('aws:cdk:creationStack', 'left-out').replaceAll('"trace"', '"left-out"') };
    },
  };
}

function linesOf(tree: Tree): ReadonlyMap<string, string> {
  const resources = read(tree).units.flatMap((unit) => unit.resources);
  return new Map(
    resources.flatMap(({ constructPath = '', source, containerSources }) => [
      [constructPath, source === undefined ? '' : `${source.path}:${String(source.line)}`] as const,
      ...[...(containerSources ?? [])].map(
        ([id, { path, line }]) => [constructPath.replace(/[^/]*$/, id), `${path}:${String(line)}`] as const,
      ),
    ]),
  );
}

function accuracy(name: string): Readonly<Record<'exact' | 'owner' | 'none' | 'wrongFile', number>> {
  const lines = linesOf(withoutTraces(name));
  const count = { exact: 0, owner: 0, none: 0, wrongFile: 0 };
  for (const { path, frames } of recorded(name)) {
    const [first] = frames;
    if (first === undefined) continue;
    const line = lines.get(path) ?? '';
    if (line === first) count.exact += 1;
    else if (line === '') count.none += 1;
    else if (line.split(':')[0] === first.split(':')[0]) count.owner += 1;
    else count.wrongFile += 1;
  }
  return count;
}

describe('source lines without creation traces', () => {
  test.each([
    ['storefront', { exact: 14, owner: 0, none: 1, wrongFile: 0 }],
    ['orders', { exact: 15, owner: 4, none: 0, wrongFile: 0 }],
    ['agents', { exact: 15, owner: 1, none: 0, wrongFile: 0 }],
    ['platform', { exact: 12, owner: 1, none: 0, wrongFile: 0 }],
    ['fleet', { exact: 44, owner: 12, none: 0, wrongFile: 0 }],
    ['shop', { exact: 24, owner: 4, none: 0, wrongFile: 0 }],
  ])('%s: the line of the construct or of its owner, never another file', (name, counts) => {
    expect(accuracy(name)).toEqual(counts);
  });
});

/** An app whose only stack holds a cluster, with these files beside it. */
function clusterLine(files: Readonly<Record<string, string>>): string | undefined {
  const child = (fqn: string, children = {}) => ({ constructInfo: { fqn }, children });
  const cluster = child('aws-cdk-lib.aws_ecs.Cluster', { Resource: child('aws-cdk-lib.aws_ecs.CfnCluster') });
  const web = child('aws-cdk-lib.Stack', { Main: cluster });
  const tree = assembly({
    'manifest.json': manifest({ Web: stack('Web.json') }),
    'tree.json': { tree: child('aws-cdk-lib.App', { Web: web }) },
    'Web.json': {
      Resources: { Main1: { Type: 'AWS::ECS::Cluster', Metadata: { 'aws:cdk:path': 'Web/Main/Resource' } } },
    },
    '/cdk.json': '{}',
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`/${path}`, text])),
  });
  return linesOf(tree).get('Web/Main/Resource');
}

const APP = 'new Web(new App(), "Web");\n';
const web = (base: string, code: string): string => `class Web extends ${base} { constructor(s, i) {\n${code}\n} }`;

describe('a construct path', () => {
  test.each([
    ['in the class that the app makes', web('Stack', 'new ecs.Cluster(this, "Main");'), 'lib.ts:2'],
    ['with a constant as its id', `const ID = "Main";${web('Stack', 'new Cluster(this, ID);')}`, 'lib.ts:2'],
    ['with an id made of parts', web('Stack', 'new Cluster(this, `Ma${x}n`);'), 'lib.ts:2'],
    ['in a helper', `${web('Stack', 'help(this);')}\nconst help = (on) => new Cluster(on, "Main");`, 'lib.ts:4'],
    [
      'in the class above',
      `${web('Base', '')}\nclass Base extends Stack { f() { new Cluster(this, "Main"); } }`,
      'lib.ts:4',
    ],
    ['under another name', `import { Cluster as C } from "e";${web('Stack', 'new C(this, "Main");')}`, 'lib.ts:2'],
  ])('%s leads to its line', (_what, code, line) => {
    expect(clusterLine({ 'app.ts': APP, 'lib.ts': code })).toBe(line);
  });

  test.each([
    ['two lines could make it', web('Stack', 'if (a) new Cluster(this, "Main");\nelse new Cluster(this, "Main");')],
    ['the class is another', web('Stack', 'new Vpc(this, "Main");')],
    ['the id is another', web('Stack', 'new Cluster(this, "Other");')],
    ['another class makes it', `${web('Stack', '')} class No extends Stack { f() { new Cluster(this, "Main"); } }`],
    ['something else holds it', web('Stack', 'const b = new Box(this, "B"); new Cluster(b, "Main");')],
    ['the file cannot be parsed', 'class {{{'],
  ])('leads nowhere when %s', (_what, code) => {
    expect(clusterLine({ 'app.ts': APP, 'lib.ts': code })).toBe('');
  });

  test('is not looked for in what is built or installed', () => {
    const code = APP + web('Stack', 'new Cluster(this, "Main");');
    const files = {
      'dist/lib.js': code,
      'node_modules/a/lib.js': code,
      'cdk.out/asset.1/lib.ts': code,
      'a.d.ts': code,
    };
    expect(clusterLine(files)).toBe('');
    expect(clusterLine({ ...files, 'lib.ts': code, 'lib.js': code })).toBe('lib.ts:3');
  });
});

describe('other languages', () => {
  test('every resource and container of the Python sample has a line of its stack', () => {
    const lines = [...linesOf(sampleTree('orders-python'))];
    expect(lines).toHaveLength(42);
    expect(lines.filter(([, line]) => line.startsWith('orders/orders_stack.py:'))).toHaveLength(42);
    expect(Object.fromEntries(lines)).toMatchObject({
      'Orders/Service/Service': 'orders/orders_stack.py:109',
      'Orders/TaskDef-dev/app': 'orders/orders_stack.py:64',
    });
  });

  test.each([
    ['Java', 'Web.java', 'class Web extends Stack {\n Cluster c = Cluster.Builder.create(this, "Main").build(); }'],
    ['Java with new', 'Web.java', 'class Web extends Stack {\n Cluster c = new Cluster(this, "Main"); }'],
    ['C#', 'Web.cs', 'class Web : Stack {\n var c = new Cluster(this, "Main"); }'],
    ['Python', 'web.py', 'class Web(cdk.Stack):\n    c = ecs.Cluster(self, "Main")'],
  ])('%s: a literal id leads to its line', (_what, path, code) => {
    expect(clusterLine({ [path]: code })).toBe(`${path}:2`);
  });

  test('two calls with one id lead nowhere', () => {
    expect(clusterLine({ 'web.py': 'class Web(Stack):\n  Cluster(self, "Main")\n  # Cluster(self, "Main")' })).toBe('');
  });

  test('Go: a literal id leads to its line', () => {
    const code =
      'stack := awscdk.NewStack(app, jsii.String("Web"))\nawsecs.NewCluster(stack, jsii.String("Main"), nil)';
    expect(clusterLine({ 'web.go': code })).toBe('web.go:2');
  });
});
