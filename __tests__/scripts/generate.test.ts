import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { faultsOf } from '../../scripts/generate/faults.js';
import { fillSections } from '../../scripts/generate/sections.js';
import { staleFiles, writeFiles } from '../../scripts/generate/stale-files.js';
import { table } from '../../scripts/generate/words.js';
import { RULES } from '../../src/rules/index.js';

describe('the marked parts of a document', () => {
  test('are filled, on lines of their own or inside a line, and nothing else changes', () => {
    const text =
      'a\n<!-- generated:one -->\nold\n<!-- /generated -->\nb <!-- generated:two -->9<!-- /generated --> c\n';
    expect(fillSections(text, { one: 'new', two: '10' })).toBe(
      'a\n<!-- generated:one -->\n\nnew\n\n<!-- /generated -->\nb <!-- generated:two -->10<!-- /generated --> c\n',
    );
  });

  test('stay the same when they are filled twice', () => {
    const once = fillSections('<!-- generated:one -->\n<!-- /generated -->', { one: 'new' });
    expect(fillSections(once, { one: 'new' })).toBe(once);
  });

  test.each([
    ['nobody fills it', '<!-- generated:other --><!-- /generated -->'],
    ['it has no end', '<!-- generated:one --> text'],
  ])('are refused when %s', (_, text) => {
    expect(() => fillSections(text, { one: 'new' })).toThrow('generated:o');
  });
});

describe('a folder with generated files', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'generate-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  test('has stale files when one is missing, differs, or is a page that belongs to no rule', () => {
    const before = new Map([
      ['docs/rules/ECS101.md', 'one'],
      ['docs/rules/ECS102.md', 'two'],
    ]);
    expect(staleFiles(root, before)).toEqual(['docs/rules/ECS101.md', 'docs/rules/ECS102.md']);
    writeFiles(root, before);
    expect(staleFiles(root, before)).toEqual([]);

    const after = new Map([
      ['docs/rules/ECS102.md', 'other'],
      ['docs/rules/ECS103.md', 'three'],
    ]);
    expect(writeFiles(root, after)).toEqual(['docs/rules/ECS101.md', 'docs/rules/ECS102.md', 'docs/rules/ECS103.md']);
    expect(readdirSync(path.join(root, 'docs/rules'))).toEqual(['ECS102.md', 'ECS103.md']);
  });

  test('keeps its pages when only the index is written', () => {
    writeFiles(root, new Map([['docs/rules/ECS101.md', 'one']]));
    expect(writeFiles(root, new Map([['src/rules/index.ts', 'index']]))).toEqual(['src/rules/index.ts']);
    expect(readdirSync(path.join(root, 'docs/rules'))).toEqual(['ECS101.md']);
  });
});

describe('a rule that is not filled in', () => {
  const sound = RULES[0]!;
  const place = { folder: '1-security-groups', name: sound.name };

  test('has faults, a sound one has none', () => {
    expect(faultsOf(sound, place)).toEqual([]);
  });

  test.each([
    [{ title: '' }, 'the title needs 1 to 70 characters.'],
    [{ title: 'x'.repeat(71) }, 'the title needs 1 to 70 characters.'],
    [{ why: '' }, 'it does not say why.'],
    [{ references: [] }, 'it names no page of AWS.'],
    [{ references: ['https://example.com/'] }, 'a reference is no page of AWS.'],
    [{ fix: { kind: 'none', advice: '' } }, 'its fix gives no advice.'],
    [{ code: 'ECS201' }, 'the code ECS201 does not belong to step 1.'],
    [{ name: 'other-name' }, 'the file has to be named after the rule, other-name.ts.'],
  ] as const)('%j', (change, fault) => {
    expect(faultsOf({ ...sound, ...change }, place)).toContain(fault);
  });
});

test('a table keeps a text with a bar inside its cell', () => {
  expect(table(['A'], [['x|y']])).toBe('| A |\n| --- |\n| x\\|y |');
});
