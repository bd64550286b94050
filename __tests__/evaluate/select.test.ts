import { describe, expect, test } from '@jest/globals';
import { selectRules } from '../../src/evaluate/select.js';
import { RULES } from '../../src/rules/index.js';

const codes = (rules: typeof RULES): readonly string[] => rules.map(({ code }) => code);
const preset = (name: 'talk' | 'recommended' | 'strict', on: readonly string[] = []): readonly string[] =>
  codes(selectRules(RULES, { preset: name, only: [], on }));

describe('presets', () => {
  const onRequest = codes(RULES.filter(({ tier }) => tier === 'C'));

  test('there are rules on request', () => {
    expect(onRequest.length).toBeGreaterThan(10);
  });

  test.each(onRequest)('%s, a rule on request, is off in recommended and on in strict', (code) => {
    expect(preset('recommended')).not.toContain(code);
    expect(preset('strict')).toContain(code);
  });

  test.each(onRequest)('%s, a rule on request, can be turned on beside recommended', (code) => {
    expect(preset('recommended', [code])).toContain(code);
  });

  test('recommended is everything else but what is for information alone', () => {
    const others = RULES.filter(({ tier, severity }) => tier !== 'C' && severity !== 'info');
    expect(preset('recommended')).toEqual(codes(others));
  });
});
