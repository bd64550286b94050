import { describe, expect, test } from '@jest/globals';
import {
  conditions,
  flag,
  link,
  listOf,
  mapOf,
  number,
  pieces,
  principals,
  text,
  textMap,
} from '../../src/model/shape.js';
import type { Spelling } from '../../src/model/spelling.js';
import { readFields } from '../../src/normalise/read-shape.js';
import {
  absent,
  assumed,
  blocks,
  choice,
  list,
  map,
  node,
  opaque,
  reference,
  textOf,
  type Plain,
} from '../support/nodes.js';

const API: Spelling = { dialect: 'api', exceptions: {} };
const FIELDS = {
  user: text(),
  privileged: flag(false),
  cpu: number(),
  image: pieces(),
  role: link(),
  options: textMap(),
  log: mapOf({ logDriver: text('json-file') }),
  names: listOf(text()),
  mounts: listOf(mapOf({ readOnly: flag(false) })),
};

function read(value: Readonly<Record<string, Plain>>, spelling = API) {
  return readFields(FIELDS, map(value), { spelling });
}

describe('one attribute', () => {
  test.each<[string, Plain, unknown]>([
    ['a string', 'app', { state: 'known', value: 'app' }],
    ['a number is read as its digits', 1000, { state: 'known', value: '1000' }],
    ['null is absent', null, { state: 'unset' }],
    ['an absent node is absent', absent(), { state: 'unset' }],
    [
      'an opaque value is unknown',
      opaque('var.user has no default'),
      { state: 'unknown', why: 'var.user has no default' },
    ],
    [
      'a reference is unknown as text',
      reference('aws_x.y', 'id'),
      { state: 'unknown', why: 'aws_x.y.id is known only after deployment' },
    ],
    ['a map is unknown as text', {}, { state: 'unknown' }],
    [
      'a default is known and assumed',
      assumed('app', 'var.user'),
      { state: 'known', value: 'app', assumed: ['var.user'] },
    ],
    ['equal branches are known', choice('IsProd', 'app', 'app'), { state: 'known', value: 'app' }],
    [
      'different branches are unknown',
      choice('IsProd', 'app', 'root'),
      { state: 'unknown', why: 'it depends on IsProd' },
    ],
  ])('%s', (_title, value, expected) => {
    expect(read({ user: value }).user).toMatchObject(expected as object);
  });

  test('an absent key is unset, with the default of the service', () => {
    expect(read({}).privileged).toMatchObject({ state: 'unset', fallback: false });
  });

  test('an absent key of an incomplete map is unknown', () => {
    const attributes = readFields(FIELDS, map({}, { complete: false }), { spelling: API });
    expect(attributes.user.state).toBe('unknown');
  });

  test.each([
    [true, true],
    ['true', true],
    ['False', false],
  ])('the flag %p reads as %p', (written, value) => {
    expect(read({ privileged: written }).privileged).toMatchObject({ state: 'known', value });
  });

  test('digits in a string are a number, other text is not', () => {
    expect(read({ cpu: '256' }).cpu).toMatchObject({ state: 'known', value: 256 });
    expect(read({ cpu: '1 vCPU' }).cpu.state).toBe('unknown');
  });

  test('pieces of a string keep what is known', () => {
    const image = read({ image: textOf(reference('aws_ecr_repository.app', 'repository_url'), ':1.2') }).image;
    expect(image).toMatchObject({ state: 'known', value: [{ to: 'aws_ecr_repository.app' }, ':1.2'] });
  });

  test('a link is a reference, its literal, or what a text starts with', () => {
    expect(read({ role: reference('Role', 'Arn') }).role).toMatchObject({ value: { to: 'Role', attribute: 'Arn' } });
    expect(read({ role: 'arn:aws:iam::1:role/x' }).role).toMatchObject({ value: { literal: 'arn:aws:iam::1:role/x' } });
    expect(read({ role: textOf(reference('Secret', 'Ref'), ':key::') }).role).toMatchObject({
      value: { to: 'Secret' },
    });
  });
});

describe('structures', () => {
  test('attributes of an absent structure are unset and know where they would stand', () => {
    const { log } = read({});
    expect(log.written).toBe('no');
    expect(log.logDriver).toMatchObject({
      state: 'unset',
      fallback: 'json-file',
      place: { property: 'log.logDriver', steps: [{ key: 'log' }, { key: 'logDriver' }] },
    });
  });

  test('attributes of an opaque structure are unknown', () => {
    const { log } = read({ log: opaque() });
    expect(log.logDriver).toMatchObject({ state: 'unknown', why: 'nobody knows' });
  });

  test('a list keeps its items and says when there may be more', () => {
    expect(read({ names: ['a', 'b'] }).names).toMatchObject({
      complete: 'yes',
      items: [{ value: 'a' }, { value: 'b' }],
    });
    expect(read({ names: list(['a'], { complete: false }) }).names.complete).toHaveProperty('unknown');
    expect(read({ names: opaque() }).names).toMatchObject({ items: [], complete: { unknown: 'nobody knows' } });
    expect(read({}).names).toMatchObject({ items: [], complete: 'yes', written: 'no' });
  });

  test('an item that is absent in every branch is no item, one in an open branch makes the list incomplete', () => {
    expect(read({ names: ['a', absent()] }).names.items).toHaveLength(1);
    expect(read({ names: ['a', choice('IsProd', 'b', absent())] }).names).toMatchObject({
      items: [{ value: 'a' }],
      complete: { unknown: 'it depends on IsProd' },
    });
  });

  test('an item of a list is named by its name', () => {
    const { mounts } = read({ mounts: [{ readOnly: true, name: 'data' }] });
    expect(mounts.items[0]?.readOnly).toMatchObject({ value: true, place: { property: 'mounts[data].readOnly' } });
  });

  test('free keys are kept as they are', () => {
    expect(read({ options: { 'awslogs-group': 'x' } }).options.items[0]).toMatchObject({
      key: 'awslogs-group',
      value: { state: 'known', value: 'x' },
    });
  });

  test('an assumption decides every choice on its condition', () => {
    const owner = map({ user: choice('IsProd', 'app', 'root') });
    const reading = { spelling: API, assumption: { condition: 'IsProd', when: 'not IsProd' } };
    expect(readFields(FIELDS, owner, reading).user).toMatchObject({ state: 'known', value: 'root' });
  });
});

describe('spelling', () => {
  const TERRAFORM: Spelling = {
    dialect: 'terraform',
    exceptions: {
      'network.awsvpc': { path: 'network{}' },
      'network.awsvpc.publicIp': { path: 'network{}.assign_public_ip', values: { ENABLED: true, DISABLED: false } },
      cidrIp: { path: 'cidr_blocks' },
      none: { none: true },
    },
  };
  const fields = {
    network: mapOf({ awsvpc: mapOf({ publicIp: text('DISABLED') }) }),
    cidrIp: listOf(text()),
    none: text(),
  };

  test('a flattened structure is read and placed where the dialect has it', () => {
    const owner = map({ network: blocks({ assign_public_ip: true }) }, { form: 'hcl-body' });
    const { network } = readFields(fields, owner, { spelling: TERRAFORM });
    expect(network.awsvpc.publicIp).toMatchObject({
      state: 'known',
      value: 'ENABLED',
      place: { steps: [{ key: 'assign_public_ip' }] },
    });
  });

  test('an absent block is created with its attribute', () => {
    const { network } = readFields(fields, map({}, { form: 'hcl-body' }), { spelling: TERRAFORM });
    expect(network.awsvpc.publicIp).toMatchObject({
      state: 'unset',
      place: {
        steps: [
          { key: 'network', block: true },
          { key: 'assign_public_ip', block: false },
        ],
      },
    });
  });

  test('a single value reads as a list of one, and an attribute the dialect lacks as unset', () => {
    const read = readFields(fields, map({ cidr_blocks: '10.0.0.0/8', none: 'x' }), { spelling: TERRAFORM });
    expect(read.cidrIp).toMatchObject({ items: [{ value: '10.0.0.0/8' }], complete: 'yes' });
    expect(read.none.state).toBe('unset');
  });
});

describe('policies', () => {
  const fields = { Condition: conditions(), Principal: principals() };
  const JSON_POLICY = { spelling: API };
  const BLOCKS: Spelling = {
    dialect: 'terraform',
    exceptions: { Condition: { path: 'condition{}' }, Principal: { path: 'principals{}' } },
  };

  test('conditions and principals of JSON', () => {
    const owner = map({
      Condition: { StringEquals: { 'iam:PassedToService': ['ecs-tasks.amazonaws.com'] } },
      Principal: { Service: 'ecs-tasks.amazonaws.com' },
    });
    const read = readFields(fields, owner, JSON_POLICY);
    expect(read.Condition.items[0]).toMatchObject({ operator: 'StringEquals', key: 'iam:PassedToService' });
    expect(read.Principal.items[0]).toMatchObject({
      type: 'Service',
      values: { items: [{ value: 'ecs-tasks.amazonaws.com' }] },
    });
  });

  test('everybody as principal', () => {
    expect(readFields(fields, map({ Principal: '*' }), JSON_POLICY).Principal.items[0]).toMatchObject({ type: '*' });
  });

  test('conditions and principals of blocks', () => {
    const owner = map({
      condition: blocks({ test: 'StringEquals', variable: 'iam:PassedToService', values: ['ecs.amazonaws.com'] }),
      principals: blocks({ type: 'Service', identifiers: ['ecs-tasks.amazonaws.com'] }),
    });
    const read = readFields(fields, owner, { spelling: BLOCKS });
    expect(read.Condition.items[0]).toMatchObject({
      operator: 'StringEquals',
      values: { items: [{ value: 'ecs.amazonaws.com' }] },
    });
    expect(read.Principal.items[0]).toMatchObject({ type: 'Service' });
  });

  test('an unreadable block leaves the conditions open', () => {
    const read = readFields(fields, map({ condition: blocks({ test: opaque() }) }), { spelling: BLOCKS });
    expect(read.Condition).toMatchObject({ items: [], complete: { unknown: 'a block of it could not be read' } });
  });
});

test('nodes survive as they are', () => {
  expect(node('x')).toMatchObject({ kind: 'scalar', raw: 'x' });
});

describe('an attribute that is spelled outside of its parent', () => {
  const fields = { deployment: mapOf({ strategy: text('ROLLING'), breaker: mapOf({ enable: flag(false) }) }) };
  const spelling: Spelling = { dialect: 'terraform', exceptions: { 'deployment.breaker': { path: 'breaker{}' } } };
  const readDeployment = (value: Readonly<Record<string, Plain>>) =>
    readFields(fields, map(value), { spelling }).deployment.breaker;

  test.each<[string, Readonly<Record<string, Plain>>]>([
    ['without the parent', {}],
    ['beside the parent', { deployment: blocks({ strategy: 'ROLLING' }) }],
    ['beside an empty list in the place of the parent', { deployment: blocks() }],
    ['beside a parent that is not known', { deployment: opaque('var.deployment has no default') }],
  ])('is read %s', (_title, beside) => {
    const breaker = readDeployment({ ...beside, breaker: blocks({ enable: true }) });
    expect(breaker).toMatchObject({
      written: 'yes',
      enable: { state: 'known', value: true, place: { property: 'deployment.breaker.enable' } },
    });
  });

  test('has its own place when it is absent', () => {
    const { enable } = readDeployment({ deployment: blocks({ strategy: 'ROLLING' }) });
    expect(enable).toMatchObject({ state: 'unset', place: { steps: [{ key: 'breaker' }, { key: 'enable' }] } });
  });
});
