import { expect, test } from '@jest/globals';
import { resultOf } from '../../../support/terraform-expression.js';

/** What Go's and Terraform's sources say, where the golden data has no row. */
test.each([
  ['format("%+d|% d|%-5d|%x", 5, 5, 5, 255)', '+5| 5|5    |ff'],
  ['format("%#o %b %X", 8, 5, 255)', '010 101 FF'],
  ['format("%08.3f|%+.1e|%g|%G", 3.14159, 12345, 1000000, 0.00001)', '0003.142|+1.2e+04|1e+06|1E-05'],
  ['format("%v %v", 123456, 1234567)', '123456 1.234567e+06'],
  ['format("%.2s|%5s|%-5s|%q", "héllo", "é", "é", "a\\"b")', 'hé|    é|é    |"a\\"b"'],
  ['format("%5t", true)', 'true'],
  ['format("%[1]s %[1]s %s", "a", "b")', 'a a b'],
  ['title("hello wörld-foo")', 'Hello Wörld-Foo'],
  ['upper("straße ŉ")', 'STRAßE ŉ'],
  ['lower("İΑΣ")', 'iας'.replace('ς', 'σ')],
  ['trimspace("\\ufeff a \\n")', '\ufeff a'],
  ['substr("hello", -3, 2)', 'll'],
  ['split("", "a😀")', ['a', '😀']],
  ['replace("abc", "", "-")', '-a-b-c-'],
  ['replace("x=1", "/(?P<k>x)=(?P<v>1)/", "$v=$k$$")', '1=x$'],
  ['regex("(\\\\d+)(x)?", "a12")', ['12', null]],
  ['timeadd("2024-01-01T00:00:00+02:00", "-1h30m10.5s")', '2023-12-31T22:29:49+02:00'],
  ['formatdate("\'it\'\'s\' DD MMM YYYY hh:mm ZZZ", "2024-03-05T14:07:09Z")', "it's 05 Mar 2024 14:07 UTC"],
  ['cidrsubnets("10.0.0.0/16", 8, 4, 8)', ['10.0.0.0/24', '10.0.16.0/20', '10.0.32.0/24']],
  ['cidrhost("010.0.0.0/8", 1)', '10.0.0.1'],
  ['cidrsubnet("::/0", 16, 3)', '3::/16'],
  [
    'yamlencode({ a = "x\\ty", b = "l1\\nl2", c = [[], {}], d = "é😀" })',
    '"a": "x\\ty"\n"b": |-\n  l1\n  l2\n"c":\n- []\n- {}\n"d": "é\\U0001F600"\n',
  ],
  [
    `yamlencode({ a = "${'word '.repeat(20)}end" })`,
    `"a": "${'word '.repeat(16).trim()}\n  ${'word '.repeat(4)}end"\n`,
  ],
  ['yamlencode("a\\n\\n")', '|+\n  a\n\n...\n'],
  ['yamlencode([{ a = [{ b = 1 }] }])', '- "a":\n  - "b": 1\n'],
  [
    'yamldecode("a: 017\\nb: 0x1F\\nc: 1_000\\nd: 2024-1-2\\ne: \\"1\\"\\nf: |-\\n  x\\n")',
    { a: 17, b: 31, c: 1000, d: '2024-01-02T00:00:00Z', e: '1', f: 'x' },
  ],
  [
    'yamldecode("base: &b {x: 1, z: 2}\\nuse:\\n  x: 0\\n  <<: *b\\n  z: 3\\n")',
    { base: { x: 1, z: 2 }, use: { x: 1, z: 3 } },
  ],
  ['csvdecode("a,b\\r\\n\\"x\\ny\\",\\r\\n")', [{ a: 'x\ny', b: '' }]],
  ['urlencode("é /~*")', '%C3%A9+%2F~%2A'],
  ['jsonencode("<\\u2028\\b>")'.replace('\\b', '\\u0008'), '"\\u003c\\u2028\\b\\u003e"'],
  ['element(["a", "b"], 3)', 'b'],
  ['templatestring("x", {})', '!'],
] as const)('%s', (source, expected) => {
  if (expected === '!') expect(() => resultOf(source)).toThrow('the template must be a direct reference to a value');
  else expect(resultOf(source)).toEqual(expected);
});
