/** The edits of CDK code that write options, with the proof that they change nothing else of it. */
import type { TextEdit } from '../../model/finding.js';
import type { ParseScript } from '../../model/script.js';
import { isRefused, refuse, type Refusal } from '../draft.js';
import { applyEdits, distinctEdits, orderEdits, overlaps } from '../edits.js';
import type { Code } from './code-at.js';
import type { Call } from './find-call.js';
import { optionsOf } from './options.js';
import { isOverridden } from './overrides.js';
import { codeOf, type Granted } from './rows.js';
import { isSameTree } from './same-tree.js';
import { writeOption, type Written } from './write-option.js';

export interface Task {
  readonly granted: readonly Granted[];
  /** What the entry of a list is called. */
  readonly item: string;
}

const OVERRIDDEN = 'the code overrides it in the template';

/** Undefined when everything is written already. */
export function editCode(call: Call, task: Task, code: Code): readonly TextEdit[] | Refusal | undefined {
  const options = optionsOf(call, code.script);
  if (isRefused(options)) return options;
  if (task.granted.some(({ row }) => isOverridden(row.want, code.script))) return refuse(OVERRIDDEN);
  const found: Written[] = [];
  for (const granted of task.granted) {
    const words = code.scope.write(codeOf(granted));
    if (words === undefined) return refuse('it needs a name that the file does not import');
    const { prop, replaces = [], needs } = granted.row;
    const wanted = { steps: prop.split('.'), code: quoted(words, call, code), replaces, needs, item: task.item };
    const written = writeOption(options, wanted, code);
    if (written !== undefined && isRefused(written)) return written;
    if (written !== undefined) found.push(written);
  }
  return found.length === 0 ? undefined : proved(found, code);
}

/** Texts in the quotes that the call uses for its id. */
function quoted(words: string, { id }: Call, { file }: Code): string {
  const isDouble = id?.type === 'StringLiteral' && file.text.charAt(id.start) === '"';
  return isDouble ? words.replaceAll("'", '"') : words;
}

function proved(found: readonly Written[], { file, script, parse }: Code): readonly TextEdit[] | Refusal {
  const edits = orderEdits(distinctEdits(found.map(({ edit }) => edit)));
  if (edits.some((edit, index) => edits.slice(index + 1).some((other) => overlaps(edit, other))))
    return refuse('the options stand where only one can be written at a time');
  return isProved(found, applyEdits(file.text, edits), { file, script, parse })
    ? edits
    : refuse('it would change something else of the code');
}

/** The changed file has no mistake, and its syntax tree is the same but for the options. */
function isProved(
  found: readonly Written[],
  text: string,
  { file, script, parse }: Pick<Code, 'file' | 'script'> & { readonly parse: ParseScript },
): boolean {
  const after = parse(file.path, text);
  return after?.isWhole === true && isSameTree(script.program, after.program, found);
}
