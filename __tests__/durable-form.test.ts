/** What is proposed in the place of a decision that holds in one pull request only. */
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { durableForm, type Durable } from '../src/durable-form.js';
import type { ReviewComment } from '../src/model/github.js';
import { review } from '../src/review.js';
import { service } from './e2e/small-service.js';
import { memoryTree } from './support/memory-tree.js';

const OPTIONS = {
  failOn: 'high',
  preset: 'strict',
  relevance: 'all',
  only: [],
  varFiles: [],
  suggestions: false,
} as const;
const TEMPLATE = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Web:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: app
          Image: shop:1.4.2
          Privileged: true
`;
const HEREDOC = `resource "aws_ecs_task_definition" "web" {
  family                = "web"
  container_definitions = <<JSON
[{
  "name": "app",
  "image": "shop:1.4.2",
  "privileged": true
}]
JSON
}
`;

interface Case {
  readonly path: string;
  readonly text: string;
  readonly codes?: readonly string[];
  readonly mark?: string;
}

/** A comment of ours on the lines of `mark`, that speaks of the problems of these rules. */
function durable({ path, text, codes = ['ECS801'], mark = 'rivileged' }: Case, facts: Partial<Durable> = {}): Durable {
  const { findings } = review(memoryTree({ [path]: text }), OPTIONS);
  const problems = findings
    .filter(({ rule }) => codes.includes(rule.code))
    .map(({ rule: { code }, fingerprint }) => ({ code, fingerprint }));
  const line = text.split('\n').findIndex((one) => one.includes(mark)) + 1;
  const comment: ReviewComment = {
    ...{ id: 1, nodeId: '1', author: 'bot', body: '', url: '', path, line, startLine: null, subjectType: 'line' },
  };
  const fingerprints = problems.map(({ fingerprint }) => fingerprint);
  return {
    target: { comment, marker: { state: 'open', problems } },
    fingerprints,
    reason: 'it has to',
    file: { text },
    ...facts,
  };
}

const suggested = (form: string): readonly string[] | undefined =>
  /```suggestion\n([^]*)\n```$/.exec(form)?.[1]?.split('\n');
const configured = (form: string): unknown => parse(/`{3,}yaml\n([^]*)\n`{3,}$/.exec(form)?.[1] ?? '');

describe('a comment in the code', () => {
  test.each<[string, Case, readonly string[]]>([
    [
      'Terraform',
      { path: 'main.tf', text: service() },
      ['      # ecs-reviewer:ignore ECS801 -- it has to', '      privileged             = true'],
    ],
    [
      'CloudFormation',
      { path: 'a.yaml', text: TEMPLATE },
      ['          # ecs-reviewer:ignore ECS801 -- it has to', '          Privileged: true'],
    ],
    [
      'several rules at once',
      { path: 'main.tf', text: service(), codes: ['ECS801', 'ECS804'], mark: 'resource "' },
      ['# ecs-reviewer:ignore ECS801, ECS804 -- it has to', 'resource "aws_ecs_task_definition" "web" {'],
    ],
  ])('is proposed in %s', (_title, given, lines) => {
    expect(suggested(durableForm(durable(given)))).toEqual(lines);
  });
});

describe('an entry of the configuration', () => {
  const HCL = { path: 'main.tf', text: service() };
  test.each<[string, Durable]>([
    ['in JSON inside of another file', durable({ path: 'main.tf', text: HEREDOC })],
    ['on a line that does not open what the problem is in', durable({ ...HCL, mark: 'family' })],
    ['with line ends that git may change', durable({ path: 'main.tf', text: service().replaceAll('\n', '\r\n') })],
    ['where the lines have left the diff', durable(HCL, { target: outdated(durable(HCL)) })],
    ['where the file cannot be had', durable(HCL, { file: undefined })],
    ['where the file is another one by now', durable(HCL, { file: { text: service({ name: 'other' }) } })],
  ])('is proposed %s', (_title, given) => {
    expect(configured(durableForm(given))).toEqual({
      ignore: [{ rule: 'ECS801', path: 'main.tf', reason: 'it has to' }],
    });
  });

  test('means the file alone where its name looks like a pattern', () => {
    const form = durableForm(durable({ path: 'app/[env]/{a,b}.tf', text: service() }, { file: undefined }));
    expect(configured(form)).toMatchObject({ ignore: [{ path: String.raw`app/\[env\]/\{a,b\}.tf` }] });
  });

  test('holds a reason as it was given, whatever it tries', () => {
    const reason = '"`````\u202e @team <!-- x -->';
    const form = durableForm(durable(HCL, { file: undefined, reason }));
    expect(configured(form)).toMatchObject({ ignore: [{ reason: '"`````\\u202e @team <!-- x -->' }] });
    expect(form.split('\n').filter((line) => /^`{3,}/.test(line))).toEqual(['``````yaml', '``````']);
  });
});

function outdated({ target }: Durable): Durable['target'] {
  return { ...target, comment: { ...target.comment, line: null } };
}
