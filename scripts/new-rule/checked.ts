import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { didYouMean } from '../../src/model/nearest.js';
import type { StepNumber } from '../../src/model/rule.js';
import { STEP_NUMBERS, STEPS } from '../../src/model/steps.js';
import { SHAPES, type Kind } from '../../src/model/subject.js';
import { UserError } from '../../src/model/user-error.js';
import { ruleFiles } from '../generate/read-rules.js';

/** What was asked for on the command line. */
export interface Wish {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
}

/** A rule that can be written. */
export interface RulePlan {
  readonly code: string;
  readonly name: string;
  readonly kind: Kind;
  readonly step: StepNumber;
  /** `8-validate` */
  readonly folder: string;
}

/** Finds the step and its folder. Throws a `UserError` that says what would do. */
export function checked({ code, name, kind }: Wish, root: string): RulePlan {
  const step = stepOf(code);
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(name)) {
    throw new UserError(
      `"${name}" is no name for a rule. Name the problem in small words joined by hyphens: writable-root-filesystem.`,
    );
  }
  refuseTaken({ code, name, kind }, root);
  return { code, name, step, kind: kindOf(kind), folder: folderOf(step, root) };
}

function stepOf(code: string): StepNumber {
  const digit = /^ECS(\d)\d{2}$/.exec(code)?.[1];
  const step = STEP_NUMBERS.find((number) => String(number) === digit);
  if (step !== undefined) return step;
  const steps = STEP_NUMBERS.map((number) => `${String(number)} ${STEPS[number]}`).join(', ');
  throw new UserError(
    `"${code}" is no code for a rule. It is ECS and three digits, of which the first is the step: ${steps}. Example: npm run new-rule ECS899 my-problem`,
  );
}

function refuseTaken({ code, name }: Wish, root: string): void {
  const taken = ruleFiles(root).find((file) => file.name === name || codeIn(root, file) === code);
  if (taken === undefined) return;
  throw new UserError(
    `${code} ${name} is taken: src/rules/${taken.folder}/${taken.name}.ts has this code or name. Neither is ever used twice.`,
  );
}

/** Read from the text, so that a rule that does not compile yet counts too. */
function codeIn(
  root: string,
  { folder, name }: { readonly folder: string; readonly name: string },
): string | undefined {
  const text = readFileSync(path.join(root, 'src', 'rules', folder, `${name}.ts`), 'utf8');
  return /^ {2}code: '(\w+)'/m.exec(text)?.[1];
}

function kindOf(word: string): Kind {
  const kinds = Object.keys(SHAPES) as readonly Kind[];
  const kind = kinds.find((one) => one === word);
  if (kind !== undefined) return kind;
  throw new UserError(
    `"${word}" is nothing that a rule can judge.${didYouMean(word, kinds)} Kinds: ${kinds.join(', ')}.`,
  );
}

function folderOf(step: StepNumber, root: string): string {
  const folders = readdirSync(path.join(root, 'src', 'rules'));
  const folder = folders.find((name) => name.startsWith(`${String(step)}-`));
  if (folder === undefined) throw new UserError(`src/rules has no folder for step ${String(step)}.`);
  return folder;
}
