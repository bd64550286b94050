/** Damages a text as a careless hand, a broken merge or an attacker would. */
import type { Random } from './random.js';

const MOST_STEPS = 6;
const LONGEST = 400_000;

/** What means something in one of the syntaxes, and what often breaks a reader. */
const TOKENS = [
  ...['{', '}', '[', ']', '(', ')', '"', "'", '`', ',', ':', '=', '=>', '?', '\\', '\n', '\r\n', '\r', '\t', ' ', '-'],
  ...['${', '%{', '}', '$${', '%{ if true }', '%{ for x in y ~}', '%{ endfor }', '<<EOT\n', '<<-EOT\n', 'EOT\n'],
  ...[
    '&a ',
    '*a',
    '<<: *a\n',
    '!Ref ',
    '!Sub ',
    '!GetAtt ',
    '!If [',
    '!Join ',
    '!Unknown ',
    '---\n',
    '...\n',
    '|\n',
    '>-\n',
  ],
  ...['# ', '// ', '/*', '*/', '{{', '}}', '<%=', '%>', '<NAME>', '$schema', '__proto__', 'constructor', 'toString'],
  ...['null', 'true', 'false', '0', '-1', '1e999', '99999999999999999999', '0x10', '1_000', '.5', '...'],
  ...['for x in y : x', 'each.value', 'count.index', 'var.x', 'local.x', 'self', 'path.module', '[*].id', '.*.id'],
  ...['jsonencode(', 'merge(', 'file("x")', 'templatefile("x", {})', 'range(1000000)', 'pow(9, 999)', 'try('],
  ...['AWS::NoValue', 'Fn::If', 'Fn::Sub', 'Fn::ForEach::L', 'Fn::Transform', 'Ref', 'Ref: ', 'Type: ', 'Resources:'],
  ...['\u0000', '\ufeff', '\u2028', '\u202e', '\ud800', '\u{1f600}', '\u00a0', '\u001b[31m', '::error::x'],
  ...['ecs-reviewer:ignore ECS804 -- x', '# ecs-reviewer:ignore-file', 'checkov:skip=CKV_AWS_336: x'],
];

type Step = (text: string, decide: Random) => string;

const STEPS: readonly Step[] = [
  (text, decide) => spliced(text, decide, decide.pick(TOKENS)),
  (text, decide) => spliced(text, decide, decide.pick(TOKENS).repeat(decide.once(20) ? 3000 : 1 + decide.below(4))),
  (text, decide) => text.slice(0, decide.below(text.length + 1)),
  cut,
  (text, decide) => spliced(text, decide, pieceOf(text, decide)),
  (text, decide) => inLines(text, decide, (line) => [line, line]),
  (text, decide) => inLines(text, decide, () => []),
  (text, decide) => inLines(text, decide, (line) => [`${' '.repeat(1 + decide.below(4))}${line}`]),
  (text, decide) => inLines(text, decide, (line) => [line.replace(/^\s{1,2}/, '')]),
  (text, decide) => inLines(text, decide, (line) => [line.replace(/[\w./-]+/, decide.pick(TOKENS))]),
  (text, decide) => inLines(text, decide, (line) => [line.replace(/(["'])(?:(?!\1).)*\1/, decide.pick(TOKENS))]),
  swappedWords,
  (text) => text.replaceAll('\n', '\r\n'),
];

/** The text after one to six such accidents. */
export function mutateText(text: string, decide: Random): string {
  let changed = text;
  for (let step = 0; step <= decide.below(MOST_STEPS); step += 1) {
    changed = decide.pick(STEPS)(changed, decide).slice(0, LONGEST);
  }
  return changed;
}

function spliced(text: string, decide: Random, piece: string): string {
  const at = decide.below(text.length + 1);
  return text.slice(0, at) + piece + text.slice(at);
}

function cut(text: string, decide: Random): string {
  const at = decide.below(text.length + 1);
  return text.slice(0, at) + text.slice(at + 1 + decide.below(decide.once(4) ? 400 : 12));
}

function pieceOf(text: string, decide: Random): string {
  const at = decide.below(text.length + 1);
  return text.slice(at, at + decide.below(300));
}

function inLines(text: string, decide: Random, change: (line: string) => readonly string[]): string {
  const lines = text.split('\n');
  const at = decide.below(lines.length);
  return lines.flatMap((line, index) => (index === at ? change(line) : [line])).join('\n');
}

/** Two words of the text in each other's place: references in a circle, types in the place of names. */
function swappedWords(text: string, decide: Random): string {
  const words = [...text.matchAll(/[\w.:]+/g)];
  if (words.length < 2) return text;
  const [first, second] = [decide.pick(words), decide.pick(words)].sort((a, b) => a.index - b.index) as [
    RegExpExecArray,
    RegExpExecArray,
  ];
  if (first.index + first[0].length > second.index) return text;
  const between = text.slice(first.index + first[0].length, second.index);
  return text.slice(0, first.index) + second[0] + between + first[0] + text.slice(second.index + second[0].length);
}
