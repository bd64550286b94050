/**
 * Where the run of `$` (or of `%`) at `at` ends as text, or undefined when `${` opens an interpolation. `$${` is an
 * escape: of any number of dollars the last two and the brace mean `${`.
 */
export function endOfMarks(text: string, at: number): number | undefined {
  const mark = text.charCodeAt(at);
  let end = at + 1;
  while (text.charCodeAt(end) === mark) end++;
  if (text.charCodeAt(end) !== 123) return end;
  return end === at + 1 ? undefined : end + 1;
}
