/** Addresses of resource instances: `module.web["a"].aws_lb.this[0]`. */

/** The keys of `count` and `for_each`, with a quoted key that may hold brackets. */
const KEYS = /\[(?:"(?:[^"\\]|\\.)*"|[^\]"]*)\]/g;

/** The address of the declaration: without the keys of any instance. */
export function declarationOf(address: string): string {
  return address.replace(KEYS, '');
}

/** The keys of an address in order, outermost module first. */
export function keysOf(address: string): readonly string[] {
  return address.match(KEYS) ?? [];
}

/** `module.web["a"]` of `module.web["a"].aws_lb.this[0]`; '' in the root module. */
export function moduleOf(address: string): string {
  const steps = stepsOf(address);
  let count = 0;
  while (steps[count] === 'module' && count + 1 < steps.length) count += 2;
  return steps.slice(0, count).join('.');
}

/** The parts between the dots that stand outside of keys. */
export function stepsOf(address: string): readonly string[] {
  return address.match(/(?:[^.[\]]|\[(?:"(?:[^"\\]|\\.)*"|[^\]"]*)\])+/g) ?? [];
}
