import { describe, expect, test } from '@jest/globals';
import { parseExpression, parseHcl } from '../../../src/parse/hcl/parse-hcl.js';
import { places } from './nodes.js';
import { outline } from './outline.js';

describe('expressions', () => {
  test.each([
    ['a number', '42', '42'],
    ['a fraction', '1.50', '1.5'],
    ['an exponent without a fraction', '1e3', '1000'],
    ['an exponent with a sign', '2.5E-3', '0.0025'],
    ['true', 'true', 'true'],
    ['null', 'null', 'null'],
    ['a name with a dash', 'my-name', 'my-name'],
    ['a name in another alphabet', 'größe', 'größe'],
    ['a minus between names with blanks', 'a - b', '(- a b)'],
    ['attributes', 'var.a.b', '(get (get var a) b)'],
    ['attributes with blanks and line ends', 'var .\n a', '(get var a)'],
    ['an index', 'a[0]', '(index a 0)'],
    ['an index by text', 'a["k"].b', '(get (index a "k") b)'],
    ['an index by expression', 'a[b.c]', '(index a (get b c))'],
    ['a legacy index', 'a.0.b', '(get (index a 0) b)'],
    ['a full splat with everything after it', 'a[*].b[0].c', '(splat a (get (index (get @ b) 0) c))'],
    ['an attribute splat, which leaves the index', 'a.*.b[0]', '(index (splat a (get @ b)) 0)'],
    ['an attribute splat with a legacy index', 'a.*.b.0', '(splat a (index (get @ b) 0))'],
    ['a splat of nothing more', 'a[*]', '(splat a @)'],
    ['splats in splats', 'a[*].b[*].c', '(splat a (splat (get @ b) (get @ c)))'],
    ['a call', 'max(1, 2)', '(call max 1 2)'],
    ['a call of nothing', 'timestamp()', '(call timestamp)'],
    ['a call over lines with a last comma', 'f(\n1,\n2,\n)', '(call f 1 2)'],
    ['a call with an expanded argument', 'max(a...)', '(call max a ...)'],
    ['a function of a provider', 'provider::aws::arn_parse(x)', '(call provider::aws::arn_parse x)'],
    ['a function named like a literal', 'null(1)', '(call null 1)'],
    ['an access to the result of a call', 'f(x)[0].y', '(get (index (call f x) 0) y)'],
    ['parentheses', '(1 + 2) * 3', '(* (paren (+ 1 2)) 3)'],
    ['products before sums', '1 + 2 * 3 - 4', '(- (+ 1 (* 2 3)) 4)'],
    ['one level from the left', '8 / 4 % 3', '(% (/ 8 4) 3)'],
    ['sums before comparisons', 'a + 1 < b - 1', '(< (+ a 1) (- b 1))'],
    ['comparisons before equality', 'a < b == c >= d', '(== (< a b) (>= c d))'],
    ['equality before and, and before or', 'a || b && c == d != e', '(|| a (&& b (!= (== c d) e)))'],
    ['negation before everything', '-a.b + !c', '(+ (- (get a b)) (! c))'],
    ['negation twice', '!!a', '(! (! a))'],
    ['a conditional', 'a ? b : c', '(? a b c)'],
    ['conditionals to the right', 'a ? b : c ? d : e', '(? a b (? c d e))'],
    ['a conditional in the middle', 'a ? b ? c : d : e', '(? a (? b c d) e)'],
    ['a tuple', '[1, "a", [],]', '(tuple 1 (template "a") (tuple))'],
    ['an object with all kinds of keys', '{ a = 1, "b" : 2, (c) = 3 }', '(object #a=1 (template "b")=2 (paren c)=3)'],
    ['an object by lines', '{\n\na = 1\nb = 2,\n\n}', '(object #a=1 #b=2)'],
    ['keys that are literals elsewhere', '{ true = 1, null = 2, if = 3 }', '(object #true=1 #null=2 #if=3)'],
    ['keys that are numbers and texts with holes', '{ 1 = a, "${x}" = b }', '(object 1=a (template ${x})=b)'],
    ['a key with a dot, which is a reference', '{ a.b = 1 }', '(object (get a b)=1)'],
    ['for in a tuple', '[for x in l : x if x]', '(for x l x if x)'],
    ['for with two names', '[for i, x in l : i]', '(for i,x l i)'],
    ['for in an object', '{for k, v in m : k => v}', '(for k,v m =>k v)'],
    ['for with groups', '{\nfor x in l :\nx.k => x...\nif x.ok\n}', '(for x l =>(get x k) x ... if (get x ok))'],
    ['comments everywhere', 'a /* b */ + # c\n // d\n e', '(+ a e)'],
    ['a heredoc in a call', 'f(<<E\nx\nE\n, 1)', '(call f (template "x\\n") 1)'],
  ])('%s', (_, text, expected) => {
    const { expression, diagnostics } = parseExpression(text);
    expect(diagnostics).toEqual([]);
    expect(outline(expression)).toBe(expected);
  });

  test.each([
    ['a.b[0]', ['index: a.b[0]', 'get: a.b', 'variable: a', 'literal: 0']],
    ['a.0', ['index: a.0', 'variable: a', 'literal: 0']],
    ['a[ * ].b', ['splat: a[ * ].b', 'variable: a', 'get: [ * ].b', 'splat item: [ * ]']],
    ['a.*.b', ['splat: a.*.b', 'variable: a', 'get: .*.b', 'splat item: .*']],
    ['( 1 )+2', ['binary: ( 1 )+2', 'parenthesis: ( 1 )', 'literal: 1', 'literal: 2']],
    ['a?-b:"c"', ['conditional: a?-b:"c"', 'variable: a', 'unary: -b', 'variable: b', 'template: "c"', 'text: c']],
    ['f( x... )', ['call: f( x... )', 'variable: x']],
    ['[ a , ]', ['tuple: [ a , ]', 'variable: a']],
    [
      '{ a = 1, "b": [] }',
      [
        'object: { a = 1, "b": [] }',
        'object item: a = 1',
        'variable: a',
        'literal: 1',
        'object item: "b": []',
        'template: "b"',
        'text: b',
        'tuple: []',
      ],
    ],
    ['[for x in y: x]', ['for expression: [for x in y: x]', 'variable: y', 'variable: x']],
    [
      '"😀 ${ a }%{ if b }c%{ endif }"',
      [
        'template: "😀 ${ a }%{ if b }c%{ endif }"',
        'text: 😀 ',
        'interpolation: ${ a }',
        'variable: a',
        'if: %{ if b }c%{ endif }',
        'variable: b',
        'text: c',
      ],
    ],
    ['<<-E\n  a\n  E  \n', ['template: <<-E\n  a\n  E', 'text: a\n']],
  ])('every node of %j has its exact place', (text, expected) => {
    expect(places(text, parseExpression(text).expression)).toEqual(expected);
  });

  test('numbers keep the digits that a double cannot hold', () => {
    expect(parseExpression('12345678901234567890.10').expression).toMatchObject({ raw: '12345678901234567890.10' });
  });

  test.each([
    ['1 2', 2, 'expected the end of the expression, found "2"'],
    ['', 0, 'expected a value, found the end of the text'],
    ['1 +', 3, 'expected a value, found the end of the text'],
    ["'a'", 0, 'expected a value, found a single quote (strings are written in double quotes)'],
    ['1.2.3', 0, '"1.2.3" is not a number'],
    ['a.', 2, 'expected a name after the dot, found the end of the text'],
    ['a.0.1', 2, '".0.1" is not an index; write [0] and not .0'],
    ['[1 2]', 3, 'expected "," or "]" after the item, found "2"'],
    ['{ a }', 4, 'expected "=" after the key, found "}"'],
    ['{ a = 1 b = 2 }', 8, 'expected ",", the end of the line or "}" after the item, found "b"'],
    ['{ a =\n1 }', 5, 'expected a value, found the end of the line'],
    ['f(a... , b)', 7, 'expected ")" after "...", found ","'],
    ['a::b', 4, 'expected the arguments of the function in parentheses, found the end of the text'],
    ['a ? b', 5, 'expected an operator or ":" and what holds otherwise, found the end of the text'],
    ['[for x in y : x => x]', 16, 'expected "]", since only a "for" in braces has keys, found "=>"'],
    ['{for x in y : x}', 15, 'expected "=>" and a value, since a "for" in braces needs keys, found "}"'],
    ['[for x in y : x...]', 15, 'only a "for" in braces can group with "..."'],
    ['{ for = 1 }', 6, 'expected a name for the elements after "for", found "="'],
    ['"a', 0, 'the string that begins here is not closed on its line'],
    ['"${a"', 4, 'expected "}" at the end of the sequence, found a string'],
    ['"\\x41"', 1, '"\\x" is not an escape sequence'],
    ['"\\ud800"', 1, '"\\ud800" is not an escape sequence'],
    ['"%{ else }"', 1, 'this "else" belongs to nothing'],
    ['"%{ for x in y }%{ endif }"', 16, 'this "endif" belongs to nothing'],
    ['"%{ if a }b"', 1, 'this "if" has no "endif"'],
    ['"%{ when }"', 4, 'expected if, else, endif, for or endfor after "%{", found "when"'],
    ['<<E\na', 0, 'the heredoc that begins here is not closed: no line below holds only "E"'],
    ['a /* b', 2, 'the comment that begins here is not closed'],
  ])('the fault in %j is named and located', (text, offset, message) => {
    expect(parseExpression(text).diagnostics[0]).toEqual({ offset, message });
  });

  test('two legacy indexes are refused but understood', () => {
    expect(outline(parseExpression('a.0.1').expression)).toBe('(index (index a 0) 1)');
  });

  test('line ends end an expression in a file and nowhere within brackets', () => {
    const { body, diagnostics } = parseHcl('a = [1\n+ 2, (3\n- 4)]\nb = 5\n- 6\n');
    expect(body.items).toHaveLength(2);
    expect(diagnostics).toEqual([{ offset: 27, message: 'expected an attribute or a block, found "-"' }]);
  });
});
