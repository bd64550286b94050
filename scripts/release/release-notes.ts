import { UserError } from '../../src/model/user-error.js';

export interface Release {
  /** `v0.1.0` */
  readonly tag: string;
  /** That of package.json. */
  readonly version: string;
  readonly changelog: string;
}

/** What the changelog says under the heading of the version. Throws a `UserError` when tag, version and changelog differ. */
export function releaseNotes({ tag, version, changelog }: Release): string {
  if (tag !== `v${version}`) {
    throw new UserError(`The tag is ${tag}, but package.json has version ${version}.`);
  }
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => text.startsWith(`[${version}] - `));
  const notes = section?.split('\n').slice(1).join('\n').trim() ?? '';
  if (notes !== '') return notes;
  throw new UserError(`CHANGELOG.md says nothing under a heading "## [${version}] - date".`);
}
