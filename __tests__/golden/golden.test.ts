/**
 * Reviews of one system in four formats, read and approved line by line. After a change that is meant,
 * `npm run -s golden` writes them anew: read the difference before it is committed.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { FORMATS, goldenReview } from './golden-review.js';

test.each(FORMATS)('the review of %s is the one that was approved', (format) => {
  expect(goldenReview(format)).toBe(readFileSync(path.join(import.meta.dirname, `${format}.review.md`), 'utf8'));
});
