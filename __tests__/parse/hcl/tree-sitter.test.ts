import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseHcl } from '../../../src/parse/hcl/parse-hcl.js';
import { fileText } from './random-hcl.js';
import { ourRanges, treeSitter, type Ranges } from './tree-sitter.js';

const ROOT = path.resolve(import.meta.dirname, '..', '..', '..');

const files = ['examples', '__tests__/corpus/terraform'].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:tf|tfvars)$/.test(name))
    .map((name) => path.join(folder, name))
    .sort(),
);

/** Its conditionals group from the left, HCL's from the right. What it refuses is not compared: it takes a line of an object for a call. */
function comparable({ found, faulty }: Ranges): Ranges {
  return { found: found.filter((range) => !range.startsWith('conditional')), faulty };
}

describe('tree-sitter’s grammar for HCL finds the same', () => {
  let theirs: (text: string) => Ranges;

  beforeAll(async () => {
    theirs = await treeSitter();
  });

  test('in every Terraform file of the project, with all line ends', () => {
    expect(files.length).toBeGreaterThan(70);
    for (const file of files) {
      const text = readFileSync(path.join(ROOT, file), 'utf8').replace(/^\uFEFF/, '');
      for (const variant of [text, text.replaceAll(/\r?\n/g, '\r\n'), `\uFEFF${text}`, text.trimEnd()]) {
        expect({ file, ...ourRanges(parseHcl(variant)) }).toEqual({ file, ...theirs(variant) });
      }
    }
  });

  test('in random files', () => {
    fc.assert(
      fc.property(fileText(), ({ text }) => {
        const expected = theirs(text);
        fc.pre(!expected.faulty);
        expect(comparable(ourRanges(parseHcl(text)))).toEqual(comparable(expected));
      }),
      { numRuns: 300 },
    );
  });
});
