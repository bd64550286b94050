/**
 * Starts a rule: `npm run new-rule ECS899 my-problem [kind] [-- --into folder]` writes the rule and its test, both to be
 * filled in. The kind is what the rule judges (`container` when not given); `--into` writes to another folder.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { UserError } from '../src/model/user-error.js';
import { createRule } from './new-rule/create-rule.js';

const ROOT = path.resolve(import.meta.dirname, '..');

const { positionals, values } = parseArgs({ allowPositionals: true, options: { into: { type: 'string' } } });
const [code = '', name = '', kind = 'container'] = positionals;
try {
  const { rule, test } = await createRule({ code, name, kind }, { root: ROOT, into: values.into ?? ROOT });
  console.log(
    [
      `Wrote ${rule}`,
      `      ${test}`,
      '',
      'Next:',
      `1. ${test}: fill the table: absent, wrong, right, a reference, a default, conditional, dynamic.`,
      '2. An attribute is missing? Add a line to its shape in src/model/, and one to src/normalise/names.ts where a',
      '   format spells it in an irregular way.',
      `3. ${rule}: say what is wrong and why, then write check: facts, early returns, one problem.`,
      `4. npm test -- ${test}`,
      '5. npm run generate && npm run build && npm run check',
    ].join('\n'),
  );
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
