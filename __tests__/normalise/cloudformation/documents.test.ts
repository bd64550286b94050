import { describe, expect, test } from '@jest/globals';
import type { Node } from '../../../src/model/source.js';
import { attribute, readText, resourceAt, shown, sourceOf } from './read.js';

const HEAD = `
Parameters:
  Tag: { Type: String, Default: '1.4' }
  Free: { Type: String }
  Json: { Type: String, Default: '{"Version":"2012-10-17","Statement":[]}' }
Resources:
  Queue: { Type: AWS::SQS::Queue }
  Thing:
    Type: `;

function valueOf(
  type: string,
  key: string,
  written: string,
): { readonly node: Node; readonly notices: readonly string[] } {
  const { resources, notices } = readText(`${HEAD}${type}\n    Properties:\n      ${key}: ${written}\n`);
  return { node: attribute(resourceAt(resources, 'Thing'), key), notices: notices.map((notice) => notice.message) };
}

/** The node at a path of keys and positions. */
function at(node: Node, ...path: readonly (string | number)[]): Node {
  return path.reduce<Node>((inner, step) => {
    const next =
      inner.kind === 'map'
        ? inner.entries.find((entry) => entry.key === step)?.value
        : inner.kind === 'list' && typeof step === 'number'
          ? inner.items[step]
          : undefined;
    if (next === undefined) throw new Error(`no ${String(step)} in ${JSON.stringify(shown(inner))}`);
    return next;
  }, node);
}

describe('JSON text where a document is expected', () => {
  test('is read with its places', () => {
    const { node, notices } = valueOf(
      'AWS::IAM::ManagedPolicy',
      'PolicyDocument',
      `'{"Statement":[{"Action":"ecs:*"}]}'`,
    );
    const action = at(node, 'Statement', 0, 'Action');
    expect(notices).toEqual([]);
    expect(shown(node)).toEqual({ Statement: [{ Action: 'ecs:*' }] });
    expect(sourceOf(action)).toBe('"ecs:*"');
    expect(action.locked).toBeUndefined();
  });

  test('is read in a block with functions', () => {
    const written = `!Sub |
        {
          "Statement": [{
            "Action": "sqs:*",
            "Resource": "\${Queue.Arn}",
            "Sid": "v\${Tag}",
            "NotAction": "\${Free}"
          }]
        }`;
    const { node, notices } = valueOf('AWS::IAM::RolePolicy', 'PolicyDocument', written);
    expect(notices).toEqual([]);
    expect(shown(node)).toEqual({
      Statement: [
        {
          Action: 'sqs:*',
          Resource: '→Queue.Arn',
          Sid: 'v1.4',
          NotAction: '? parameter Free has no default',
        },
      ],
    });
    const action = at(node, 'Statement', 0, 'Action');
    expect([sourceOf(action), action.locked]).toEqual(['"sqs:*"', undefined]);
  });

  test('is read from a default, as an assumption', () => {
    const { node } = valueOf('AWS::IAM::ManagedPolicy', 'PolicyDocument', '!Ref Json');
    expect(shown(node)).toEqual({ Version: '2012-10-17', Statement: [] });
    expect(at(node, 'Version').assumed).toEqual(['parameter Json']);
  });

  test('is read where it is put together, but cannot be edited', () => {
    const { node } = valueOf('AWS::IAM::ManagedPolicy', 'PolicyDocument', `!Join ['', ['{"Statement":', '[]}']]`);
    expect(shown(node)).toEqual({ Statement: [] });
    expect(node.locked).toBeDefined();
  });

  test('is read in a list of policies and for containers', () => {
    const policies = valueOf('AWS::IAM::Role', 'Policies', `[{ PolicyName: a, PolicyDocument: '{"Statement":[]}' }]`);
    expect(shown(policies.node)).toEqual([{ PolicyName: 'a', PolicyDocument: { Statement: [] } }]);
    const containers = valueOf('AWS::ECS::TaskDefinition', 'ContainerDefinitions', `'[{"Name":"app"}]'`);
    expect(shown(containers.node)).toEqual([{ Name: 'app' }]);
  });

  test('stays text where no document is expected', () => {
    expect(shown(valueOf('AWS::IAM::ManagedPolicy', 'Description', `'{"a":1}'`).node)).toBe('{"a":1}');
    expect(shown(valueOf('AWS::IAM::ManagedPolicy', 'PolicyDocument', 'none').node)).toBe('none');
  });

  test('that is not JSON gives a notice', () => {
    const { notices } = valueOf('AWS::IAM::ManagedPolicy', 'PolicyDocument', `'{"Statement": oops oops'`);
    expect(notices.length).toBeGreaterThan(0);
  });
});
