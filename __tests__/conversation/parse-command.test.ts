import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseCommand } from '../../src/conversation/parse-command.js';

const PRINT = '0123456789abcdef';

test.each<[string, unknown]>([
  ['/ecs-reviewer ignore it drives a device', { verb: 'ignore', reason: 'it drives a device' }],
  [
    `/ecs-reviewer ignore ${PRINT} it drives a device`,
    { verb: 'ignore', fingerprint: PRINT, reason: 'it drives a device' },
  ],
  ['\n  /ecs-reviewer unignore  \nmore words', { verb: 'unignore' }],
  [`/ecs-reviewer unignore ${PRINT}`, { verb: 'unignore', fingerprint: PRINT }],
  ['/ecs-reviewer explain ECS802\r\nthanks', { verb: 'explain', code: 'ECS802' }],
  ['/ecs-reviewer recheck', { verb: 'recheck' }],
  ['/ecs-reviewer', { verb: 'help' }],
  ['/ecs-reviewer help', { verb: 'help' }],
])('%j is a request', (body, expected) => {
  expect(parseCommand(body)).toEqual(expected);
});

test.each([
  ['/ecs-reviewer ignore', 'Say why'],
  ['/ecs-reviewer ignore no', 'Say why'],
  [`/ecs-reviewer ignore ${PRINT}`, 'Say why'],
  [`/ecs-reviewer ignore ${'x'.repeat(301)}`, 'longer than 300'],
  ['/ecs-reviewer unignore that one', 'in reply'],
  ['/ecs-reviewer explain', 'Say which rule'],
  ['/ecs-reviewer explain ECS802; rm', 'Say which rule'],
  ['/ecs-reviewer recheck now', 'takes nothing'],
  ['/ecs-reviewer approve', 'There is no `approve`'],
  ['/ecs-reviewer `@team`', 'There is no `team`'],
])('%j is answered with what is wrong', (body, words) => {
  expect(parseCommand(body)).toEqual(expect.stringContaining(words));
});

test.each([
  '',
  'a word',
  'see /ecs-reviewer help',
  '> /ecs-reviewer recheck',
  '/ecs-reviewers help',
  'x\n/ecs-reviewer help',
])('%j asks nothing', (body) => {
  expect(parseCommand(body)).toBeUndefined();
});

test('no comment makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      parseCommand(text);
      parseCommand(`/ecs-reviewer ${text}`);
    }),
  );
});
