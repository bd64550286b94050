import { describe, expect, test } from '@jest/globals';
import { configurationIn } from '../../../src/configuration.js';
import type { Outcome } from '../../../src/model/finding.js';
import type { ReviewOptions } from '../../../src/model/options.js';
import { narrowed } from '../../../src/overlay.js';
import { review } from '../../../src/review.js';
import rule from '../../../src/rules/7-audit/audit-trail-missing.js';
import { memoryTree } from '../../support/memory-tree.js';

const PATH = '.github/ecs-reviewer.yml';
const OPTIONS: ReviewOptions = {
  failOn: 'high',
  preset: 'recommended',
  relevance: 'ecs',
  only: [],
  varFiles: [],
  suggestions: true,
};
const SERVICE = `resource "aws_ecs_cluster" "main" {
  name = "main"
}
`;
const TRAIL = `resource "aws_cloudtrail" "main" {
  name           = "main"
  s3_bucket_name = "acme-trail-files"
}
`;

interface Case {
  readonly configuration?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly selected?: (path: string) => boolean;
  readonly options?: Partial<ReviewOptions>;
}

function reviewed({ configuration = 'expect-audit: true', files = {}, selected = () => true, options }: Case): Outcome {
  const tree = memoryTree({ 'app/main.tf': SERVICE, ...files, [PATH]: configuration });
  const found = configurationIn(tree, { today: '2026-06-15' });
  const configured = found === undefined ? {} : { ...found.options, configuration: found.source };
  return review(narrowed(tree, selected), { ...OPTIONS, ...configured, ...options });
}

const stepOf = ({ steps }: Outcome): string | undefined => steps.find(({ step }) => step === 7)?.status;
const found = ({ findings }: Outcome): Outcome['findings'] => findings.filter((finding) => finding.rule === rule);

describe('ECS719 audit-trail-missing', () => {
  test('flags a repository without a trail, at the line that expects one', () => {
    const outcome = reviewed({ configuration: '# ours\npreset: recommended\nexpect-audit: yes\n' });
    const [finding] = found(outcome);
    expect(finding).toMatchObject({ severity: 'high', address: PATH, property: 'expectAudit', file: { path: PATH } });
    expect(finding?.file.text.slice(finding.span.start, finding.span.end)).toBe('yes');
    expect(finding?.fix).toMatchObject({ kind: 'advice' });
    expect([stepOf(outcome), outcome.verdict]).toEqual(['fail', 'failure']);
  });

  test.each<[string, Case]>([
    ['a repository that has no ECS', { files: { 'app/main.tf': 'resource "aws_sns_topic" "a" {}\n' } }],
    ['a configuration in JSON', { configuration: '{"expect-audit": true}' }],
    ['a repository under the preset of the session', { options: { preset: 'talk' } }],
  ])('flags %s', (_title, one) => {
    expect(found(reviewed(one))).toHaveLength(1);
  });

  test.each<[string, Case]>([
    ['a trail beside the service', { files: { 'app/audit.tf': TRAIL } }],
    ['a trail in a folder of its own, without any ECS', { files: { 'account/main.tf': TRAIL } }],
    [
      'a trail of CloudFormation',
      { files: { 'audit.yaml': 'Resources:\n  Main:\n    Type: AWS::CloudTrail::Trail\n    Properties: {}\n' } },
    ],
    [
      'an event data store',
      { files: { 'account/main.tf': 'resource "aws_cloudtrail_event_data_store" "lake" {\n  name = "lake"\n}\n' } },
    ],
  ])('passes %s', (_title, one) => {
    const outcome = reviewed(one);
    expect(found(outcome)).toEqual([]);
    expect(outcome.undecided.filter((doubt) => doubt.rule === rule)).toEqual([]);
    expect(stepOf(outcome)).not.toBe('not-applicable');
  });

  test.each<[string, Case, string]>([
    ['a file cannot be read', { files: { 'account/main.tf': 'resource "aws_' } }, 'account/main.tf'],
    [
      'a module is not installed',
      { files: { 'account/main.tf': 'module "trail" {\n  source = "git::https://example.com/trail.git"\n}\n' } },
      'module',
    ],
    [
      'only a part of the repository is reviewed',
      { selected: (path) => path.startsWith('app/') },
      'only a part of the repository is reviewed',
    ],
  ])('leaves it undecided when %s', (_title, one, reason) => {
    const outcome = reviewed(one);
    expect(found(outcome)).toEqual([]);
    const doubts = outcome.undecided.filter((doubt) => doubt.rule === rule);
    expect(doubts).toMatchObject([{ address: PATH, reason: expect.stringContaining(reason) }]);
    expect(stepOf(outcome)).toBe('undecided');
  });

  test.each(['', 'expect-audit: false', 'preset: strict'])(
    'says nothing under %j: it is not in this repository',
    (configuration) => {
      const outcome = reviewed({ configuration });
      expect(found(outcome)).toEqual([]);
      expect(stepOf(outcome)).toBe('not-applicable');
    },
  );

  test('obeys the rest of the configuration', () => {
    const ignored = reviewed({
      configuration: 'expect-audit: true\nignore:\n  - { rule: ECS719, reason: comes next month }\n',
    });
    expect(found(ignored)).toEqual([]);
    expect(ignored.suppressed).toMatchObject([{ directive: { reason: 'comes next month' } }]);
    expect(ignored.notices).toEqual([]);
    const milder = reviewed({ configuration: 'expect-audit: true\nrules: { ECS719: low }\n' });
    expect(found(milder)).toMatchObject([{ severity: 'low' }]);
    expect(milder.verdict).toBe('success');
  });
});
