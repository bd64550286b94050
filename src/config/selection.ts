import picomatch from 'picomatch';

/** Whether a path is among `paths` (globs or folders; everything when empty) and not among `exclude`. */
export function selection(paths: readonly string[], exclude: readonly string[]): (path: string) => boolean {
  const wanted = paths.length === 0 ? () => true : matcher(paths);
  const unwanted = exclude.length === 0 ? () => false : matcher(exclude);
  return (path) => wanted(path) && !unwanted(path);
}

/** A folder's name means everything in it, as on disk. */
function matcher(names: readonly string[]): (path: string) => boolean {
  const patterns = names
    .map((name) => name.replace(/^\.\//, '').replace(/\/+$/, ''))
    .flatMap((name) => (name === '' || name === '.' ? ['**'] : [name, `${name}/**`]));
  return picomatch([...patterns], { dot: true });
}
