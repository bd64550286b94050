import { describe, expect, test } from '@jest/globals';
import { readExpression, resultOf } from '../../../support/terraform-expression.js';

const S = 'terraform_data.s.output';
const B = 'terraform_data.b.output';
const WHY = '? it is known only after deployment';

describe('what is known of partly unknown arguments stays visible', () => {
  test.each([
    [`concat([{ name = "a" }], terraform_data.l.output)`, [{ name: 'a' }, '…']],
    [`concat(["a"], ${B} ? ["b"] : [])`, { [`${B} is true`]: ['a', 'b'], [`${B} is false`]: ['a'] }],
    [`merge({ a = 1 }, terraform_data.m.output, { c = 3 })`, { a: WHY, c: 3, '…': true }],
    [`merge(terraform_data.m.output, { c = 3 })`, { c: 3, '…': true }],
    [`merge({ a = 1 }, { a = ${S}, b = 2 })`, { a: WHY, b: 2 }],
    [`merge([for x in terraform_data.l.output : { (x) = 1 }]...)`, WHY],
    [`flatten([["a"], terraform_data.l.output])`, ['a', '…']],
    [`flatten(["a", [${S}]])`, ['a', WHY]],
    [`jsonencode([{ name = "a", image = "x:\${${S}}" }])`, { json: [{ name: 'a', image: 'x:⟪unknown⟫' }] }],
    [`base64encode("a\${${S}}")`, { base64: 'a⟪unknown⟫' }],
    [`base64encode(${S})`, WHY],
    [`jsondecode(jsonencode([{ name = "a", image = ${S} }]))`, [{ name: 'a', image: WHY }]],
    [`jsondecode("{\\"a\\": \\"x\${${S}}\\", \\"b\\": 1}")`, { a: 'x⟪unknown⟫', b: 1 }],
    [`jsondecode("[\${${S}}, {\\"b\\": 1}]")`, [WHY, { b: 1 }, '…']],
    [`format("%s/app:%s", ${S}, "1.4")`, '⟪unknown⟫/app:1.4'],
    [`format("%05d-%s", ${S}, "1.4")`, '⟪unknown⟫-1.4'],
    [`formatlist("%s-x", ["a", ${S}])`, ['a-x', '⟪unknown⟫-x']],
    [`join(",", ["a", ${S}, "b"])`, 'a,⟪unknown⟫,b'],
    [`join(",", ["a"], terraform_data.l.output)`, 'a,⟪unknown⟫'],
    [`lookup({ a = 1 }, "a", ${S})`, 1],
    [`element(["a", ${S}], 2)`, 'a'],
    [`upper(${B} ? "a" : "b")`, { [`${B} is true`]: 'A', [`${B} is false`]: 'B' }],
    [`length(${B} ? ["a"] : [])`, { [`${B} is true`]: 1, [`${B} is false`]: 0 }],
    [`try(${S}, "x")`, WHY],
    [`coalesce(${S}, "x")`, WHY],
    [`zipmap(["a", ${S}], [1, 2])`, { a: 1, '…': true }],
    [`setproduct(["a"], [${S}])`, [['a', WHY]]],
    [`keys({ a = ${S} })`, ['a']],
    [`startswith("arn:\${${S}}", "arn:")`, true],
    [`startswith("arn:\${${S}}", "x")`, false],
    [`startswith(jsonencode({ a = ${S} }), "{")`, true],
    [`contains(["a", ${S}], "a")`, true],
    [`anytrue([true, ${B}])`, true],
  ])('%s', (source, expected) => {
    expect(resultOf(source)).toEqual(expected);
  });
});

describe('what nobody can compute says why', () => {
  test.each([
    ['provider::aws::arn_parse("x")', '? the function provider::aws::arn_parse is not known'],
    ['urldecode("a")', '? the function urldecode is not known'],
    ['timestamp()', '? timestamp() gives the time of the deployment'],
    ['uuid()', '? uuid() gives another result each time'],
    ['bcrypt("x", 4)', '? bcrypt gives another result each time'],
    ['base64gzip("x")', '? the bytes of a compressed text depend on the compressor'],
    ['abspath("x")', '? abspath() depends on the machine where Terraform runs'],
    ['format("%s", null)', '? a null without a type cannot be formatted'],
    ['[nosuch(1)]', ['? the function nosuch is not known']],
    ['try(provider::x::y(), "fallback")', '? the function provider::x::y is not known'],
    ['textdecodebase64("YQ==", "IBM037")', '? the encoding IBM037 is not read here'],
    ['merge({ a = 1 }, nosuch())', { a: '? the function nosuch is not known', '…': true }],
  ])('%s', (source, expected) => {
    expect(resultOf(source)).toEqual(expected);
  });
});

test('marks of parts stay with the parts, and jsonencode carries them to the whole', () => {
  const { value } = readExpression('merge({ a = sensitive("x") }, { b = 1 })');
  expect(value.sensitive).toBe(false);
  expect(readExpression('jsonencode({ a = sensitive("x") })').value.sensitive).toBe(true);
  expect(readExpression('merge(sensitive({ a = 1 }), { b = 1 })').value.sensitive).toBe(true);
});
