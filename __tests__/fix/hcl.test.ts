import { describe, expect, test } from '@jest/globals';
import { append, remove, replace, set, type Change } from '../../src/model/rule.js';
import { flag, items, listOf, mapOf, text, textMap, type ReadFields } from '../../src/model/shape.js';
import type { Spelling } from '../../src/model/spelling.js';
import { change, type Example } from '../support/fixing.js';

const body = {
  tagMutability: text(),
  scanning: mapOf({ scanOnPush: flag(false) }),
  ingress: items(),
  cidrIp: listOf(text()),
  groups: listOf(text()),
  volumes: listOf(mapOf({ name: text(), efsVolume: mapOf({ rootDirectory: text() }) })),
  cpu: text(),
};
type Body = ReadFields<typeof body>;
const TERRAFORM: Spelling = {
  dialect: 'terraform',
  exceptions: {
    ingress: { path: 'ingress{}' },
    cidrIp: { path: 'cidr_blocks' },
    groups: { path: 'security_groups' },
    volumes: { path: 'volume{}' },
  },
};
const BLOCK: Example<typeof body> = { syntax: 'hcl', fields: body, spelling: TERRAFORM };

const mutable = (one: Body): readonly Change[] => [set(one.tagMutability, 'IMMUTABLE')];
const scan = (one: Body): readonly Change[] => [set(one.scanning.scanOnPush, true)];
const drop =
  (index: number) =>
  (one: Body): readonly Change[] => [remove({ place: one.ingress.items[index]! })];
const within = (lines: string): string => `resource "x" "y" {\n${lines}}\n`;

type Row<T> = readonly [before: string, changes: (one: T) => readonly Change[], after: string];

const BODIES: Readonly<Record<string, Row<Body>>> = {
  'sets a value and leaves the comment': [
    within('  tag_mutability = "MUTABLE" # for now\n'),
    mutable,
    within('  tag_mutability = "IMMUTABLE" # for now\n'),
  ],
  'adds an attribute behind the last one, before the blocks': [
    within('  name = "a" # keep\n\n  scanning {\n  }\n'),
    mutable,
    within('  name = "a" # keep\n  tag_mutability = "IMMUTABLE"\n\n  scanning {\n  }\n'),
  ],
  'aligns with aligned neighbours': [
    within('  name                = "a"\n  a_longer_word_still = "b"\n'),
    mutable,
    within('  name                = "a"\n  a_longer_word_still = "b"\n  tag_mutability      = "IMMUTABLE"\n'),
  ],
  'does not move neighbours for a longer key': [
    within('  a  = "a"\n  bb = "b"\n'),
    mutable,
    within('  a  = "a"\n  bb = "b"\n  tag_mutability = "IMMUTABLE"\n'),
  ],
  'does not align with a value of several lines': [
    within('  something_long = {\n    a = 1\n  }\n'),
    (one) => [set(one.cpu, '256')],
    within('  something_long = {\n    a = 1\n  }\n  cpu = "256"\n'),
  ],
  'adds the first attribute': ['resource "x" "y" {}\n', mutable, within('  tag_mutability = "IMMUTABLE"\n')],
  'adds the first attribute above blocks': [
    within('  scanning {\n  }\n'),
    mutable,
    within('  tag_mutability = "IMMUTABLE"\n\n  scanning {\n  }\n'),
  ],
  'gives a block in one line lines': [
    'resource "x" "y" { name = "a" }\n',
    mutable,
    within('  name = "a"\n  tag_mutability = "IMMUTABLE"\n'),
  ],
  'adds a block at the end': [
    within('  name = "a"\n\n  # last\n'),
    scan,
    within('  name = "a"\n\n  scanning {\n    scan_on_push = true\n  }\n\n  # last\n'),
  ],
  'adds an attribute to a block': [
    within('  scanning {\n  }\n'),
    scan,
    within('  scanning {\n    scan_on_push = true\n  }\n'),
  ],
  'writes an attribute and a block in one go': [
    'resource "x" "y" {}\n',
    (one) => [...mutable(one), ...scan(one)],
    within('  tag_mutability = "IMMUTABLE"\n  scanning {\n    scan_on_push = true\n  }\n'),
  ],
  'appends a block behind the last of its name': [
    within('  volume {\n    name = "a"\n  }\n\n  scanning {}\n'),
    (one) => [append(one.volumes, { name: 'bee', efsVolume: { rootDirectory: '/' } })],
    within(
      '  volume {\n    name = "a"\n  }\n  volume {\n    name = "bee"\n    efs_volume {\n      root_directory = "/"\n    }\n  }\n\n  scanning {}\n',
    ),
  ],
  'removes a block and one of the blank lines around it': [
    within('  name = "a"\n\n  ingress {\n    a = 1\n  }\n\n  ingress {\n    b = 1\n  }\n'),
    drop(0),
    within('  name = "a"\n\n  ingress {\n    b = 1\n  }\n'),
  ],
  'removes the last block and the blank line above': [
    within('  name = "a"\n\n  ingress {\n    a = 1\n  }\n'),
    drop(0),
    within('  name = "a"\n'),
  ],
  'removes an attribute of several lines': [
    within('  cidr_blocks = [\n    "a", # one\n  ]\n  name = "a"\n'),
    (one) => [remove(one.cidrIp)],
    within('  name = "a"\n'),
  ],
  'puts one attribute in the place of another, and keeps the alignment': [
    within('  cidr_blocks      = ["10.0.0.0/8"] # vpc\n  a_longer_word_ab = 1\n'),
    (one) => [replace(one.cidrIp, one.groups, ['sg-1'])],
    within('  security_groups  = ["sg-1"] # vpc\n  a_longer_word_ab = 1\n'),
  ],
  'adds to the groups that are there when an attribute gives way': [
    within('  cidr_blocks     = ["10.0.0.0/8"]\n  security_groups = ["sg-1"]\n'),
    (one) => [replace(one.cidrIp, one.groups, ['sg-2'])],
    within('  security_groups = ["sg-1", "sg-2"]\n'),
  ],
  'escapes what would be a template': [
    within('  tag_mutability = "MUTABLE"\n'),
    (one) => [set(one.tagMutability, '${x} %{y} "z"')],
    within('  tag_mutability = "$${x} %%{y} \\"z\\""\n'),
  ],
  'keeps CRLF': [
    'resource "x" "y" {\r\n  name = "a"\r\n}\r\n',
    mutable,
    'resource "x" "y" {\r\n  name = "a"\r\n  tag_mutability = "IMMUTABLE"\r\n}\r\n',
  ],
};

describe('in a body of HCL a change', () => {
  test.each(Object.entries(BODIES))('%s', (_title, [before, changes, after]) => {
    expect(change(BLOCK, before, changes)).toEqual({ text: after });
  });
});

const container = {
  user: text(),
  logConfiguration: mapOf({ logDriver: text(), options: textMap() }),
  environment: listOf(mapOf({ name: text(), value: text() })),
  secrets: listOf(mapOf({ name: text(), valueFrom: text() })),
};
const nested = { container: mapOf(container) };
type Nested = ReadFields<typeof nested>;
const OBJECT: Example<typeof nested> = {
  syntax: 'hcl',
  fields: nested,
  spelling: { dialect: 'api', exceptions: {} },
};
const user = ({ container: one }: Nested): readonly Change[] => [set(one.user, '1000')];
const secret = ({ container: one }: Nested): readonly Change[] => [
  append(one.secrets, { name: 'TOKEN', valueFrom: 'arn' }),
];

const OBJECTS: Readonly<Record<string, Row<Nested>>> = {
  'adds to an object in one line': [
    within('  container = { name = "a" }\n'),
    user,
    within('  container = { name = "a", user = "1000" }\n'),
  ],
  'adds a line to an object without commas': [
    within('  container = {\n    name  = "a"\n    image = "b" # b\n  }\n'),
    user,
    within('  container = {\n    name  = "a"\n    image = "b" # b\n    user  = "1000"\n  }\n'),
  ],
  'adds a line to an object with commas': [
    within('  container = {\n    name = "a",\n    cpu = 1\n  }\n'),
    user,
    within('  container = {\n    name = "a",\n    cpu = 1,\n    user = "1000"\n  }\n'),
  ],
  'adds a line to an object with a trailing comma': [
    within('  container = {\n    name = "a", # a\n  }\n'),
    user,
    within('  container = {\n    name = "a", # a\n    user = "1000",\n  }\n'),
  ],
  'quotes keys and uses colons as the others do': [
    within('  container = {\n    "name": "a"\n  }\n'),
    user,
    within('  container = {\n    "name": "a"\n    "user": "1000"\n  }\n'),
  ],
  'spreads what is too long for a line': [
    within('  container = {\n    name = "a"\n  }\n'),
    ({ container: one }) => [
      set(one.logConfiguration, {
        logDriver: 'awslogs',
        options: { 'awslogs-group': '/ecs/a-very-long-name-of-a-group', 'awslogs-region': 'eu-west-1' },
      }),
    ],
    within(
      '  container = {\n    name = "a"\n    logConfiguration = {\n      logDriver = "awslogs"\n      options   = { awslogs-group = "/ecs/a-very-long-name-of-a-group", awslogs-region = "eu-west-1" }\n    }\n  }\n',
    ),
  ],
  'appends to a tuple with a trailing comma': [
    within('  container = {\n    secrets = [\n      { name = "A", valueFrom = "b" }, # a\n    ]\n  }\n'),
    secret,
    within(
      '  container = {\n    secrets = [\n      { name = "A", valueFrom = "b" }, # a\n      { name = "TOKEN", valueFrom = "arn" },\n    ]\n  }\n',
    ),
  ],
  'appends to a tuple whose brackets hug its objects': [
    within('  container = {\n    secrets = [{\n      name = "A"\n    }]\n  }\n'),
    secret,
    within('  container = {\n    secrets = [{\n      name = "A"\n    }, { name = "TOKEN", valueFrom = "arn" }]\n  }\n'),
  ],
  'removes an item that is an expression': [
    within('  container = { environment = [var.a, { name = "B" }] }\n'),
    ({ container: one }) => [remove(one.environment.items[1]!)],
    within('  container = { environment = [var.a] }\n'),
  ],
  'finds its way past strings with templates and heredocs': [
    within('  container = {\n    a = "${f("}", "{")}"\n    b = <<-X\n      } {\n    X\n  }\n'),
    user,
    within('  container = {\n    a = "${f("}", "{")}"\n    user = "1000"\n    b = <<-X\n      } {\n    X\n  }\n'),
  ],
};

describe('in an object of HCL a change', () => {
  test.each(Object.entries(OBJECTS))('%s', (_title, [before, changes, after]) => {
    expect(change(OBJECT, before, changes)).toEqual({ text: after });
  });
});
