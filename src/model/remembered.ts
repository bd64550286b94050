/**
 * Answers that are found once for an object that the graph keeps: many statements ask the same of one role. They go with
 * the object.
 */
export function remembered<T extends object | string>(): (about: object, question: string, make: () => T) => T {
  const answers = new WeakMap<object, Map<string, T>>();
  return (about, question, make) => {
    const known = answers.get(about) ?? new Map<string, T>();
    answers.set(about, known);
    const answer = known.get(question) ?? make();
    known.set(question, answer);
    return answer;
  };
}
