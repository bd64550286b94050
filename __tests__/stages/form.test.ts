import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RULES } from '../../src/rules/index.js';
import { faultIn, type Form } from '../../src/stages/form.js';
import { readScanReport } from '../../src/stages/read-scan-report.js';

const FORM: Form = {
  is: 'record',
  has: { name: { is: 'text', most: 3 }, sizes: { is: 'list', of: { is: 'count', least: 1, most: 9 }, most: 2 } },
  mayHave: {
    how: {
      is: 'either',
      of: [
        { is: 'one of', words: [null] },
        { is: 'text', most: 1, like: /^a$/ },
      ],
    },
  },
};

describe('the form of data', () => {
  test.each<[unknown, string | undefined]>([
    [{ name: 'a', sizes: [] }, undefined],
    [{ name: 'a', sizes: [1, 9], how: null }, undefined],
    [{ name: 'a', sizes: [], how: 'a' }, undefined],
    [{ name: 'a', sizes: [], how: 'b' }, 'how'],
    [{ name: 'long', sizes: [] }, 'name'],
    [{ sizes: [] }, 'name'],
    [{ name: 'a', sizes: [1, 0] }, 'sizes[1]'],
    [{ name: 'a', sizes: [1.5] }, 'sizes[0]'],
    [{ name: 'a', sizes: [1, 2, 3] }, 'sizes'],
    [{ name: 'a', sizes: [], more: 1 }, 'the report has a field'],
    [JSON.parse('{"name":"a","sizes":[],"__proto__":1}'), 'the report has a field'],
    [[], 'the report'],
    [null, 'the report'],
  ])('%j: %s', (value, fault) => {
    const found = faultIn(value, FORM);
    if (fault === undefined) expect(found).toBeUndefined();
    else expect(found).toMatch(new RegExp(`^${fault.replace(/[[\]]/g, '\\$&')}`));
  });

  test('of a report is not that of anything else', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readScanReport(text, RULES)).toHaveProperty('fault');
      }),
    );
  });
});
