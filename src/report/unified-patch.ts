import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

/** The change of one file as `git apply` takes it, with a final line end; empty when nothing changes. */
export function unifiedPatch(path: string, before: string, after: string): string {
  if (before === after) return '';
  const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, options);
}
