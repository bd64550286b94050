import type { Node } from './source.js';

/** Where the code is deployed to, as the configuration describes it. */
export interface Environment {
  readonly name: string;
  /** Values of template parameters: nobody can tell whether the deployment gives them, so they are assumptions. */
  readonly parameters: ReadonlyMap<string, Node>;
}

const IN_ENVIRONMENT = ' in environment ';
const IN_FILE = ' set in ';

/** How an assumption names a value that an environment gives. */
export function valueInEnvironment(what: string, { name }: Environment): string {
  return `${what}${IN_ENVIRONMENT}${name}`;
}

/** How an assumption names a value that a parameter file gives. */
export function valueInFile(what: string, path: string): string {
  return `${what}${IN_FILE}${path}`;
}

function isGiven(assumption: string): boolean {
  return assumption.includes(IN_ENVIRONMENT) || assumption.includes(IN_FILE);
}

/** `the default of var.tag and the value of parameter Tag in environment production`. */
export function assumptionText(assumed: readonly string[]): string {
  const defaults = assumed.filter((one) => !isGiven(one));
  const values = assumed.filter(isGiven).map((one) => `the value of ${one}`);
  return [...(defaults.length === 0 ? [] : [`the default of ${defaults.join(' and ')}`]), ...values].join(' and ');
}
