import { decodeArguments, FLAGS, type Arguments } from '../config/flags.js';
import { ruleCodesOf } from '../config/rule-names.js';
import { configurationIn } from '../configuration.js';
import { locationOf } from '../io/locations.js';
import { terminalColours, terminalWidth, today, workingFolder, write } from '../io/terminal.js';
import { openWorkingTree } from '../io/working-tree.js';
import type { Finding, Outcome } from '../model/finding.js';
import { UserError } from '../model/user-error.js';
import { findingText } from '../report/finding-text.js';
import { maskOf } from '../report/mask.js';
import { COLOURS, PLAIN, type Palette } from '../report/palette.js';
import { ruleText } from '../report/rule-text.js';
import { review } from '../review.js';
import { RULES } from '../rules/index.js';
import type { Command } from './command.js';

/** The flags of a review that decide what is found. */
const OWN_FLAGS = ['exclude', 'plan', 'var-file', 'relevance', 'preset', 'no-color'];

/** Shows the page of a rule, or one finding with the way by which its value came. */
export const explain: Command = {
  name: 'explain',
  usage: '<code|name|fingerprint> [options] [paths]',
  help: 'Shows a rule by its code or name, or a finding by its fingerprint (the JSON and SARIF reports name it).',
  flags: FLAGS.filter(({ name }) => OWN_FLAGS.includes(name)),
  run: (written) => {
    const palette = !written.values.has('no-color') && terminalColours() ? COLOURS : PLAIN;
    write(explainText(written, palette));
    return 0;
  },
};

/** What `ecs-reviewer explain` prints. */
export function explainText(written: Arguments, palette: Palette): string {
  return `${explainLines(written, palette).join('\n')}\n`;
}

function explainLines({ paths, values }: Arguments, palette: Palette): readonly string[] {
  const [wanted, ...rest] = paths;
  if (wanted === undefined) throw new UserError('explain needs the code of a rule or the fingerprint of a finding.');
  if (!isFingerprint(wanted)) return ruleLines(wanted, palette);
  const location = locationOf(rest, workingFolder());
  const layer = configurationIn(openWorkingTree(location.root, { paths: ['.github'] }), { today: today() });
  const { exclude, options } = decodeArguments({ paths: rest, values }, RULES, layer);
  const tree = openWorkingTree(location.root, { paths: location.paths, exclude });
  const outcome = review(tree, {
    ...options,
    preset: values.has('preset') ? options.preset : 'strict',
    suggestions: false,
  });
  const finding = findingOf(outcome, wanted);
  const style = { palette, width: terminalWidth(), mask: maskOf(outcome) };
  return [...findingText(finding, style), '', ...ruleText(finding.rule, palette, style.width)];
}

function ruleLines(word: string, palette: Palette): readonly string[] {
  const [code] = ruleCodesOf('explain', [word], RULES);
  const rule = RULES.find((one) => one.code === code);
  return rule === undefined ? [] : ruleText(rule, palette, terminalWidth());
}

/** At least the first eight of its sixteen digits. */
function isFingerprint(word: string): boolean {
  return /^[0-9a-f]{8,16}$/i.test(word);
}

function findingOf({ findings, suppressed }: Outcome, wanted: string): Finding {
  const all: readonly Finding[] = [...findings, ...suppressed.map(({ finding }) => finding)];
  const found = all.find(({ fingerprint }) => fingerprint.startsWith(wanted.toLowerCase()));
  if (found !== undefined) return found;
  throw new UserError(`No finding here has the fingerprint ${wanted}; --format json lists those that there are.`);
}
