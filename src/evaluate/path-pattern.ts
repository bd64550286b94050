/** The `path` of an entry of the configuration file. */
import picomatch from 'picomatch';

/** Whether a path is meant; a folder's name means everything in it. */
export function pathMatcher(pattern: string): (path: string) => boolean {
  const clean = pattern.replace(/^\.?\/+/, '').replace(/\/+$/, '');
  return picomatch([clean, `${clean}/**`], { dot: true });
}

/** The pattern that means this path alone: what is special in a pattern stands for itself, a backslash for any character. */
export function literalPattern(path: string): string {
  return path.replace(/[*?[\]{}()|\\]|^!/g, (special) => (special === '\\' ? '?' : `\\${special}`));
}
