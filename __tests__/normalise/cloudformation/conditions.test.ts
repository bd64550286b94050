import { describe, expect, test } from '@jest/globals';
import { attribute, readText, resourceAt, shown } from './read.js';

const HEAD = `
Parameters:
  Env: { Type: String, AllowedValues: [dev, test, prod] }
  Only: { Type: String, AllowedValues: [prod] }
  Size: { Type: String, AllowedValues: [small, large] }
  EnvDefault: { Type: String, Default: dev, AllowedValues: [dev, prod] }
  Free: { Type: String }
  Empty: { Type: String, Default: '' }
  Flag: { Type: String, Default: true }
  Stored: { Type: AWS::SSM::Parameter::Value<String>, AllowedValues: [a] }
Mappings:
  Map: { dev: { On: 'false', Same: x }, prod: { On: 'true', Same: x } }
Conditions:
  Undecided: !Equals [!Ref Free, x]
  Sure: !Equals [a, a]
  Never: !Not [!Condition Sure]
  ByDefault: !Equals [!Ref EnvDefault, dev]
  Loop: !Not [!Condition Loop]
  LoopA: !And [!Condition LoopB, !Condition Sure]
  LoopB: !Or [!Condition LoopA, !Condition Never]
  Asked: `;

const EITHER = { Asked: 'A', 'not Asked': 'B' };

function answer(condition: string) {
  const { resources } = readText(
    `${HEAD}${condition}\nResources:\n  Web:\n    Type: AWS::ECS::Service\n    Properties: { Value: !If [Asked, A, B] }\n`,
  );
  const node = attribute(resourceAt(resources, 'Web'), 'Value');
  return { value: shown(node), assumed: node.assumed ?? [] };
}

describe('a condition', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['!Equals [a, a]', 'A', []],
    ['!Equals [a, b]', 'B', []],
    ['!Equals [true, "true"]', 'A', []],
    ['!Equals [!Ref Flag, true]', 'A', ['parameter Flag']],
    ['!Equals [!Ref Free, a]', EITHER, []],
    ['!Equals [!Ref Free, !Ref Free]', 'A', []],
    ['!Equals [!Ref Env, prod]', EITHER, []],
    ['!Equals [!Ref Env, production]', 'B', []],
    ['!Equals [production, !Ref Env]', 'B', []],
    ['!Equals [!Ref Env, !Ref Size]', 'B', []],
    ['!Equals [!Ref Only, prod]', 'A', []],
    ['!Equals [!Ref Stored, b]', EITHER, []],
    ['!Equals [!Ref EnvDefault, dev]', 'A', ['parameter EnvDefault']],
    ['!Equals [!Ref EnvDefault, prod]', 'B', ['parameter EnvDefault']],
    ['!Equals [!Ref EnvDefault, none]', 'B', []],
    ['!Equals [!Ref Empty, ""]', 'A', ['parameter Empty']],
    ['!Equals [!Ref AWS::Region, eu-west-1]', EITHER, []],
    ['!Equals [!Join ["", [x, !Ref Free]], ""]', 'B', []],
    ['!Equals [!Sub "${Free}-web", api]', 'B', []],
    ['!Equals [!Sub "${Free}-web", a-web]', EITHER, []],
    ['!Equals [!FindInMap [Map, !Ref Env, On], "true"]', EITHER, []],
    ['!Equals [!FindInMap [Map, !Ref EnvDefault, On], "true"]', 'B', ['parameter EnvDefault']],
    ['!Equals [!FindInMap [Map, !Ref Free, Same], x]', 'A', []],
    ['!Equals [a]', EITHER, []],
    ['!Not [!Equals [a, a]]', 'B', []],
    ['!Not [!Condition Undecided]', EITHER, []],
    ['!And [!Condition Undecided, !Condition Never]', 'B', []],
    ['!And [!Condition Undecided, !Condition Sure]', EITHER, []],
    ['!And [!Condition ByDefault, !Condition Sure]', 'A', ['parameter EnvDefault']],
    ['!And [!Not [!Condition ByDefault], !Condition Never]', 'B', []],
    ['!Or [!Condition Undecided, !Condition Sure]', 'A', []],
    ['!Or [!Condition Undecided, !Condition Never]', EITHER, []],
    ['!Or [!Condition ByDefault, !Condition Sure]', 'A', []],
    ['{ Condition: Sure }', 'A', []],
    ['{ Condition: Unwritten }', EITHER, []],
    ['!Condition Loop', EITHER, []],
    ['!Condition LoopA', EITHER, []],
    ['!Condition Asked', EITHER, []],
    ['{ "Fn::Novelty": [] }', EITHER, []],
    ['[]', EITHER, []],
    ['true', 'A', []],
  ])('%s', (condition, value, assumed) => {
    expect(answer(condition)).toEqual({ value, assumed });
  });

  test('of a resource leaves it out, keeps it or says when', () => {
    const { resources } = readText(`${HEAD}!Equals [a, a]
Resources:
  Always: { Type: AWS::ECS::Cluster, Condition: Sure }
  Gone: { Type: AWS::ECS::Cluster, Condition: Never }
  Default: { Type: AWS::ECS::Cluster, Condition: ByDefault }
  Sometimes:
    Type: AWS::ECS::Service
    Condition: Undecided
    Properties: { Value: !If [Undecided, a, b] }
`);
    expect(resources.map(({ address, conditional }) => [address, conditional])).toEqual([
      ['Always', undefined],
      ['Default', undefined],
      ['Sometimes', 'when Undecided'],
    ]);
    expect(shown(attribute(resourceAt(resources, 'Sometimes'), 'Value'))).toBe('a');
  });

  test('that follows from the branch it stands in is decided there', () => {
    const { resources } = readText(`${HEAD}!Not [!Condition Undecided]
Resources:
  Web: { Type: AWS::ECS::Service, Properties: { Value: !If [Undecided, !If [Asked, a, b], !If [Asked, c, d]] } }
`);
    expect(shown(attribute(resourceAt(resources, 'Web'), 'Value'))).toEqual({ Undecided: 'b', 'not Undecided': 'c' });
  });
});
