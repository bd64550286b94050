/** The example services, through the whole review. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../../src/model/finding.js';
import { review } from '../../../src/review.js';
import { memoryTree } from '../../support/memory-tree.js';

function reviewExample(name: string): Outcome {
  const folder = `examples/${name}/terraform`;
  const files = Object.fromEntries(
    readdirSync(folder).map((file) => [file, readFileSync(`${folder}/${file}`, 'utf8')]),
  );
  return review(memoryTree(files), {
    failOn: 'high',
    preset: 'recommended',
    relevance: 'all',
    only: [],
    varFiles: [],
    suggestions: false,
  });
}

describe('the clean service in Terraform', () => {
  const outcome = reviewExample('clean');

  test('has no findings', () => {
    expect(outcome.findings.map((finding) => `${finding.rule.code} ${finding.address}: ${finding.message}`)).toEqual(
      [],
    );
  });

  test('is read without a notice', () => {
    expect(outcome.notices).toEqual([]);
  });

  test('leaves undecided only what its certificate decides', () => {
    const reasons = new Set(outcome.undecided.map(({ reason }) => reason));
    expect([...reasons].filter((reason) => reason !== 'var.certificate_arn has no default')).toEqual([]);
  });
});

describe('the insecure service in Terraform', () => {
  const outcome = reviewExample('insecure');

  test('has findings in all eight steps', () => {
    const steps = new Set(outcome.findings.map((finding) => finding.rule.step));
    expect([...steps].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('is read without a notice', () => {
    expect(outcome.notices).toEqual([]);
  });
});
