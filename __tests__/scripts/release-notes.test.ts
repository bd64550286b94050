import { describe, expect, test } from '@jest/globals';
import { releaseNotes } from '../../scripts/release/release-notes.js';

const CHANGELOG = `# Changelog

## [Unreleased]

## [1.2.0] - 2026-12-01

### Added

- One thing.

## [1.1.0] - 2026-11-01

- Another.
`;

describe('the notes of a release', () => {
  test('are what stands under its heading', () => {
    const notes = releaseNotes({ tag: 'v1.2.0', version: '1.2.0', changelog: CHANGELOG });
    expect(notes).toBe('### Added\n\n- One thing.');
  });

  test.each([
    [{ tag: 'v1.3.0' }, 'The tag is v1.3.0, but package.json has version 1.2.0.'],
    [{ tag: 'v1.3.0', version: '1.3.0' }, 'CHANGELOG.md says nothing under a heading "## [1.3.0] - date".'],
    [{ changelog: '## [1.2.0] - 2026-12-01\n\n## [1.1.0] - x\n\n- y' }, 'CHANGELOG.md says nothing'],
  ])('are refused for %j', (change, message) => {
    const release = { tag: 'v1.2.0', version: '1.2.0', changelog: CHANGELOG, ...change };
    expect(() => releaseNotes(release)).toThrow(message);
  });
});
