/** Whether a text is what a pattern says in which `*` stands for any characters; upper and lower case are the same. */
export function matchesWildcard(text: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.toLowerCase().split('*');
  const wanted = text.toLowerCase();
  const last = rest.pop();
  if (last === undefined) return wanted === first;
  if (!wanted.startsWith(first)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = wanted.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return wanted.length - last.length >= at && wanted.endsWith(last);
}
