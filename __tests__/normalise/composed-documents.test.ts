/** `data "aws_iam_policy_document"` that is made of other documents. */
import { describe, expect, test } from '@jest/globals';
import type { Subject } from '../../src/model/subject.js';
import { subjectsOf } from '../../src/normalise/subjects.js';
import { readTerraform } from '../support/terraform-unit.js';

function statement(sid: string | undefined, action: string): string {
  const name = sid === undefined ? '' : `    sid       = "${sid}"\n`;
  return `  statement {\n${name}    actions   = ["${action}"]\n    resources = ["*"]\n  }\n`;
}

function document(name: string, ...body: readonly string[]): string {
  return `data "aws_iam_policy_document" "${name}" {\n${body.join('')}}\n`;
}

const refs = (key: string, ...items: readonly string[]): string => `  ${key} = [${items.join(', ')}]\n`;
const json = (name: string): string => `data.aws_iam_policy_document.${name}.json`;

function policy(name: string, of = name): string {
  return `resource "aws_iam_policy" "${name}" {\n  policy = ${json(of)}\n}\n`;
}

/** Statement by statement: its action, then who uses it. */
function usesOf(text: string): readonly string[] {
  const [unit] = readTerraform(text).units;
  if (unit === undefined) throw new Error('there is no unit');
  return subjectsOf(unit)
    .filter((subject) => subject.subject.kind === 'statement')
    .map((subject) => {
      const body = subject.subject.place.kind === 'item' ? subject.subject.place.node : undefined;
      const written = body?.kind === 'map' ? body.entries.find((entry) => /^actions?$/i.test(entry.key)) : undefined;
      const action = /[a-z0-9]+:\w+/.exec(written?.value.file.text.slice(written.value.span.start) ?? '')?.[0] ?? '';
      const owners = (subject.subject.owners ?? []).map((owner) =>
        owner.resource.address.replace('aws_iam_policy.', ''),
      );
      return [action, ...owners].join(' ');
    });
}

describe('the statements of a document', () => {
  test.each<[string, string, readonly string[]]>([
    ['are used by what refers to it', document('a', statement('A', 's3:Get')) + policy('a'), ['s3:Get a']],
    [
      'are used through a document that has it as a source',
      document('a', statement('A', 's3:Get')) +
        document('b', refs('source_policy_documents', json('a')), statement('B', 's3:Put')) +
        policy('b'),
      ['s3:Get b', 's3:Put b'],
    ],
    [
      'are used through several documents',
      document('a', statement('A', 's3:Get')) +
        document('b', refs('source_policy_documents', json('a'))) +
        document('c', refs('override_policy_documents', json('b'))) +
        policy('c') +
        policy('a'),
      ['s3:Get a c'],
    ],
    [
      'give way to a statement of the document itself with the same Sid',
      document('a', statement('A', 's3:Get'), statement(undefined, 's3:List')) +
        document('b', refs('source_policy_documents', json('a')), statement('A', 's3:Put')) +
        policy('b'),
      ['s3:List b', 's3:Put b'],
    ],
    [
      'give way only where they are replaced',
      document('a', statement('A', 's3:Get')) +
        document('b', refs('source_policy_documents', json('a')), statement('A', 's3:Put')) +
        policy('a') +
        policy('b'),
      ['s3:Get a', 's3:Put b'],
    ],
    [
      'give way to overriding documents, the last first',
      document('a', statement('A', 's3:Get')) +
        document('b', statement('A', 's3:Put')) +
        document('c', refs('override_policy_documents', json('a'), json('b')), statement('A', 's3:List')) +
        policy('c'),
      ['s3:Put c'],
    ],
    [
      'may be JSON in place',
      document(
        'a',
        refs(
          'source_policy_documents',
          'jsonencode({ Statement = [{ Sid = "J", Action = "s3:Get", Effect = "Allow" }] })',
        ),
        statement('B', 's3:Put'),
      ) + policy('a'),
      ['s3:Put a', 's3:Get a'],
    ],
    [
      'with a Sid stay where an unknown document may override them',
      'variable "x" {}\n' +
        document(
          'a',
          refs('override_policy_documents', 'var.x'),
          statement('A', 's3:Get'),
          statement(undefined, 's3:Put'),
        ) +
        policy('a'),
      ['s3:Get a', 's3:Put a'],
    ],
    [
      'are the same beside an unknown source',
      'variable "x" {}\n' +
        document('a', refs('source_policy_documents', 'var.x'), statement('A', 's3:Get')) +
        policy('a'),
      ['s3:Get a'],
    ],
    [
      'are followed through locals',
      `locals {\n  json = ${json('a')}\n}\n` +
        document('a', statement('A', 's3:Get')) +
        document('b', refs('source_policy_documents', 'local.json')) +
        policy('b'),
      ['s3:Get b'],
    ],
    [
      'do not go round in circles',
      document('a', refs('source_policy_documents', json('b')), statement('A', 's3:Get')) +
        document('b', refs('source_policy_documents', json('a'))) +
        policy('a'),
      ['s3:Get a'],
    ],
  ])('%s', (_, text, expected) => {
    expect(usesOf(text)).toEqual(expected);
  });

  test('are not all there are beside an unknown source', () => {
    const [unit] = readTerraform(
      'variable "x" {}\n' + document('a', refs('source_policy_documents', 'var.x'), statement('A', 's3:Get')),
    ).units;
    const places = unit === undefined ? [] : subjectsOf(unit).map((subject) => subject.subject.place);
    expect(places.map((place) => place.kind === 'item' && place.list.complete)).toEqual([false]);
  });
});

test('of a statement that an unknown document may override nothing is known', () => {
  const [unit] = readTerraform(
    'variable "x" {}\n' +
      document(
        'a',
        refs('override_policy_documents', 'var.x'),
        statement('A', 's3:Get'),
        statement(undefined, 's3:Put'),
      ) +
      policy('a'),
  ).units;
  const statements = (unit === undefined ? [] : subjectsOf(unit)).filter(({ subject }) => subject.kind === 'statement');
  const states = (statements as unknown as readonly Subject<'statement'>[]).map((one) => [
    one.Action.items.map(({ state }) => state),
    one.Action.complete === 'yes',
  ]);
  expect(states).toEqual([
    [[], false],
    [['known'], true],
  ]);
});
