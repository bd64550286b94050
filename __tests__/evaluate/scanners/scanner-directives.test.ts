import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../../src/model/finding.js';
import type { ReviewOptions } from '../../../src/model/options.js';
import { SCANNERS } from '../../../src/model/scanner.js';
import { review } from '../../../src/review.js';
import { memoryTree } from '../../support/memory-tree.js';

type Files = Readonly<Record<string, string>>;

const OPTIONS: ReviewOptions = {
  failOn: 'high',
  preset: 'strict',
  relevance: 'all',
  only: ['ECS410', 'ECS503', 'ECS504'],
  varFiles: [],
  suggestions: false,
  honorSuppressions: SCANNERS,
};

function reviewed(files: Files, options: Partial<ReviewOptions> = {}): Outcome {
  return review(memoryTree(files), { ...OPTIONS, ...options });
}

const left = ({ findings }: Outcome): readonly string[] => findings.map(({ rule }) => rule.code).sort();

const hidden = ({ suppressed }: Outcome): readonly string[] =>
  suppressed.map(({ finding, directive }) => `${finding.rule.code}: ${directive.reason}`).sort();

const fill = (lines: readonly string[], marks: Readonly<Record<string, string>>): string =>
  lines.map((line) => line.replace(/@(\w+)/, (_all, name: string) => marks[name] ?? '')).join('\n');

/** A cluster without Container Insights and a repository with mutable tags and the key of AWS. */
const terraform = (marks: Readonly<Record<string, string>>): Files => ({
  'main.tf': fill(
    [
      '@top',
      'resource "aws_ecs_cluster" "main" { @open',
      '  @cluster',
      '  name = "main"',
      '  setting {',
      '    name  = "containerInsights"',
      '    @value',
      '    value = "disabled" @end',
      '  }',
      '}',
      '@between',
      'resource "aws_ecr_repository" "web" {',
      '  name = "web"',
      '  @tags',
      '  image_tag_mutability = "MUTABLE"',
      '}',
      '',
    ],
    marks,
  ),
});

const yaml = (marks: Readonly<Record<string, string>>): Files => ({
  'stack.yaml': fill(
    [
      '@top',
      'AWSTemplateFormatVersion: "2010-09-09"',
      '@template',
      'Resources:',
      '  @above',
      '  Main: @open',
      '    @type',
      '    Type: AWS::ECS::Cluster',
      '    @metadata',
      '    Properties:',
      '      ClusterSettings:',
      '        - Name: containerInsights',
      '          @value',
      '          Value: disabled @end',
      '  Web:',
      '    Type: AWS::ECR::Repository',
      '    Properties:',
      '      RepositoryName: web',
      '      @tags',
      '      ImageTagMutability: MUTABLE',
      '',
    ],
    marks,
  ),
});

/** A log group that a task writes to, and that keeps everything. */
const logs = ({ of = {}, all = {} }: { readonly of?: unknown; readonly all?: unknown }): Files => ({
  'logs.yaml': [
    `Metadata: ${JSON.stringify(all)}`,
    'Resources:',
    '  Logs:',
    '    Type: AWS::Logs::LogGroup',
    `    Metadata: ${JSON.stringify(of)}`,
    '  Task:',
    '    Type: AWS::ECS::TaskDefinition',
    '    Properties:',
    '      ContainerDefinitions:',
    '        - Name: app',
    '          Image: nginx:1.27',
    '          LogConfiguration:',
    '            LogDriver: awslogs',
    '            Options: { awslogs-group: !Ref Logs, awslogs-region: eu-west-1, awslogs-stream-prefix: app }',
    '',
  ].join('\n'),
});

/** The output of a CDK app with a cluster. */
const assembly = (words: unknown): Files => ({
  'cdk.out/manifest.json': JSON.stringify({
    version: '48.0.0',
    artifacts: { Web: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Web.template.json' } } },
  }),
  'cdk.out/Web.template.json': JSON.stringify({
    Resources: {
      Main: {
        Type: 'AWS::ECS::Cluster',
        Properties: { ClusterSettings: [{ Name: 'containerInsights', Value: 'disabled' }] },
        Metadata: words,
      },
    },
  }),
});

const metadata = (words: unknown): Files => yaml({ metadata: `Metadata: ${JSON.stringify(words)}` });

const ALL = ['ECS410', 'ECS503', 'ECS504'];

type Row = readonly [title: string, files: Files, hidden: readonly string[]];

const CHECKOV = '# checkov:skip=CKV_AWS_65:costs too much';
const CHECKOV_HIDES = ['ECS410: costs too much (checkov:skip)'];
const TRIVY_HIDES = ['ECS410: trivy:ignore without a reason'];
const TFSEC_HIDES = ['ECS410: tfsec:ignore without a reason'];

const COUNTED: readonly Row[] = [
  ['checkov in a block', terraform({ cluster: CHECKOV }), CHECKOV_HIDES],
  ['checkov deep in a block', terraform({ value: '#checkov:skip=CKV_AWS_65: costs too much' }), CHECKOV_HIDES],
  ['checkov behind the bracket', terraform({ open: CHECKOV }), CHECKOV_HIDES],
  ['checkov behind a value', terraform({ end: `/* ${CHECKOV.slice(2)} */` }), CHECKOV_HIDES],
  [
    'checkov without a reason',
    terraform({ cluster: '#checkov:skip=CKV_AWS_65' }),
    ['ECS410: checkov:skip without a reason'],
  ],
  [
    'checkov for two checks',
    terraform({ tags: '#checkov:skip=CKV_AWS_51,CKV_AWS_136:one by one' }),
    ['ECS503: one by one (checkov:skip)', 'ECS504: one by one (checkov:skip)'],
  ],
  [
    'the older name of checkov',
    terraform({ cluster: '#bridgecrew:skip=CKV_AWS_65:x1' }),
    ['ECS410: x1 (bridgecrew:skip)'],
  ],
  ['checkov above a resource in YAML', yaml({ above: CHECKOV }), CHECKOV_HIDES],
  ['checkov behind a logical id', yaml({ open: CHECKOV }), CHECKOV_HIDES],
  ['checkov in a resource in YAML', yaml({ type: CHECKOV }), CHECKOV_HIDES],
  ['checkov on the last line of a resource', yaml({ end: CHECKOV }), CHECKOV_HIDES],
  [
    'checkov in metadata',
    metadata({ checkov: { skip: [{ id: 'CKV_AWS_65', comment: 'costs too much' }] } }),
    CHECKOV_HIDES,
  ],
  [
    'checkov in metadata without a reason',
    metadata({ checkov: { skip: [{ id: 'CKV_AWS_65' }] } }),
    ['ECS410: checkov:skip without a reason'],
  ],
  ['trivy above a block', terraform({ top: '#trivy:ignore:AVD-AWS-0034' }), TRIVY_HIDES],
  ['trivy by its newer id', terraform({ top: '# trivy:ignore:AWS-0034' }), TRIVY_HIDES],
  ['trivy at the end of the line', terraform({ end: '#trivy:ignore:AVD-AWS-0034' }), TRIVY_HIDES],
  ['trivy above the line', terraform({ value: '#trivy:ignore:aws-ecs-enable-container-insight' }), TRIVY_HIDES],
  ['all checks of trivy', terraform({ top: '#trivy:ignore:*' }), TRIVY_HIDES],
  [
    'two of trivy in a line',
    terraform({ between: '#trivy:ignore:AWS-0031 trivy:ignore:AWS-0033 only a sandbox' }),
    ['ECS503: only a sandbox (trivy:ignore)', 'ECS504: only a sandbox (trivy:ignore)'],
  ],
  ['tfsec by name', terraform({ top: '#tfsec:ignore:aws-ecs-enable-container-insight' }), TFSEC_HIDES],
  ['tfsec by id', terraform({ top: '// tfsec:ignore:AVD-AWS-0034' }), TFSEC_HIDES],
  ['trivy in YAML', yaml({ above: '#trivy:ignore:AVD-AWS-0034' }), TRIVY_HIDES],
  [
    'kics on the next line',
    terraform({ value: '# kics-scan ignore-line' }),
    ['ECS410: kics-scan ignore-line without a reason'],
  ],
  [
    'kics on the next block',
    terraform({ between: '# kics-scan ignore-block' }),
    ['ECS503', 'ECS504'].map((code) => `${code}: kics-scan ignore-block without a reason`),
  ],
  [
    'kics on the next block in YAML',
    yaml({ above: '# kics-scan ignore-block' }),
    ['ECS410: kics-scan ignore-block without a reason'],
  ],
  [
    'kics for a file',
    terraform({ top: '# a note\n# kics-scan disable=tf:ecs_cluster_container_insights_disabled' }),
    ['ECS410: kics-scan disable without a reason'],
  ],
  [
    'cdk-nag',
    metadata({ cdk_nag: { rules_to_suppress: [{ id: 'AwsSolutions-ECS4', reason: 'later' }] } }),
    ['ECS410: later (cdk-nag)'],
  ],
  [
    'cdk-nag with an encoded reason',
    metadata({
      cdk_nag: { rules_to_suppress: [{ id: 'AwsSolutions-ECS4', reason: 'c3DDpHRlcg==', is_reason_encoded: true }] },
    }),
    ['ECS410: später (cdk-nag)'],
  ],
  [
    'cdk-nag with a reason that is not what it says',
    metadata({
      cdk_nag: { rules_to_suppress: [{ id: 'AwsSolutions-ECS4', reason: '%%%', is_reason_encoded: true }] },
    }),
    ['ECS410: cdk-nag without a reason'],
  ],
  [
    'cfn-guard',
    logs({ of: { guard: { SuppressedRules: ['CW_LOGGROUP_RETENTION_PERIOD_CHECK'] } } }),
    ['ECS406: guard SuppressedRules without a reason'],
  ],
  [
    'cfn-lint of a resource',
    logs({ of: { 'cfn-lint': { config: { ignore_checks: ['I3013'] } } } }),
    ['ECS406: cfn-lint ignore_checks without a reason'],
  ],
  [
    'cfn-lint of a template',
    logs({ all: { 'cfn-lint': { config: { ignore_checks: ['E2530', 'I30'] } } } }),
    ['ECS406: cfn-lint ignore_checks without a reason'],
  ],
  [
    'cdk-nag in the output of a CDK app',
    assembly({ cdk_nag: { rules_to_suppress: [{ id: 'AwsSolutions-ECS4', reason: 'later' }] } }),
    ['ECS410: later (cdk-nag)'],
  ],
];

const NOT_COUNTED: readonly (readonly [title: string, files: Files])[] = [
  ['checkov above a Terraform block', terraform({ top: CHECKOV })],
  ['checkov in another block', terraform({ tags: CHECKOV })],
  ['checkov in another resource in YAML', yaml({ tags: CHECKOV })],
  ['checkov above all resources', yaml({ template: CHECKOV })],
  ['checkov for another check', terraform({ cluster: '#checkov:skip=CKV_AWS_6:x1' })],
  ['checkov with another sign', terraform({ cluster: '#checkov:skip:CKV_AWS_65' })],
  ['checkov in a text', terraform({ cluster: 'note = "#checkov:skip=CKV_AWS_65:x1"' })],
  ['checkov in metadata that is no list', metadata({ checkov: { skip: { id: 'CKV_AWS_65' } } })],
  ['trivy above another block', terraform({ between: '#trivy:ignore:AVD-AWS-0034' })],
  ['trivy above another line', terraform({ cluster: '#trivy:ignore:AVD-AWS-0034' })],
  ['trivy for another check', terraform({ top: '#trivy:ignore:AVD-AWS-00344' })],
  ['trivy until a day', terraform({ top: '#trivy:ignore:AVD-AWS-0034:exp:2999-01-01' })],
  ['trivy for some values', terraform({ top: '#trivy:ignore:AVD-AWS-0034[name=main]' })],
  ['tfsec in a workspace', terraform({ top: '#tfsec:ignore:aws-ecs-enable-container-insight:ws:dev' })],
  ['kics on the line above the block', terraform({ cluster: '# kics-scan ignore-line' })],
  ['kics behind a value', terraform({ end: '# kics-scan ignore-line' })],
  ['kics with other words', terraform({ value: '# kics-scan ignore-lines' })],
  [
    'kics for a file below its top',
    terraform({ between: '# kics-scan disable=tf:ecs_cluster_container_insights_disabled' }),
  ],
  [
    'cdk-nag for some findings',
    metadata({ cdk_nag: { rules_to_suppress: [{ id: 'AwsSolutions-ECS4', reason: 'later', applies_to: ['x1'] }] } }),
  ],
  ['cdk-nag without an id', metadata({ cdk_nag: { rules_to_suppress: [{ reason: 'later' }] } })],
  ['cfn-lint for nothing', metadata({ 'cfn-lint': { config: { ignore_checks: [''] } } })],
  ['cfn-guard for another rule', metadata({ guard: { SuppressedRules: ['ECS_ANYTHING'] } })],
];

describe('a suppression for another scanner', () => {
  test.each(COUNTED)('counts: %s', (_title, files, expected) => {
    const outcome = reviewed(files, { only: [...ALL, 'ECS406'] });
    expect(hidden(outcome)).toEqual(expected);
    const codes = expected.map((one) => one.slice(0, 6));
    expect(left(outcome).filter((code) => codes.includes(code))).toEqual([]);
    expect(outcome.notices).toEqual([]);
  });

  test.each(NOT_COUNTED)('does not count, and is not reported: %s', (_title, files) => {
    const outcome = reviewed(files);
    expect({ left: left(outcome), hidden: hidden(outcome), told: outcome.notices }).toEqual({
      left: ALL,
      hidden: [],
      told: [],
    });
  });

  test.each([
    ['no scanner', []],
    ['another scanner', ['trivy', 'kics', 'cdk-nag', 'cfn-guard', 'cfn-lint'] as const],
  ])('counts for nothing where %s is honoured', (_title, honorSuppressions) => {
    expect(left(reviewed(terraform({ cluster: CHECKOV }), { honorSuppressions }))).toEqual(ALL);
  });

  test('does not count for a task definition, which no other scanner reads', () => {
    const task = `{\n  // checkov:skip=CKV_AWS_336:x1\n  "family": "web",\n  "containerDefinitions": [{ "name": "app", "image": "nginx:1.27" }]\n}\n`;
    expect(left(reviewed({ 'task-definition.json': task }, { only: ['ECS804'] }))).toEqual(['ECS804']);
  });

  test('makes no difference to one of ours beside it', () => {
    const both = `${CHECKOV}\n  # ecs-reviewer:ignore ECS410 -- ours`;
    const outcome = reviewed(terraform({ top: both.slice(CHECKOV.length + 3), cluster: CHECKOV }));
    expect(hidden(outcome)).toEqual([expect.stringContaining('ECS410: ')]);
    expect(outcome.notices).toEqual([]);
  });
});

test('checkov in a provider, which is no resource', () => {
  const text = 'provider "aws" {\n  # checkov:skip=CKV_AWS_41:gone\n  secret_key = "9q8w7e6r5t4z3u2i1o0p"\n}\n';
  expect(hidden(reviewed({ 'main.tf': text }, { only: ['ECS221'] }))).toEqual(['ECS221: gone (checkov:skip)']);
});
