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

/**
 * Whether a text is what an IAM pattern says, in which `*` stands for any characters and `?` for one; upper and lower
 * case are the same. A `*` of the text itself, which stands for more than one, is matched by `*` alone.
 */
export function matchesPolicyPattern(text: string, pattern: string): boolean {
  const [wanted, written] = [text.toLowerCase(), pattern.toLowerCase()];
  let [at, from] = [0, 0];
  // Where the last star is, and how far the text was when it was met: only that one is ever tried again.
  let [star, met] = [-1, 0];
  while (at < wanted.length) {
    if (written[from] === '*') {
      [star, met] = [from, at];
      from++;
    } else if (isOne(wanted[at], written[from])) {
      at++;
      from++;
    } else if (star >= 0) {
      met++;
      [at, from] = [met, star + 1];
    } else return false;
  }
  return /^\**$/.test(written.slice(from));
}

function isOne(character: string | undefined, pattern: string | undefined): boolean {
  return pattern === '?' ? character !== '*' : character === pattern;
}
