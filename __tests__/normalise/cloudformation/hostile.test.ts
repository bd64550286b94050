import { describe, expect, test } from '@jest/globals';
import { subjectsOf } from '../../../src/normalise/subjects.js';
import { processorTime } from '../../support/processor-time.js';
import { attribute, readText, resourceAt } from './read.js';

const many = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

const web = (value: unknown) => ({ Resources: { Web: { Type: 'AWS::ECS::Service', Properties: { Value: value } } } });

function nested(depth: number, wrap: (inner: unknown) => unknown, core: unknown): unknown {
  let value = core;
  for (let level = 0; level < depth; level += 1) value = wrap(value);
  return value;
}

function doubling(depth: number): unknown {
  return nested(depth, (inner) => ({ 'Fn::Sub': ['${a}${a}', { a: inner }] }), 'xxxxxxxxxx');
}

test('types and names that every object has are nothing special', () => {
  const text = JSON.stringify({
    Resources: {
      toString: { Type: 'constructor', Properties: { Name: 'x' } },
      valueOf: { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: '{{resolve:constructor:x}}' } },
    },
  });
  const { unit, resources } = readText(text, 'template.json');
  expect(subjectsOf(unit).map(({ subject }) => subject.address)).toEqual(['valueOf']);
  expect(attribute(resourceAt(resources, 'valueOf'), 'ClusterName')).toMatchObject({
    why: 'the value is taken from a dynamic reference when the stack is deployed',
  });
});

const BOMBS: Readonly<Record<string, unknown>> = {
  'text that doubles': web(doubling(40)),
  'text with holes that doubles': {
    ...web(nested(40, (inner) => ({ 'Fn::Sub': ['${a}${a}', { a: inner }] }), { Ref: 'AWS::Region' })),
  },
  'a default that is repeated': {
    Parameters: { P: { Type: 'String', Default: 'x'.repeat(4000) } },
    ...web(Array.from({ length: 500 }, () => ({ 'Fn::Sub': '${P}'.repeat(1000) }))),
  },
  'conditions that double': {
    Conditions: Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [
        `C${String(index)}`,
        { 'Fn::And': [{ Condition: `C${String(index + 1)}` }, { Condition: `C${String(index + 1)}` }] },
      ]),
    ),
    ...web({ 'Fn::If': ['C0', 'a', 'b'] }),
  },
  'a long chain of conditions': {
    Conditions: Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [`C${String(index)}`, { Condition: `C${String(index + 1)}` }]),
    ),
    ...web({ 'Fn::If': ['C0', 'a', 'b'] }),
  },
  'choices that multiply': web({
    'Fn::Join': ['', Array.from({ length: 200 }, (_, index) => ({ 'Fn::If': [`C${String(index)}`, 'a', 'b'] }))],
  }),
  'loops in loops': {
    Resources: {
      'Fn::ForEach::A': [
        'A',
        Array.from({ length: 200 }, (_, index) => String(index)),
        {
          'Fn::ForEach::B': [
            'B',
            Array.from({ length: 200 }, (_, index) => String(index)),
            { 'X${A}x${B}': { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: { 'Fn::Sub': '${A}${B}' } } } },
          ],
        },
      ],
    },
  },
  'dynamic references without an end': web('{{resolve:'.repeat(20_000)),
  'a Sub of open braces': web({ 'Fn::Sub': '${'.repeat(50_000) }),
  'a Sub with very many names': web({ 'Fn::Sub': '${AWS::Region}'.repeat(20_000) }),
  'a mapping of a long list, used often': {
    Mappings: { M: { a: { b: Array.from({ length: 20_000 }, () => 'x') } } },
    ...web(Array.from({ length: 500 }, () => ({ 'Fn::FindInMap': ['M', 'a', 'b'] }))),
  },
  'a default that is a long list, used often': {
    Parameters: { P: { Type: 'CommaDelimitedList', Default: ','.repeat(4000) } },
    Conditions: { C: { 'Fn::Equals': [{ Ref: 'P' }, 'x'] }, D: { 'Fn::Equals': [{ Ref: 'Q' }, 'x'] } },
    ...web({ 'Fn::If': ['C', Array.from({ length: 2000 }, () => ({ Ref: 'P' })), 'b'] }),
  },
  'allowed values, compared often': {
    Parameters: {
      P: { Type: 'String', AllowedValues: Array.from({ length: 5000 }, (_, index) => String(index)) },
      Q: { Type: 'String', AllowedValues: Array.from({ length: 5000 }, (_, index) => `x${String(index)}`) },
    },
    Conditions: Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`C${String(index)}`, { 'Fn::Equals': [{ Ref: 'P' }, { Ref: 'Q' }] }]),
    ),
    ...web(Array.from({ length: 300 }, (_, index) => ({ 'Fn::If': [`C${String(index)}`, 'a', 'b'] }))),
  },
};

describe('a hostile template', () => {
  test.each(Object.entries(BOMBS))('with %s is read in time', (_title, template) => {
    const started = processorTime();
    const read = readText(JSON.stringify(template), 'template.json');
    expect(processorTime() - started).toBeLessThan(5_000);
    expect(read.units.length).toBeLessThanOrEqual(1);
  });

  test('that makes too much says so', () => {
    const read = readText(JSON.stringify(BOMBS['loops in loops']), 'template.json');
    expect(read.unit.complete).toBe(false);
    expect(read.notices.map((notice) => notice.message)).toContain('the template is too large to evaluate all of it');
    expect(read.resources.length).toBeLessThan(3000);
  });

  test.each(['Fn::If', 'Fn::Join', 'Fn::Select', 'Fn::Sub', 'Fn::Base64', 'Ref', 'Fn::FindInMap', 'Fn::Not'])(
    'with %s in itself a hundred times does not overflow',
    (name) => {
      const value = nested(90, (inner) => ({ [name]: ['C', inner, inner === 'x' ? 'y' : 'z'] }), 'x');
      const conditions = { C: nested(40, (inner) => ({ [name]: [inner] }), { Condition: 'C' }) };
      const text = JSON.stringify({ Conditions: conditions, ...web(value) });
      expect(() => readText(text, 'template.json')).not.toThrow();
    },
  );

  test('with names of built-in properties reads them as names', () => {
    const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];
    const text = `Resources:\n${many(names.length, (index) => `  ${names[index]!}: { Type: AWS::ECS::Cluster, Properties: { ClusterName: !Ref ${names[index]!}, Tags: !FindInMap [${names[index]!}, a, b] } }\n`)}`;
    const read = readText(`${text}  Odd: { Type: constructor, Properties: { a: { constructor: 1 } } }\n`);
    expect(read.resources.map(({ address }) => address)).toEqual([...names, 'Odd']);
  });

  test('grows linearly', () => {
    const time = (count: number): number => {
      const text = JSON.stringify({
        Parameters: { Tag: { Type: 'String', Default: 'x' } },
        Resources: Object.fromEntries(
          Array.from({ length: count }, (_, index) => [
            `S${String(index)}`,
            {
              Type: 'AWS::ECS::TaskDefinition',
              Properties: { ContainerDefinitions: [{ Name: 'a', Image: { 'Fn::Sub': 'r/${Tag}:${AWS::Region}' } }] },
            },
          ]),
        ),
      });
      const started = processorTime();
      readText(text, 'template.json');
      return processorTime() - started;
    };
    time(500);
    const small = Math.min(time(1000), time(1000));
    expect(time(8000)).toBeLessThan(40 * Math.max(small, 10));
  });
});
