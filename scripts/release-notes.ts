/** `tsx scripts/release-notes.ts v0.1.0` prints the changelog of a release, and fails when the version does not fit. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import packageJson from '../package.json' with { type: 'json' };
import { UserError } from '../src/model/user-error.js';
import { releaseNotes } from './release/release-notes.js';

const CHANGELOG = path.resolve(import.meta.dirname, '..', 'CHANGELOG.md');

try {
  const [tag = ''] = process.argv.slice(2);
  console.log(releaseNotes({ tag, version: packageJson.version, changelog: readFileSync(CHANGELOG, 'utf8') }));
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
