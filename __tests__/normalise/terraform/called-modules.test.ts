/** What modules of the repository are judged on: their calls, or their defaults where nobody calls them. */
import { expect, test } from '@jest/globals';
import { read } from '../../support/test-rule.js';

const MODULE = `variable "mutability" {
  default = "MUTABLE"
}
resource "aws_ecr_repository" "given" {
  name                 = "given"
  image_tag_mutability = var.mutability
}
resource "aws_ecr_repository" "fixed" {
  name                 = "fixed"
  image_tag_mutability = "MUTABLE"
}
`;

const call = (name: string, body: string): string => `module "${name}" {\n  source = "./m"\n${body}}\n`;
const given = (value: string): string => `  mutability = ${value}\n`;

/** Address and place of each finding of mutable tags. */
function findings(main: string): readonly string[] {
  const files = { 'm/main.tf': MODULE, ...(main === '' ? {} : { 'main.tf': main }) };
  return read(files)
    .findings.filter(({ rule }) => rule.code === 'ECS503')
    .map(({ address, file, span, assumed }) => {
      const line = file.text.slice(0, span.start).split('\n').length;
      return [address, `${file.path}:${String(line)}`, ...assumed].join(' ');
    })
    .sort();
}

test.each<[string, string, readonly string[]]>([
  [
    'that nobody calls is judged on its defaults',
    '',
    ['aws_ecr_repository.fixed m/main.tf:10', 'aws_ecr_repository.given m/main.tf:2 var.mutability'],
  ],
  ['is judged by its call', call('a', given('"IMMUTABLE"')), ['module.a.aws_ecr_repository.fixed m/main.tf:10']],
  [
    'is judged once for each call that is wrong in its own place, and once for what is wrong in it',
    call('a', given('"MUTABLE"')) + call('b', given('"MUTABLE"')),
    [
      'module.a.aws_ecr_repository.fixed m/main.tf:10',
      'module.a.aws_ecr_repository.given main.tf:3',
      'module.b.aws_ecr_repository.given main.tf:7',
    ],
  ],
  [
    'is judged once where its calls share a value',
    `locals {\n  all = "MUTABLE"\n}\n${call('a', given('local.all'))}${call('b', given('local.all'))}`,
    ['module.a.aws_ecr_repository.fixed m/main.tf:10', 'module.a.aws_ecr_repository.given main.tf:2'],
  ],
  [
    'with a count is judged once',
    call('a', '  count = 3\n'),
    ['module.a[0].aws_ecr_repository.fixed m/main.tf:10', 'module.a[0].aws_ecr_repository.given m/main.tf:2'],
  ],
  [
    'with for_each is judged once for each value that is wrong',
    call('a', `  for_each = { x = "MUTABLE", y = "IMMUTABLE", z = "MUTABLE" }\n${given('each.value')}`),
    [
      'module.a["x"].aws_ecr_repository.fixed m/main.tf:10',
      'module.a["x"].aws_ecr_repository.given main.tf:3',
      'module.a["z"].aws_ecr_repository.given main.tf:3',
    ],
  ],
  [
    'with an unknown for_each is judged once',
    `variable "x" {}\n${call('a', `  for_each = var.x\n${given('"IMMUTABLE"')}`)}`,
    ['module.a.aws_ecr_repository.fixed m/main.tf:10'],
  ],
])('a module %s', (_, main, expected) => {
  expect(findings(main)).toEqual(expected);
});
