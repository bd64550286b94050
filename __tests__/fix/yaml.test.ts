import { describe, expect, test } from '@jest/globals';
import { append, remove, replace, set, type Change } from '../../src/model/rule.js';
import { flag, listOf, mapOf, text, textMap, type ReadFields } from '../../src/model/shape.js';
import { change, type Example } from '../support/fixing.js';

const fields = {
  user: text(),
  readonlyRootFilesystem: flag(false),
  logConfiguration: mapOf({ logDriver: text(), options: textMap() }),
  environment: listOf(mapOf({ name: text(), value: text() })),
  command: listOf(text()),
  cidrIp: listOf(text()),
  sourceSecurityGroupId: listOf(text()),
};
type Container = ReadFields<typeof fields>;
const YAML: Example<typeof fields> = {
  syntax: 'yaml',
  fields,
  spelling: {
    dialect: 'cloudformation',
    exceptions: { cidrIp: { single: true }, sourceSecurityGroupId: { single: true } },
  },
};
const readOnly = (container: Container): readonly Change[] => [set(container.readonlyRootFilesystem, true)];
const user = (container: Container): readonly Change[] => [set(container.user, 'app')];
const driver = (container: Container): readonly Change[] => [set(container.logConfiguration.logDriver, 'awslogs')];
const drop =
  (index: number) =>
  (container: Container): readonly Change[] => [remove(container.environment.items[index]!)];
const variable = (container: Container): readonly Change[] => [
  append(container.environment, { name: 'A', value: 'off' }),
];

type Row = readonly [before: string, changes: (container: Container) => readonly Change[], after: string];

const ROWS: Readonly<Record<string, Row>> = {
  'sets a plain value': ['User: root # for now\n', user, 'User: app # for now\n'],
  'keeps single quotes': ["User: 'root'\n", user, "User: 'app'\n"],
  'keeps double quotes': ['User: "root"\n', user, 'User: "app"\n'],
  'quotes what would not stay text': ['User: root\n', (c) => [set(c.user, '0:0')], "User: '0:0'\n"],
  'adds an entry behind the last line and its comment': [
    'Name: web # keep\n# end\n',
    readOnly,
    'Name: web # keep\nReadonlyRootFilesystem: true\n# end\n',
  ],
  'adds an entry to a file without a line end': ['Name: web', readOnly, 'Name: web\nReadonlyRootFilesystem: true'],
  'keeps CRLF': ['Name: web\r\n', readOnly, 'Name: web\r\nReadonlyRootFilesystem: true\r\n'],
  'adds an entry to a flow map': ['{ Name: web }\n', readOnly, '{ Name: web, ReadonlyRootFilesystem: true }\n'],
  'adds an entry behind a block of text': [
    'Doc: |\n  one\n  two\n\n# end\n',
    readOnly,
    'Doc: |\n  one\n  two\nReadonlyRootFilesystem: true\n\n# end\n',
  ],
  'creates the maps around an attribute': [
    'Outer:\n    A: 1\n',
    driver,
    'Outer:\n    A: 1\nLogConfiguration:\n    LogDriver: awslogs\n',
  ],
  'adds to the inner and the outer map at one spot': [
    'LogConfiguration:\n  Options: {}\n',
    (c) => [...user(c), ...driver(c)],
    'LogConfiguration:\n  Options: {}\n  LogDriver: awslogs\nUser: app\n',
  ],
  'appends an item, its dashes below the key': [
    'Environment:\n  - Name: B\n    Value: c # c\nCpu: 1\n',
    variable,
    "Environment:\n  - Name: B\n    Value: c # c\n  - Name: A\n    Value: 'off'\nCpu: 1\n",
  ],
  'appends an item, its dashes level with the key': [
    'Environment:\n- Name: B\nCpu: 1\n',
    variable,
    "Environment:\n- Name: B\n- Name: A\n  Value: 'off'\nCpu: 1\n",
  ],
  'appends to a flow list': ['Command: [a, b]\n', (c) => [append(c.command, 'c')], 'Command: [a, b, c]\n'],
  'makes a list of a single value': ['Command: a # b\n', (c) => [append(c.command, 'c')], 'Command: [a, c] # b\n'],
  'creates a list as others are written': [
    'Ports:\n- 1\n',
    variable,
    "Ports:\n- 1\nEnvironment:\n- Name: A\n  Value: 'off'\n",
  ],
  'sets a list over a value': [
    "Command: 'a' # all\n",
    (c) => [set(c.command, ['b', 'c'])],
    'Command:\n  - b\n  - c # all\n',
  ],
  'sets a list over a flow list': ['Command: [a]\n', (c) => [set(c.command, ['b', 'c'])], 'Command: [b, c]\n'],
  'removes an entry with its comment': [
    '# top\nUser: root # x\n# low\nCpu: 1\n',
    (c) => [remove(c.user)],
    '# top\n# low\nCpu: 1\n',
  ],
  'removes the last line of a file without a line end': ['Cpu: 1\nUser: root', (c) => [remove(c.user)], 'Cpu: 1'],
  'removes an item': [
    'Environment:\n  # one\n  - Name: A\n    Value: |\n      text\n\n  # two\n  - Name: B\n',
    drop(0),
    'Environment:\n  # one\n\n  # two\n  - Name: B\n',
  ],
  'leaves an empty list where the only item was': [
    'Environment: # vars\n  # one\n  - Name: A\nCpu: 1\n',
    drop(0),
    'Environment: [] # vars\n  # one\nCpu: 1\n',
  ],
  'removes an item of a flow list': [
    'Environment: [{ Name: A }, { Name: B }]\n',
    drop(1),
    'Environment: [{ Name: A }]\n',
  ],
  'puts one attribute in the place of another': [
    'CidrIp: 10.0.0.0/8 # vpc\nCpu: 1\n',
    (c) => [replace(c.cidrIp, c.sourceSecurityGroupId, ['sg-1'])],
    'SourceSecurityGroupId: sg-1 # vpc\nCpu: 1\n',
  ],
  'sets a value in the place of an empty one': ['User:\nCpu: 1\n', user, 'User: app\nCpu: 1\n'],
};

describe('in YAML a change', () => {
  test.each(Object.entries(ROWS))('%s', (_title, [before, changes, after]) => {
    expect(change(YAML, before, changes)).toEqual({ text: after });
  });
});

const REFUSALS: Readonly<Record<string, Row>> = {
  'a map that something unknown is merged into': [
    '<<: !vault x\nName: web\n',
    (c) => [set({ place: { ...c.user.place, node: undefined } as never }, 'app')],
    'not all keys of the map are known',
  ],
  'what the dialect has only one of': [
    'Name: web\n',
    (c) => [set(c.sourceSecurityGroupId, ['sg-1', 'sg-2'])],
    'sourceSecurityGroupId takes exactly one value here',
  ],
  'an attribute that is written already': [
    'CidrIp: 10.0.0.0/8\nSourceSecurityGroupId: sg-1\n',
    (c) => [replace(c.cidrIp, c.sourceSecurityGroupId, ['sg-2'])],
    'sourceSecurityGroupId has a value already',
  ],
  'a text that keeps its blank lines': ['Doc: |+\n  one\n\n', readOnly, 'blank lines at its end belong to a text'],
  'an entry that a merge brought in': [
    'Base: &base { User: root }\nThis:\n  <<: *base\nUser: root\n',
    (c) => [{ op: 'remove', place: { ...c.user.place, node: undefined } as never }],
    'there is nothing to change',
  ],
};

describe('in YAML it refuses to touch', () => {
  test.each(Object.entries(REFUSALS))('%s', (_title, [before, changes, refused]) => {
    expect(change(YAML, before, changes)).toEqual({ refused });
  });
});
