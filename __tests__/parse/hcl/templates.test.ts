import { describe, expect, test } from '@jest/globals';
import { parseExpression, parseTemplate } from '../../../src/parse/hcl/parse-hcl.js';
import type { TemplateExpression } from '../../../src/model/hcl.js';
import { texts } from './nodes.js';
import { outline, templateOutline } from './outline.js';

describe('quoted templates', () => {
  test.each([
    ['""', '(template)'],
    ['"a"', '(template "a")'],
    [String.raw`"\n\r\t\"\\"`, String.raw`(template "\n\r\t\"\\")`],
    [String.raw`"\u00e9\U0001F600"`, '(template "é😀")'],
    ['"$${a} %%{b}"', '(template "${a} %{b}")'],
    ['"$ % $a 100% $$ %%"', '(template "$ % $a 100% $$ %%")'],
    ['"$$${ $$$${"', '(template "$${ $$${")'],
    ['"${a}"', '(template ${a})'],
    ['"${"${a}"}"', '(template ${(template ${a})})'],
    ['"a${\n{ b = "}" }\n}c"', '(template "a" ${(object #b=(template "}"))} "c")'],
    ['"a ${~ b ~} c"', '(template "a" ${b} "c")'],
    ['" ${~ b ~} "', '(template "" ${b} "")'],
    ['"a\\n ${~ b ~} \\n c"', '(template "a" ${b} "c")'],
    ['"%{ if a }b%{ else }c%{ endif }"', '(template (if a (template "b") (template "c")))'],
    ['"%{~if a~} b %{~endif~} c"', '(template (if a (template "b") (template)) "c")'],
    ['"%{ for k, v in m }${k}%{ endfor }"', '(template (each k,v m (template ${k})))'],
    [
      '"%{ for x in l }%{ if x }a%{ endif }%{ endfor }"',
      '(template (each x l (template (if x (template "a") (template)))))',
    ],
  ])('%s', (text, expected) => {
    const { expression, diagnostics } = parseExpression(text);
    expect(diagnostics).toEqual([]);
    expect(outline(expression)).toBe(expected);
    expect(expression.span).toEqual({ start: 0, end: text.length });
  });
});

describe('heredocs', () => {
  test.each([
    ['an empty one', '<<E\nE\n', '(template)'],
    ['its lines with their ends', '<<E\na\n  b\n\nE\n', '(template "a\\n  b\\n\\n")'],
    ['carriage returns', '<<E\r\na\r\nE\r\n', '(template "a\\r\\n")'],
    ['an indented closing word', '<<E\n  a\n  E\n', '(template "  a\\n")'],
    ['the word within a line', '<<E\nE a\n E.\nE\n', '(template "E a\\n E.\\n")'],
    ['the word after an interpolation', '<<E\n${a}E\nE\n', '(template ${a} "E\\n")'],
    ['a closing word at the end of the text', '<<E\na\nE', '(template "a\\n")'],
    ['backslashes and quotes as they are', '<<E\n\\n "a"\nE\n', String.raw`(template "\\n \"a\"\n")`],
    ['escaped marks', '<<E\n$${a} %%{b}\nE\n', '(template "${a} %{b}\\n")'],
    ['marks before line ends', '<<E\n5 $\n100%\nE\n', '(template "5 $\\n100%\\n")'],
    ['a heredoc in an interpolation', '<<E\n${f(<<E\na\nE\n)}\nE\n', '(template ${(call f (template "a\\n"))} "\\n")'],
    ['removed indentation', '<<-E\n    a\n      b\n   c\nE\n', '(template " a\\n   b\\nc\\n")'],
    ['a tab as one column', '<<-E\n\ta\n  b\nE\n', '(template "a\\n b\\n")'],
    ['blank lines, which keep theirs', '<<-E\n  a\n\n    \n  b\nE\n', '(template "a\\n\\n    \\nb\\n")'],
    ['indentation before interpolations', '<<-E\n  ${a}\n    ${b}\nE\n', '(template "" ${a} "\\n  " ${b} "\\n")'],
    ['an interpolation without indentation', '<<-E\n  a\n${b}\nE\n', '(template "  a\\n" ${b} "\\n")'],
    [
      'a directive that takes its indentation, and so switches the removal off',
      '<<-E\n  a\n  %{~ if b }c%{ endif }\nE\n',
      '(template "  a\\n" (if b (template "c") (template)) "\\n")',
    ],
    [
      'a directive that takes its line end',
      '<<-E\n  %{ if a ~}\n    b\n  %{ endif ~}\n  c\nE\n',
      '(template "" (if a (template "    b\\n") (template)) "  c\\n")',
    ],
    ['trimming of one line only', '<<E\na\n\n  ${~ b ~}\n\n c\nE\n', '(template "a\\n\\n" ${b} "\\n c\\n")'],
  ])('%s', (_, text, expected) => {
    const { expression, diagnostics } = parseExpression(text);
    expect(diagnostics).toEqual([]);
    expect(outline(expression)).toBe(expected);
  });

  test('a word with something after it opens no heredoc', () => {
    expect(parseExpression('<<E x\nE\n').diagnostics).toHaveLength(1);
    expect(parseExpression('<<"E"\nE\n').diagnostics).toHaveLength(1);
  });
});

describe('where texts stand', () => {
  const partsOf = (text: string): TemplateExpression['parts'] => {
    const { expression } = parseExpression(text);
    return expression.kind === 'template' ? expression.parts : [];
  };

  test.each([
    [
      '"a ${b} c"',
      [
        ['a ', 'a '],
        [' c', ' c'],
      ],
    ],
    [
      '"a ${~ b ~} c"',
      [
        ['a', 'a'],
        ['c', 'c'],
      ],
    ],
    ['"  ${~ b }"', [['', '']]],
    ['"a\\n${b}"', [['a\n', 'a\\n']]],
    ['<<E\na\n b\nE\n', [['a\n b\n', 'a\n b\n']]],
    ['<<-E\n  a\n  b\nE\n', [['a\nb\n', 'a\n  b\n']]],
    ['<<E\n${a ~}\n\nb\nE\n', [['\nb\n', '\nb\n']]],
  ])('the texts of %j', (text, expected) => {
    expect(texts(text, partsOf(text))).toEqual(expected);
  });
});

describe('template files', () => {
  test.each([
    ['', '(template)'],
    ['a\n${b}\n', '(template "a\\n" ${b} "\\n")'],
    ['\uFEFF"a"', '(template "\\"a\\"")'],
    ['a $', '(template "a $")'],
    ['$${a}', '(template "${a}")'],
    ['${a}', '(template ${a})'],
    ['%{ for x in l ~}\n- ${x}\n%{ endfor ~}\n', '(template (each x l (template "- " ${x} "\\n")) "")'],
  ])('%j', (text, expected) => {
    const { template, diagnostics } = parseTemplate(text);
    expect(diagnostics).toEqual([]);
    expect(template.style).toBe('bare');
    expect(templateOutline(template.parts)).toBe(expected);
  });

  test('shell syntax in a template file is a fault that is located', () => {
    const { template, diagnostics } = parseTemplate('echo ${HOME:-/root}');
    expect(diagnostics).toEqual([{ offset: 11, message: 'expected "}" at the end of the sequence, found ":"' }]);
    expect(template.parts).toEqual([]);
  });
});
