import { expect, test } from '@jest/globals';
import { readExpression } from '../../../support/terraform-expression.js';
import { processorTime } from '../../../support/processor-time.js';

const HOSTILE: Readonly<Record<string, string>> = {
  'a range that never ends': 'range(0, 1, 0)',
  'a large range': 'range(0, 100000000)',
  'a product of sets': 'setproduct(range(1000), range(1000), range(1000))',
  'a text that doubles': `[for a in [format("%9999s", "")] : [for b in [join(a, range(400))] : join(b, range(400))]]`,
  'a wide format': 'format("%1000000000d", 1)',
  'a precise format': 'format("%.1000000000f", 1)',
  'a deep indent': 'indent(1000000000, "a\\nb")',
  'a replacement that multiplies':
    'replace(replace(replace(replace(format("%9999d", 1), "", format("%9999d", 1)), "", "xxxx"), "", "xxxx"), "", "xxxx")',
  'a large number in another base': `parseint("${'9'.repeat(20_000)}", 10)`,
  'a power without end': 'pow(10, 100000)',
  'a long duration': 'timeadd("2024-01-01T00:00:00Z", "99999999999999999999h")',
  'deep JSON': `jsondecode("${'['.repeat(5000)}")`,
  'deep YAML': `yamldecode("${'['.repeat(5000)}")`,
  'YAML that unfolds': `yamldecode(<<EOT\n${Array.from({ length: 12 }, (_, index) => `a${String(index)}: &a${String(index)} [${index === 0 ? 'x' : Array.from({ length: 12 }, () => `*a${String(index - 1)}`).join(', ')}]`).join('\n')}\nEOT\n)`,
  'YAML that holds itself': 'yamldecode("a: &x [*x]")',
  'a slow pattern': `regexall("(a*)*b", format("%9999s", ""))`,
  'a glob that backtracks': `fileset(".", "${'*a'.repeat(30)}")`,
};

test.each(Object.entries(HOSTILE))('%s ends soon, with a value or an error', (_, source) => {
  const started = processorTime();
  try {
    readExpression(source);
  } catch (error) {
    expect((error as Error).name).toBe('Error');
  }
  expect(processorTime() - started).toBeLessThan(3000);
});

test('what exceeds a limit is not known, and no fallback of try is taken for it', () => {
  expect(() => readExpression('try(format("%99999d", 1), "x")')).toThrow('too large');
  expect(() => readExpression('try(regex("((a{500}){500})", "a"), "x")')).toThrow('too large');
});

test.each([
  'tobool("constructor")',
  'format("%c", 1)',
  'characters["x"]',
  'constructor(1)',
  'toString()',
  'lookup({}, "constructor")',
])('%s finds nothing that JavaScript brings along', (source) => {
  expect(() => readExpression(source, { strict: true })).toThrow();
});
