import { describe, expect, test } from '@jest/globals';
import { append, set, type Change } from '../../src/model/rule.js';
import { conditions, type ReadFields } from '../../src/model/shape.js';
import type { Spelling } from '../../src/model/spelling.js';
import { change, type Example } from '../support/fixing.js';

const fields = { Condition: conditions() };
type Statement = ReadFields<typeof fields>;

const BLOCKS: Spelling = { dialect: 'terraform', exceptions: { Condition: { path: 'condition{}' } } };
const HCL: Example<typeof fields> = { syntax: 'hcl', fields, spelling: BLOCKS };
const JSON_TEXT: Example<typeof fields> = { syntax: 'json', fields };
const YAML: Example<typeof fields> = { syntax: 'yaml', fields };

const tasksOnly = ({ Condition }: Statement): readonly Change[] => [
  append(Condition, { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } }),
];

type Row = readonly [example: Example<typeof fields>, before: string, after: string];

const WRITTEN: Readonly<Record<string, Row>> = {
  'as the first condition in JSON': [
    JSON_TEXT,
    '{ "Effect": "Allow" }',
    '{ "Effect": "Allow", "Condition": { "StringEquals": { "iam:PassedToService": "ecs-tasks.amazonaws.com" } } }',
  ],
  'beside another operator in JSON': [
    JSON_TEXT,
    '{ "Condition": { "Bool": { "aws:SecureTransport": "true" } } }',
    '{ "Condition": { "Bool": { "aws:SecureTransport": "true" }, "StringEquals": { "iam:PassedToService": "ecs-tasks.amazonaws.com" } } }',
  ],
  'beside another key of the operator in JSON': [
    JSON_TEXT,
    '{ "Condition": { "StringEquals": { "aws:ResourceTag/app": "shop" } } }',
    '{ "Condition": { "StringEquals": { "aws:ResourceTag/app": "shop", "iam:PassedToService": "ecs-tasks.amazonaws.com" } } }',
  ],
  'as the first condition in YAML': [
    YAML,
    'Effect: Allow\n',
    'Effect: Allow\nCondition:\n  StringEquals:\n    iam:PassedToService: ecs-tasks.amazonaws.com\n',
  ],
  'beside another key of the operator in YAML': [
    YAML,
    'Condition:\n  StringEquals:\n    aws:ResourceTag/app: shop # the shop\n',
    'Condition:\n  StringEquals:\n    aws:ResourceTag/app: shop # the shop\n    iam:PassedToService: ecs-tasks.amazonaws.com\n',
  ],
  'as the first block of Terraform': [
    HCL,
    'statement {\n  effect = "Allow"\n}\n',
    'statement {\n  effect = "Allow"\n\n  condition {\n    test     = "StringEquals"\n    variable = "iam:PassedToService"\n    values   = ["ecs-tasks.amazonaws.com"]\n  }\n}\n',
  ],
  'behind another block of Terraform': [
    HCL,
    'statement {\n  condition {\n    test     = "Bool"\n    variable = "aws:SecureTransport"\n    values   = ["true"]\n  }\n}\n',
    'statement {\n  condition {\n    test     = "Bool"\n    variable = "aws:SecureTransport"\n    values   = ["true"]\n  }\n  condition {\n    test     = "StringEquals"\n    variable = "iam:PassedToService"\n    values   = ["ecs-tasks.amazonaws.com"]\n  }\n}\n',
  ],
};

const REFUSED: Readonly<Record<string, readonly [example: Example<typeof fields>, text: string, why: string]>> = {
  'the operator has the key': [
    JSON_TEXT,
    '{ "Condition": { "StringEquals": { "iam:passedtoservice": "lambda.amazonaws.com" } } }',
    'there is a condition on iam:PassedToService already',
  ],
  'the operator is no map': [
    JSON_TEXT,
    '{ "Condition": { "StringEquals": "all" } }',
    'its conditions are not written out',
  ],
  'the conditions are no map': [JSON_TEXT, '{ "Condition": "all" }', 'its conditions are not written out'],
};

describe('one more condition of a statement', () => {
  test.each(Object.entries(WRITTEN))('is written %s', (_title, [example, before, after]) => {
    expect(change(example, before, tasksOnly)).toEqual({ text: after });
  });

  test.each(Object.entries(REFUSED))('is refused where %s', (_title, [example, text, refused]) => {
    expect(change(example, text, tasksOnly)).toEqual({ refused });
  });
});

test('all conditions at once are one block each', () => {
  const both = ({ Condition }: Statement): readonly Change[] => [
    set(Condition, {
      StringEquals: { 'aws:SourceAccount': ['1', '2'] },
      ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:*' },
    }),
  ];
  expect(change(HCL, 'statement {\n  effect = "Allow"\n}\n', both)).toEqual({
    text: 'statement {\n  effect = "Allow"\n\n  condition {\n    test     = "StringEquals"\n    variable = "aws:SourceAccount"\n    values   = ["1", "2"]\n  }\n  condition {\n    test     = "ArnLike"\n    variable = "aws:SourceArn"\n    values   = ["arn:aws:ecs:*"]\n  }\n}\n',
  });
});
