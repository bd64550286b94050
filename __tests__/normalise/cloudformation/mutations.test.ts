/** Real templates, mutated: whatever is in a repository, the review ends soon and every rule comes through it. */
import { describe, expect, test } from '@jest/globals';
import { normaliseTemplates } from '../../../src/normalise/cloudformation/normalise-cloudformation.js';
import { PARSERS } from '../../../src/parsers.js';
import { analyse } from '../../../src/review.js';
import { RULES } from '../../../src/rules/index.js';
import { memoryTree } from '../../support/memory-tree.js';
import { mutatedTemplates, type MutatedFiles } from '../../support/mutate-template.js';
import { fileOf } from './read.js';
import { processorTime } from '../../support/processor-time.js';

const SEEDS = Array.from({ length: 5000 }, (_, seed) => seed);
const LONGEST_MS = 1000;

/** Readers throw when they fail; a rule that fails is told in a notice. What took long is tried again: others may have been at work. */
function failureOf(seed: number, read: (files: MutatedFiles) => readonly string[]): readonly string[] {
  const files = mutatedTemplates(seed);
  const timed = (): { readonly bugs: readonly string[]; readonly took: number } => {
    const started = processorTime();
    return { bugs: read(files), took: processorTime() - started };
  };
  try {
    const { bugs, took } = timed();
    const slow = took > LONGEST_MS && timed().took > LONGEST_MS;
    return [...bugs, ...(slow ? [`${String(took)} ms`] : [])].map((what) => `seed ${String(seed)}: ${what}`);
  } catch (error) {
    return [`seed ${String(seed)}: ${String(error)}`];
  }
}

function templatesOf(files: MutatedFiles) {
  const paths = Object.keys(files).filter((path) => /^(?:template|other)\.(?:json|yaml)$/.test(path));
  return normaliseTemplates(
    paths.map((path) => fileOf(files[path] ?? '', path)),
    memoryTree(files),
    PARSERS,
  );
}

function bugsIn(files: MutatedFiles): readonly string[] {
  const { notices } = analyse(memoryTree(files), RULES, {
    failOn: 'high',
    preset: 'strict',
    relevance: 'all',
    only: [],
    varFiles: [],
    suggestions: false, // prettier-ignore
  });
  return notices.map(({ message }) => message).filter((message) => message.includes('report this bug'));
}

describe('mutated templates', () => {
  test('are read in time and without an error', () => {
    const failures = SEEDS.flatMap((seed) => failureOf(seed, (files) => (templatesOf(files), [])));
    expect(failures).toEqual([]);
  });

  test('bring no rule to fail', () => {
    expect(SEEDS.filter((seed) => seed % 10 === 0).flatMap((seed) => failureOf(seed, bugsIn))).toEqual([]);
  });

  test('are the same for the same seed, and most of them have resources', () => {
    expect(mutatedTemplates(7)).toEqual(mutatedTemplates(7));
    const read = SEEDS.slice(0, 100).map((seed) => templatesOf(mutatedTemplates(seed)).units);
    expect(read.filter((units) => units.some(({ resources }) => resources.length > 0)).length).toBeGreaterThan(80);
  });
});

test.each(['constructor', '__proto__', 'toString'])('a resource of the type %s is one that no rule knows', (type) => {
  const text = `{ "Resources": { "Web": { "Type": "AWS::ECS::Cluster" }, "Odd": { "Type": "${type}" } } }`;
  const { units, kinds } = analyse(memoryTree({ 'template.json': text }), RULES, {
    failOn: 'high',
    preset: 'strict',
    relevance: 'all',
    only: [],
    varFiles: [],
    suggestions: false, // prettier-ignore
  });
  expect(units[0]?.resources.map(({ address }) => address)).toEqual(['Web', 'Odd']);
  expect([...kinds]).toEqual(['cluster']);
});
