import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { globTest } from '../../../../src/normalise/terraform/functions/glob.js';
import { baseName, cleanPath, dirName, insideRepository } from '../../../../src/normalise/terraform/functions/paths.js';
import { readExpression, resultOf } from '../../../support/terraform-expression.js';
import { processorTime } from '../../../support/processor-time.js';

const FILES = {
  'a.txt': 'text\n',
  'bom.tftpl': '\ufeffhi ${name}',
  'sub/one.json': '{}',
  'sub/deep/two.json': '{}',
  'sub/three.txt': '',
  'for.tftpl': '%{ for k, v in env ~}${k}=${v};%{ endfor ~}',
  'branch.tftpl': '${yes ? name : other}',
  'nested.tftpl': '${templatefile("a.txt", {})}',
};

describe('a path out of the repository is not followed, and a notice says so', () => {
  test.each(['../../../etc/passwd', '/etc/passwd', '~/.aws/credentials', 'sub/../../x', '..'])('%s', (path) => {
    for (const name of ['file', 'fileexists', 'filebase64', 'filemd5']) {
      const { value, notices } = readExpression(`${name}("${path}")`, { files: FILES });
      expect(value.data.kind).toBe('unknown');
      expect(notices.map(({ message }) => message)).toEqual([
        `${name}() was not followed: its path leads out of the repository.`,
      ]);
    }
  });
});

test.each([
  ['file("./a.txt")', 'text\n'],
  ['file("sub/../a.txt")', 'text\n'],
  ['fileexists("b.txt")', false],
  ['fileexists("a.txt")', true],
  ['try(file("b.txt"), "none")', 'none'],
  ['file("sub")', '! there is no file sub'],
  ['templatefile("bom.tftpl", { name = "you" })', 'hi you'],
  ['templatefile("for.tftpl", { env = { A = 1, B = 2 } })', 'A=1;B=2;'],
  ['templatefile("branch.tftpl", { yes = true, name = "x" })', '! the template branch.tftpl needs a variable other'],
  ['templatefile("nested.tftpl", {})', '! a template cannot render another one'],
  ['fileset("sub", "*.json")', ['one.json']],
  ['fileset("sub", "**")', ['deep/two.json', 'one.json', 'three.txt']],
  ['fileset("sub", "**/*.{json,txt}")', ['deep/two.json', 'one.json', 'three.txt']],
  ['fileset("nowhere", "*")', []],
  ['fileset(".", "sub/[a-o]*.json")', ['sub/one.json']],
  ['filesha1("sub/three.txt")', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
])('%s is %j', (source, expected) => {
  if (typeof expected === 'string' && expected.startsWith('! ')) {
    expect(() => readExpression(source, { files: FILES, strict: true })).toThrow(expected.slice(2));
  } else expect(resultOf(source, { files: FILES })).toEqual(expected);
});

test.each([
  ['a/b/c.txt', 'c.txt', 'a/b'],
  ['/', '/', '/'],
  ['a//b/', 'b', 'a/b'],
  ['a', 'a', '.'],
  ['', '.', '.'],
])('%j has the base name %j and the folder %j', (path, base, folder) => {
  expect([baseName(path), dirName(path)]).toEqual([base, folder]);
});

test('no path leads out of the repository', () => {
  const step = fc.constantFrom('..', '.', 'a', 'b', '', '...', '~');
  const path = fc.array(step, { maxLength: 8 }).map((steps) => steps.join('/'));
  fc.assert(
    fc.property(path, path, (root, relative) => {
      const inside = insideRepository(cleanPath(root).replace(/^(?:\.\.\/?|\/)+/, '') || '.', relative);
      expect(
        inside === undefined ||
          !/^(?:\/|~)|(?:^|\/)\.\.(?:\/|$)/.test(inside) ||
          inside.startsWith('~/') ||
          inside === '~',
      ).toBe(true);
    }),
  );
});

test.each(['*'.repeat(40), '**/'.repeat(12), '{a,b'.repeat(3)])('the pattern %s does no harm', (glob) => {
  const started = processorTime();
  try {
    globTest(glob, () => undefined)(`${'a/'.repeat(12)}${'a'.repeat(30)}b`);
  } catch {
    // A pattern that is not valid is refused.
  }
  expect(processorTime() - started).toBeLessThan(500);
});
