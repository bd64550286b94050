/** New resources behind those that are there. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Schema } from '../../scripts/schemas/structure.js';
import { DECLARABLE } from '../../src/fix/declarable.js';
import { applyEdits } from '../../src/fix/edits.js';
import { planEdits } from '../../src/fix/plan.js';
import type { Change } from '../../src/model/rule.js';
import { suggestionOf } from '../../src/report/suggestion.js';
import { NATIVE_TYPES } from '../../src/normalise/names.js';
import { read } from '../support/test-rule.js';

interface Refused {
  readonly path: string;
  readonly files: Files;
  readonly why: string;
}

type Files = Readonly<Record<string, string>>;

/** The text of a file with the changes of a rule made, or why they are not. */
function fixed(code: string, path: string, files: Files): string {
  const finding = read(files).findings.find(({ rule }) => rule.code === code);
  const plan = planEdits(finding?.problem.changes ?? []);
  return 'refused' in plan ? plan.refused : applyEdits(files[path] ?? '', plan.edits);
}

const TRAIL =
  'resource "aws_cloudtrail" "main" {\n  name           = "main"\n  s3_bucket_name = "acme-trail-files"\n}\n';

const template = (middle: string): string => `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: true # always
${middle}`;

describe('a resource that a fix declares', () => {
  test('takes the next number when the logical id is taken', () => {
    const text = template('  AccountAnalyzer:\n    Type: AWS::S3::Bucket\n');
    expect(fixed('ECS613', 'template.yaml', { 'template.yaml': text })).toBe(
      template(`  AccountAnalyzer2:
    Type: AWS::AccessAnalyzer::Analyzer
    Properties:
      AnalyzerName: account-analyzer
      Type: ACCOUNT
  AccountAnalyzer:
    Type: AWS::S3::Bucket
`),
    );
  });

  test('takes the next number when the address is taken', () => {
    const rule = `resource "aws_config_config_rule" "containers_nonprivileged" {
  name = "other"
  source {
    owner             = "AWS"
    source_identifier = "S3_BUCKET_LOGGING_ENABLED"
  }
}
`;
    const text = fixed('ECS713', 'main.tf', { 'main.tf': rule });
    expect(text).toContain('resource "aws_config_config_rule" "containers_nonprivileged2" {');
    expect(text).not.toContain('depends_on');
  });

  test('keeps the line ends of its file and the comment behind the block', () => {
    const text = `${TRAIL.trimEnd()} # the only one\n`.replace(/\n/g, '\r\n');
    const after = fixed('ECS716', 'main.tf', { 'main.tf': text });
    expect(after).toBe(
      `${text}\r\nresource "aws_securityhub_account" "security_hub" {\r\n  enable_default_standards = true\r\n}\r\n`,
    );
  });

  test('stands between two others in JSON with its comma', () => {
    const text = `{
  "Resources": {
    "Trail": { "Type": "AWS::CloudTrail::Trail", "Properties": { "IsLogging": true } },
    "Files": { "Type": "AWS::S3::Bucket" }
  }
}
`;
    const after = fixed('ECS716', 'template.json', { 'template.json': text });
    const { Resources } = JSON.parse(after) as { readonly Resources: object };
    expect(Object.keys(Resources)).toEqual(['Trail', 'SecurityHub', 'Files']);
  });

  test.each<readonly [string, Refused]>([
    [
      'a module',
      {
        path: 'audit/main.tf',
        files: { 'main.tf': 'module "audit" {\n  source = "./audit"\n}\n', 'audit/main.tf': TRAIL },
        why: 'the resource beside it may be made several times',
      },
    ],
    [
      'a block with count',
      {
        path: 'main.tf',
        files: { 'main.tf': TRAIL.replace('{\n', '{\n  count = 2\n') },
        why: 'the resource beside it may be made several times',
      },
    ],
    [
      'resources in one line',
      {
        path: 'template.yaml',
        files: {
          'template.yaml': 'Resources: { Trail: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true } } }\n',
        },
        why: 'the resources stand in one line',
      },
    ],
    [
      'Terraform in JSON',
      {
        path: 'main.tf.json',
        files: {
          'main.tf.json': '{ "resource": { "aws_cloudtrail": { "main": { "name": "a", "s3_bucket_name": "b" } } } }',
        },
        why: 'no resource can be declared in this kind of file',
      },
    ],
  ])('is advice in %s', (_title, { path, files, why }) => {
    expect(fixed('ECS613', path, files)).toBe(why);
  });

  test('goes together with others behind the same resource', () => {
    const files = { 'main.tf': TRAIL };
    const changes = read(files)
      .findings.filter(({ rule }) => ['ECS613', 'ECS716'].includes(rule.code))
      .flatMap(({ problem }): readonly Change[] => problem.changes ?? []);
    const plan = planEdits(changes);
    const text = 'edits' in plan ? applyEdits(TRAIL, plan.edits) : '';
    const left = read({ 'main.tf': text }).findings.map(({ rule }) => rule.code);
    expect(left.filter((code) => ['ECS613', 'ECS716'].includes(code))).toEqual([]);
  });

  test('is a suggestion on the last line of the one before it', () => {
    const finding = read({ 'main.tf': TRAIL }).findings.find(({ rule }) => rule.code === 'ECS716');
    const plan = planEdits(finding?.problem.changes ?? []);
    const edits = 'edits' in plan ? plan.edits : [];
    const suggestion = suggestionOf({ path: 'main.tf', text: TRAIL, syntax: 'hcl' }, edits);
    expect(suggestion).toEqual({
      path: 'main.tf',
      range: { first: 4, last: 4 },
      lines: ['}', '', 'resource "aws_securityhub_account" "security_hub" {', '  enable_default_standards = true', '}'],
    });
  });
});

describe('what a fix can declare', () => {
  const structures = (name: string): object => {
    const url = new URL(`../../data/${name}.json`, import.meta.url);
    return (JSON.parse(readFileSync(url, 'utf8')) as Schema).structures;
  };
  const types = Object.entries(DECLARABLE).flatMap(([kind, formats]) =>
    (['cloudformation', 'terraform'] as const).map((format) => [formats[format].type, kind, format] as const),
  );

  test.each(types)('%s is in the published schema and read as %s', (type, kind, format) => {
    expect(Object.keys(structures(format))).toContain(type);
    expect(NATIVE_TYPES[type]?.kind).toBe(kind);
  });
});
