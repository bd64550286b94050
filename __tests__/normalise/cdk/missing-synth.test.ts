import { describe, expect, test } from '@jest/globals';
import { missingSynth } from '../../../src/normalise/cdk/missing-synth.js';
import { memoryTree } from '../../support/memory-tree.js';

describe('a CDK app without output', () => {
  test.each([
    ['at the root', { 'cdk.json': '{}' }, ['cdk.json']],
    ['in a folder', { 'infra/cdk.json': '{}', 'other/cdk.out/manifest.json': '{}' }, ['infra/cdk.json']],
    [
      'beside one that has its output',
      { 'a/cdk.json': '', 'b/cdk.json': '', 'a/cdk.out/manifest.json': '' },
      ['b/cdk.json'],
    ],
    [
      'whose settings name another folder',
      { 'cdk.json': '{"output":"build/cdk"}', 'dist/manifest.json': '' },
      ['cdk.json'],
    ],
  ])('%s gives a notice', (_where, files: Readonly<Record<string, string>>, paths) => {
    expect(missingSynth(memoryTree(files)).map((notice) => notice.path)).toEqual(paths);
  });

  test.each([
    ['its cdk.out is there', { 'cdk.json': '{}', 'cdk.out/manifest.json': '{}' }],
    ['the output that cdk.json names is there', { 'i/cdk.json': '{"output":"../build"}', 'build/manifest.json': '{}' }],
    ['an assembly is somewhere below', { 'i/cdk.json': '{}', 'i/out/x/cdk.out': '', 'i/out/x/manifest.json': '{}' }],
    ['it belongs to a package', { 'node_modules/p/cdk.json': '{}' }],
    ['there is no app', { 'manifest.json': '{}' }],
  ])('gives none when %s', (_why, files: Readonly<Record<string, string>>) => {
    expect(missingSynth(memoryTree(files))).toEqual([]);
  });

  test('the notice names the step to add', () => {
    expect(missingSynth(memoryTree({ 'infra/cdk.json': '{}' }))).toEqual([
      {
        path: 'infra/cdk.json',
        message:
          'This CDK app is not reviewed, because its cdk.out is not there. ' +
          'Add a step before this one that runs "NODE_OPTIONS=--stack-trace-limit=100 CDK_DEBUG=true npx cdk synth --quiet" with working-directory: infra; ' +
          'it needs no AWS credentials unless the app looks something up.',
      },
    ]);
  });
});
