import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { check, resolveConfig } from 'prettier';
import ts from 'typescript';
import { createRule } from '../../scripts/new-rule/create-rule.js';
import { RULES } from '../../src/rules/index.js';

const ROOT = path.resolve(import.meta.dirname, '../..');

let into: string;
beforeAll(() => {
  into = mkdtempSync(path.join(tmpdir(), 'new-rule-'));
});
afterAll(() => {
  rmSync(into, { recursive: true });
});

/** Type errors of a text as if it stood at this path of the project. */
function typeErrors(name: string, text: string): readonly string[] {
  const config = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), (file) => ts.sys.readFile(file));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT);
  const onDisk = ts.createCompilerHost(options);
  const target = path.join(ROOT, name);
  const host: ts.CompilerHost = {
    ...onDisk,
    fileExists: (file) => file === target || onDisk.fileExists(file),
    getSourceFile: (file, ...rest) =>
      file === target ? ts.createSourceFile(file, text, rest[0]) : onDisk.getSourceFile(file, ...rest),
  };
  const program = ts.createProgram([target], { ...options, types: [] }, host);
  const source = program.getSourceFile(target)!;
  const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('a new rule', () => {
  let rule: string;
  let testFile: string;
  const read = (name: string): string => readFileSync(path.join(into, name), 'utf8');

  beforeAll(async () => {
    const wish = { code: 'ECS599', name: 'my-problem', kind: 'repository' };
    ({ rule, test: testFile } = await createRule(wish, { root: ROOT, into }));
  });

  test('stands in the folder of its step, with its test', () => {
    expect([rule, testFile]).toEqual(['src/rules/5-ecr/my-problem.ts', '__tests__/rules/5-ecr/my-problem.test.ts']);
  });

  test('is formatted', async () => {
    const options = await resolveConfig(path.join(ROOT, 'package.json'));
    for (const name of [rule, testFile]) {
      expect(await check(read(name), { ...options, filepath: name })).toBe(true);
    }
  });

  test('has types without errors', () => {
    expect(typeErrors(rule, read(rule))).toEqual([]);
  });

  test('has a test that cannot pass as it is: what it flags is also what it passes', () => {
    const examples = [...read(testFile).matchAll(/: sound\(\),/g)];
    expect(examples).toHaveLength(3);
    expect(ts.transpileModule(read(testFile), { reportDiagnostics: true }).diagnostics).toEqual([]);
  });

  test('is not written a second time', async () => {
    const wish = { code: 'ECS599', name: 'my-problem', kind: 'repository' };
    await expect(createRule(wish, { root: ROOT, into })).rejects.toThrow('EEXIST');
  });
});

describe('a wish that will not do is refused:', () => {
  const [taken] = RULES;
  test.each([
    [{ code: 'ECS999' }, '"ECS999" is no code for a rule.'],
    [{ code: 'S3' }, '"S3" is no code for a rule.'],
    [{ code: taken!.code }, `src/rules/1-security-groups/${taken!.name}.ts has this code or name.`],
    [{ name: taken!.name }, `src/rules/1-security-groups/${taken!.name}.ts has this code or name.`],
    [{ name: 'My_Problem' }, '"My_Problem" is no name for a rule.'],
    [{ kind: 'repositry' }, 'Did you mean "repository"?'],
  ])('%j', async (change, message) => {
    const wish = { code: 'ECS598', name: 'other-problem', kind: 'container', ...change };
    await expect(createRule(wish, { root: ROOT, into })).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining(message),
    });
  });
});
