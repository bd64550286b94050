import type { Node } from './source.js';

/** Where the code is deployed to, as the configuration describes it. */
export interface Environment {
  readonly name: string;
  /** Values of template parameters: nobody can tell whether the deployment gives them, so they are assumptions. */
  readonly parameters: ReadonlyMap<string, Node>;
}

const JOINT = ' in environment ';

/** How an assumption names a value that an environment gives. */
export function valueInEnvironment(what: string, { name }: Environment): string {
  return `${what}${JOINT}${name}`;
}

/** `the default of var.tag and the value of parameter Tag in environment production`. */
export function assumptionText(assumed: readonly string[]): string {
  const defaults = assumed.filter((one) => !one.includes(JOINT));
  const values = assumed.filter((one) => one.includes(JOINT)).map((one) => `the value of ${one}`);
  return [...(defaults.length === 0 ? [] : [`the default of ${defaults.join(' and ')}`]), ...values].join(' and ');
}
