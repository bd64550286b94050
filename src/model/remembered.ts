/**
 * Answers that are found once for an object that the graph keeps: many statements ask the same of one role. They go with
 * the object.
 */
export function remembered<T extends object | string>(): (about: object, question: string, make: () => T) => T {
  const answers = new WeakMap<object, Map<string, T>>();
  return (about, question, make) => {
    const known = answers.get(about) ?? new Map<string, T>();
    const before = known.get(question);
    if (before !== undefined) return before;
    if (known.size === 0) answers.set(about, known);
    const answer = make();
    known.set(question, answer);
    return answer;
  };
}
