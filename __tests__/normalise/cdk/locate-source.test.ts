import { describe, expect, test } from '@jest/globals';
import { sourceLocator } from '../../../src/normalise/cdk/locate-source.js';
import { originalPosition } from '../../../src/normalise/cdk/source-map.js';
import { parseScript } from '../../../src/parse/script.js';
import { memoryTree } from '../../support/memory-tree.js';

const CODE = 'import x from "x";\n\nnew Service(this, "Web");\n// nothing\n';
const TREE = memoryTree({
  'infra/cdk.json': '{}',
  'infra/cdk.out/manifest.json': '{}',
  'infra/cdk.out/asset.1/lib/web.ts': CODE,
  'infra/lib/web.ts': CODE,
  'infra/app.py': CODE,
  'packages/constructs/lib/hardened.ts': CODE,
  'lib/web.ts': CODE,
  'app.py': CODE,
});
const locate = sourceLocator({ tree: TREE, parse: parseScript }, 'infra/cdk.out').construct;
const WEB = { path: 'infra/lib/web.ts', line: 3 };

describe('the line of a stack trace', () => {
  test.each([
    ['a path on the runner', ['new Web (/home/runner/work/app/app/infra/lib/web.ts:3:5)'], WEB],
    ['a path of another machine, seen from the app', ['new Web (/app/lib/web.ts:3:5)'], WEB],
    ['a relative path', ['new Web (lib/web.ts:3:5)'], WEB],
    ['a path without a function', ['/app/lib/web.ts:3:5'], WEB],
    ['a path of Windows', ['new Web (C:\\work\\infra\\lib\\web.ts:3:5)'], WEB],
    ['a path of a module', ['new Web (file:///app/infra/lib/web.ts:3:5)'], WEB],
    ['Python, without a column', ['__init__ (/app/app.py:3)'], { path: 'infra/app.py', line: 3 }],
    [
      'a construct library of the same repository',
      ['new Hardened (/work/packages/constructs/lib/hardened.ts:3:1)'],
      { path: 'packages/constructs/lib/hardened.ts', line: 3 },
    ],
    [
      'library frames and the note before it',
      [
        '...new Vpc2 in aws-cdk-lib...',
        'Array.forEach (:)',
        'new Vpc2 (/app/node_modules/aws-cdk-lib/aws-ec2/lib/vpc.js:1:12640)',
        '(no user code in 10 frames, use --stack-trace-limit to capture more)',
        'new Web (/app/lib/web.ts:3:5)',
      ],
      WEB,
    ],
  ])('is found through %s', (_what, frames, source) => {
    expect(locate(frames)).toEqual(source);
  });

  test.each([
    ['a line that creates nothing', ['new Web (/app/lib/web.ts:4:1)']],
    ['a line behind the end', ['new Web (/app/lib/web.ts:400:1)']],
    ['a file that is not there', ['new Web (/app/lib/gone.ts:3:5)']],
    ['node_modules', ['new Web (/app/node_modules/lib/web.ts:3:5)']],
    ['a way out', ['new Web (../../lib/web.ts:3:5)']],
    ['node itself', ['Module._compile (node:internal/modules/cjs/loader:1554:14)']],
    ['nothing', []],
    ['noise', ['', '(:)', ':1:1', `${'a/'.repeat(5000)}web.ts:3:5`]],
  ])('is unknown for %s', (_what, frames) => {
    expect(locate(frames)).toBeUndefined();
  });

  test('without cdk.json the folder that holds the assembly is the app', () => {
    const tree = memoryTree({ 'a/cdk.out/manifest.json': '{}', 'a/x.ts': CODE, 'x.ts': CODE });
    expect(sourceLocator({ tree, parse: parseScript }, 'a/cdk.out').construct(['f (/x/x.ts:3:1)'])).toEqual({
      path: 'a/x.ts',
      line: 3,
    });
  });
});

describe('source maps', () => {
  const compiled = (map: string) =>
    memoryTree({
      'dist/lib/web.js': 'new Service();\n//# sourceMappingURL=web.js.map\n',
      'dist/lib/web.js.map': map,
      'lib/web.ts': CODE,
      'secret.ts': CODE,
    });
  const frames = ['new Web (/app/dist/lib/web.js:1:5)'];

  test('lead from the compiled line to the written one', () => {
    const map = JSON.stringify({ version: 3, sources: ['../../lib/web.ts'], mappings: 'AAEA' });
    expect(sourceLocator({ tree: compiled(map), parse: parseScript }, 'cdk.out').construct(frames)).toEqual({
      path: 'lib/web.ts',
      line: 3,
    });
  });

  test.each([
    ['of a source outside the repository', { sources: ['../../../../lib/web.ts'], mappings: 'AAEA' }],
    ['of a source that is not there', { sources: ['gone.ts'], mappings: 'AAEA' }],
    ['without mappings', { sources: ['../../lib/web.ts'] }],
    ['with broken mappings', { sources: ['../../lib/web.ts'], mappings: '####' }],
    ['that are no JSON', '{'],
  ])('%s lead nowhere', (_what, map) => {
    const text = typeof map === 'string' ? map : JSON.stringify(map);
    expect(sourceLocator({ tree: compiled(text), parse: parseScript }, 'cdk.out').construct(frames)).toBeUndefined();
  });

  test.each([
    ['1:1', 'a.ts', 1],
    ['1:6', 'a.ts', 1],
    ['1:9', 'b.ts', 3],
    ['3:1', 'b.ts', 2],
  ])('%s comes from %s, line %i', (at, source, line) => {
    const map = JSON.stringify({ sources: ['a.ts', 'b.ts'], mappings: 'AAAA,QCEA;;AADA' });
    const [generated = 0, column = 0] = at.split(':').map(Number);
    expect(originalPosition(map, generated, column)).toEqual({ source, line });
  });

  test('a line without mappings comes from nowhere', () => {
    expect(originalPosition(JSON.stringify({ sources: ['a.ts'], mappings: 'AAAA' }), 2, 1)).toBeUndefined();
  });

  test('the root of the sources is put before them', () => {
    const map = JSON.stringify({ sourceRoot: '/src/', sources: ['a.ts'], mappings: 'AAAA' });
    expect(originalPosition(map, 1, 1)).toEqual({ source: '/src/a.ts', line: 1 });
  });
});
