/** Every check of the catalogue has a rule, or the page about what code does not show explains it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import catalogue from '../data/catalogue.json' with { type: 'json' };
import { NOT_VISIBLE, UNSEEN_CODES } from '../scripts/generate/not-visible.js';
import { RULES } from '../src/rules/index.js';

const IMPLEMENTED = new Set(RULES.map(({ code }) => code));
const ON_PAGE = new Set(
  [...readFileSync(path.resolve(import.meta.dirname, '..', NOT_VISIBLE), 'utf8').matchAll(/^## (ECS\d{3}) /gm)].map(
    ([, code = '']) => code,
  ),
);

test('the catalogue has 209 checks, each once', () => {
  const codes = catalogue.rules.map(({ code }) => code);
  expect(new Set(codes).size).toBe(209);
  expect(codes).toEqual([...codes].sort());
  expect(catalogue.rules.filter(({ code, step }) => code.charAt(3) !== String(step))).toEqual([]);
});

test('every check has a rule, or the page explains who sees it', () => {
  const missing = catalogue.rules
    .map(({ code }) => code)
    .filter((code) => !IMPLEMENTED.has(code) && !ON_PAGE.has(code));
  expect(missing).toEqual([]);
});

test('the page explains just the checks that need a live account or registry', () => {
  const live = catalogue.rules.filter(({ tier }) => tier === 'R').map(({ code }) => code);
  expect([...ON_PAGE]).toEqual(live);
  expect(UNSEEN_CODES).toEqual(live);
  expect(live.filter((code) => IMPLEMENTED.has(code))).toEqual([]);
});

test('a rule has the name, step and tier that the catalogue gives its check', () => {
  const checks = new Map(catalogue.rules.map((check) => [check.code, check]));
  const known = RULES.filter(({ code }) => checks.has(code));
  expect(known.map(({ code, name, step, tier }) => ({ code, name, step, tier }))).toEqual(
    known.map(({ code }) => checks.get(code)),
  );
});
