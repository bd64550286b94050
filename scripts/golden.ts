/** Writes the golden reviews anew. Their test says what to do then. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { FORMATS, goldenReview } from '../__tests__/golden/golden-review.js';

for (const format of FORMATS) {
  const file = path.resolve(import.meta.dirname, `../__tests__/golden/${format}.review.md`);
  writeFileSync(file, goldenReview(format));
}
