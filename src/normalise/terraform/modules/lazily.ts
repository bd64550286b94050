/** Computes the answer to each key once; `cycle` answers a key that is asked for while it is being computed. */
export function lazily<K, V>(compute: (key: K) => V, cycle: (key: K) => V): (key: K) => V {
  const answers = new Map<K, { readonly value?: V }>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return 'value' in known ? known.value : cycle(key);
    answers.set(key, {});
    try {
      const value = compute(key);
      answers.set(key, { value });
      return value;
    } finally {
      const left = answers.get(key);
      if (left !== undefined && !('value' in left)) answers.delete(key);
    }
  };
}
