/** The evaluation script, spawned once for each of its two forms. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

let top = '';

beforeAll(() => {
  top = mkdtempSync(path.join(tmpdir(), 'evaluate-'));
  mkdirSync(path.join(top, 'live'));
  mkdirSync(path.join(top, 'modules'));
  writeFileSync(path.join(top, 'modules', 'main.tf'), 'variable "a" {}\noutput "b" { value = "${var.a}!" }\n');
  writeFileSync(
    path.join(top, 'live', 'main.tf'),
    'module "m" {\n  source = "../modules"\n  a = "x"\n}\nresource "terraform_data" "s" {\n  count = 2\n  input = { id = terraform_data.t.id, name = module.m.b }\n}\nresource "terraform_data" "t" {\n}\n',
  );
});

afterAll(() => {
  rmSync(top, { recursive: true, force: true });
});

function run(args: readonly string[], input: string): string {
  return execFileSync('npx', ['tsx', 'scripts/evaluate.ts', ...args], { input, encoding: 'utf8' });
}

test('expressions are answered line by line', () => {
  const lines = [
    { id: 1, expr: 'module.m.b' },
    { id: 'partly', expr: '"id-${terraform_data.t.id}"' },
    { id: 'list', expr: '[1, terraform_data.s[1].id]' },
    { id: 'exact', expr: '9007199254740993' },
    { id: 'error', expr: '1 +' },
  ];
  const output = run([path.join(top, 'live')], lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  expect(output.trim().split('\n')).toEqual([
    '{"id":1,"result":"x!","type":"string","unknown":false}',
    '{"id":"partly","result":null,"type":"string","unknown":true,"stand_in":"id-⟪unknown⟫"}',
    '{"id":"list","result":[1,null],"type":["tuple",["number","string"]],"unknown":[false,true],"stand_in":[1,"⟪unknown⟫"]}',
    '{"id":"exact","result":9007199254740993,"type":"number","unknown":false}',
    expect.stringMatching(/^\{"id":"error","error":"/),
  ]);
});

test('a plan has every resource', () => {
  const output = JSON.parse(run(['--plan', path.join(top, 'live')], '')) as unknown;
  const one = {
    values: { input: { name: 'x!' }, triggers_replace: null },
    unknown: { input: { id: true } },
    stand_in: { id: '⟪unknown⟫', name: 'x!' },
  };
  expect(output).toEqual({
    'terraform_data.s[0]': one,
    'terraform_data.s[1]': one,
    'terraform_data.t': { values: { input: null, triggers_replace: null }, unknown: false },
  });
});
