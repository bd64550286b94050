import { describe, expect, test } from '@jest/globals';
import { append, remove, set, type Change } from '../../src/model/rule.js';
import { flag, listOf, mapOf, text, textMap, type ReadFields } from '../../src/model/shape.js';
import { change, type Example } from '../support/fixing.js';

const fields = {
  user: text(),
  readonlyRootFilesystem: flag(false),
  logConfiguration: mapOf({ logDriver: text(), options: textMap() }),
  environment: listOf(mapOf({ name: text(), value: text() })),
  secrets: listOf(mapOf({ name: text(), valueFrom: text() })),
};
type Container = ReadFields<typeof fields>;
const JSON_EXAMPLE: Example<typeof fields> = { syntax: 'json', fields };
const readOnly = (container: Container): readonly Change[] => [set(container.readonlyRootFilesystem, true)];
const root = (container: Container): readonly Change[] => [set(container.user, '1000:1000')];
const secret = (container: Container): readonly Change[] => [
  append(container.secrets, { name: 'TOKEN', valueFrom: 'arn:aws:x' }),
];
const drop =
  (index: number) =>
  (container: Container): readonly Change[] => [remove(container.environment.items[index]!)];
const logs = (container: Container): readonly Change[] => [
  set(container.logConfiguration, { logDriver: 'awslogs', options: { 'awslogs-group': '/ecs/app' } }),
];

type Row = readonly [before: string, changes: (container: Container) => readonly Change[], after: string];

const ROWS: Readonly<Record<string, Row>> = {
  'sets a value in place': ['{"user": "root" , "cpu": 1}', root, '{"user": "1000:1000" , "cpu": 1}'],
  'sets a flag that was written as text': [
    '{"readonlyRootFilesystem": "false"}',
    readOnly,
    '{"readonlyRootFilesystem": true}',
  ],
  'sets a value over null': ['{"user": null}', root, '{"user": "1000:1000"}'],
  'adds to a map in one line': [
    '{ "name": "a", "cpu": 1 }',
    readOnly,
    '{ "name": "a", "cpu": 1, "readonlyRootFilesystem": true }',
  ],
  'adds to a map without white space': [
    '{"name":"a","cpu":1}',
    readOnly,
    '{"name":"a","cpu":1,"readonlyRootFilesystem":true}',
  ],
  'adds to an empty map': ['{}', readOnly, '{ "readonlyRootFilesystem": true }'],
  'adds a line of its own': [
    '{\n  "name": "a"\n}\n',
    readOnly,
    '{\n  "name": "a",\n  "readonlyRootFilesystem": true\n}\n',
  ],
  'keeps CRLF and tabs': [
    '\uFEFF{\r\n\t"name": "a"\r\n}\r\n',
    readOnly,
    '\uFEFF{\r\n\t"name": "a",\r\n\t"readonlyRootFilesystem": true\r\n}\r\n',
  ],
  'keeps a comment behind the last entry': [
    '{\n  "name": "a" // the app\n}\n',
    readOnly,
    '{\n  "name": "a", // the app\n  "readonlyRootFilesystem": true\n}\n',
  ],
  'keeps a trailing comma': [
    '{\n  "name": "a",\n}\n',
    readOnly,
    '{\n  "name": "a",\n  "readonlyRootFilesystem": true,\n}\n',
  ],
  'adds structures over lines where lines are used': [
    '{\n    "name": "a"\n}\n',
    logs,
    '{\n    "name": "a",\n    "logConfiguration": {\n        "logDriver": "awslogs",\n        "options": {\n            "awslogs-group": "/ecs/app"\n        }\n    }\n}\n',
  ],
  'adds structures in one line where one is used': [
    '{ "name": "a" }',
    logs,
    '{ "name": "a", "logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "/ecs/app" } } }',
  ],
  'creates the map around an attribute once for two changes': [
    '{ "name": "a" }',
    (container) => [
      set(container.logConfiguration.logDriver, 'awslogs'),
      set(container.logConfiguration, { options: { 'awslogs-group': '/ecs/app' } }),
    ],
    '{ "name": "a", "logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "/ecs/app" } } }',
  ],
  'appends to a list in one line': [
    '{"secrets": [{"name": "A", "valueFrom": "b"}]}',
    secret,
    '{"secrets": [{"name": "A", "valueFrom": "b"}, {"name": "TOKEN", "valueFrom": "arn:aws:x"}]}',
  ],
  'appends to a list of maps over lines': [
    '{\n  "secrets": [\n    {\n      "name": "A",\n      "valueFrom": "b"\n    }\n  ]\n}\n',
    secret,
    '{\n  "secrets": [\n    {\n      "name": "A",\n      "valueFrom": "b"\n    },\n    {\n      "name": "TOKEN",\n      "valueFrom": "arn:aws:x"\n    }\n  ]\n}\n',
  ],
  'appends to a list of maps in a line each': [
    '{\n  "secrets": [\n    { "name": "A", "valueFrom": "b" }\n  ]\n}\n',
    secret,
    '{\n  "secrets": [\n    { "name": "A", "valueFrom": "b" },\n    { "name": "TOKEN", "valueFrom": "arn:aws:x" }\n  ]\n}\n',
  ],
  'appends to an empty list': [
    '{\n  "secrets": []\n}\n',
    secret,
    '{\n  "secrets": [\n    {\n      "name": "TOKEN",\n      "valueFrom": "arn:aws:x"\n    }\n  ]\n}\n',
  ],
  'creates a list': [
    '{ "name": "a" }',
    secret,
    '{ "name": "a", "secrets": [{ "name": "TOKEN", "valueFrom": "arn:aws:x" }] }',
  ],
  'removes the first of two in one line': [
    '{"environment": [{"name": "A"}, {"name": "B"}]}',
    drop(0),
    '{"environment": [{"name": "B"}]}',
  ],
  'removes the last of two in one line': [
    '{"environment": [{"name": "A"}, {"name": "B"}]}',
    drop(1),
    '{"environment": [{"name": "A"}]}',
  ],
  'removes the only item': ['{"environment": [ {"name": "A"} ]}', drop(0), '{"environment": []}'],
  'removes the lines of an item with its comment': [
    '{\n  "environment": [\n    { "name": "A" }, // one\n    { "name": "B" } // two\n  ]\n}\n',
    drop(0),
    '{\n  "environment": [\n    { "name": "B" } // two\n  ]\n}\n',
  ],
  'removes the lines of the last item and the comma before it': [
    '{\n  "environment": [\n    { "name": "A" }, // one\n    { "name": "B" } // two\n  ]\n}\n',
    drop(1),
    '{\n  "environment": [\n    { "name": "A" } // one\n  ]\n}\n',
  ],
  'removes the lines of the only item': [
    '{\n  "environment": [\n    { "name": "A" }\n  ]\n}\n',
    drop(0),
    '{\n  "environment": []\n}\n',
  ],
  'removes an entry': ['{"user": "root", "cpu": 1}', (container) => [remove(container.user)], '{"cpu": 1}'],
  'moves a variable to the secrets': [
    '{"environment": [{"name": "TOKEN", "value": "x"}], "cpu": 1}',
    (container) => [...drop(0)(container), ...secret(container)],
    '{"environment": [], "cpu": 1, "secrets": [{"name": "TOKEN", "valueFrom": "arn:aws:x"}]}',
  ],
};

describe('in JSON a change', () => {
  test.each(Object.entries(ROWS))('%s', (_title, [before, changes, after]) => {
    expect(change(JSON_EXAMPLE, before, changes)).toEqual({ text: after });
  });
});

const REFUSALS: Readonly<Record<string, Row>> = {
  'a list that is one value': ['{"environment": {"name": "A"}}', drop(0), 'it is not a list'],
  'a value with a comment inside': [
    '{"logConfiguration": {\n // why\n "logDriver": "json-file"}}',
    logs,
    'a comment in the value would be lost',
  ],
  'nothing to do': ['{}', (container) => [remove(container.user)], 'there is nothing to change'],
};

describe('in JSON it refuses to touch', () => {
  test.each(Object.entries(REFUSALS))('%s', (_title, [before, changes, refused]) => {
    expect(change(JSON_EXAMPLE, before, changes)).toEqual({ refused });
  });
});
