/** Express services and daemons: task definitions of which ECS writes a part. */
import { describe, expect, test } from '@jest/globals';
import { analyse } from '../../../src/review.js';
import { RULES } from '../../../src/rules/index.js';
import { memoryTree } from '../../support/memory-tree.js';
import { attribute, readText, resourceAt, shown } from './read.js';

const EXPRESS = `
Resources:
  Web:
    Type: AWS::ECS::ExpressGatewayService
    Properties:
      ExecutionRoleArn: !GetAtt Exec.Arn
      InfrastructureRoleArn: !GetAtt Infra.Arn
      PrimaryContainer:
        Image: nginx:latest
        ContainerPort: 80
        Environment: [{ Name: DB_PASSWORD, Value: hunter2-not-real }]
  Exec: { Type: AWS::IAM::Role }
  Infra: { Type: AWS::IAM::Role }
`;

const DAEMON = `
Resources:
  Agent:
    Type: AWS::ECS::DaemonTaskDefinition
    Properties:
      TaskRoleArn: !GetAtt Role.Arn
      ContainerDefinitions: [{ Name: agent, Image: agent:1, Privileged: true }]
  Role: { Type: AWS::IAM::Role }
`;

function codesIn(text: string, address: string) {
  const { findings, undecided } = analyse(memoryTree({ 'app.yaml': text }), RULES, {
    failOn: 'high',
    preset: 'recommended',
    relevance: 'ecs',
    only: [],
    varFiles: [],
    suggestions: false, // prettier-ignore
  });
  const codes = (of: typeof findings | typeof undecided): readonly string[] =>
    of.filter((one) => one.address.startsWith(address)).map(({ rule }) => rule.code);
  return { findings: codes(findings), undecided: codes(undecided), reasons: undecided.map(({ reason }) => reason) };
}

describe('an Express service', () => {
  test('is read as the task definition that ECS makes of it', () => {
    const web = resourceAt(readText(EXPRESS).resources, 'Web');
    expect(web.body.entries.map(({ key }) => key)).toEqual([
      'ExecutionRoleArn',
      'InfrastructureRoleArn',
      'ContainerDefinitions',
    ]);
    expect(shown(attribute(web, 'ContainerDefinitions'))).toEqual([
      {
        Image: 'nginx:latest',
        ContainerPort: 80,
        Environment: [{ Name: 'DB_PASSWORD', Value: 'hunter2-not-real' }],
        '…': '…',
      },
      '…',
    ]);
  });

  test('is judged by what it can say', () => {
    const { findings } = codesIn(EXPRESS, 'Web');
    expect(findings).toEqual(expect.arrayContaining(['ECS201', 'ECS301', 'ECS511']));
  });

  test('is not blamed for what only ECS decides', () => {
    const { findings, undecided, reasons } = codesIn(EXPRESS, 'Web');
    const notItsOwn = ['ECS123', 'ECS401', 'ECS802', 'ECS804', 'ECS834'];
    expect(findings.filter((code) => notItsOwn.includes(code))).toEqual([]);
    expect(undecided).toEqual(expect.arrayContaining(['ECS401', 'ECS802', 'ECS804']));
    expect(reasons).toContain('ECS decides ReadonlyRootFilesystem by itself');
  });

  test('uses its execution role', () => {
    const trust = 'AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Principal: { Service: ecs-tasks.amazonaws.com }, Action: sts:AssumeRole }] }'; // prettier-ignore
    const secret =
      "Secrets: [{ Name: DB, ValueFrom: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf' }]";
    const text = EXPRESS.replace(
      'Exec: { Type: AWS::IAM::Role }',
      `Exec: { Type: AWS::IAM::Role, Properties: { ${trust} } }`,
    ) // prettier-ignore
      .replace('ContainerPort: 80', secret);
    expect(codesIn(text, 'Exec').findings).toContain('ECS218');
  });

  test('with properties that are not known says nothing', () => {
    const text = 'Resources: { Web: { Type: AWS::ECS::ExpressGatewayService, Properties: !Transform { Name: X } } }\n';
    expect(codesIn(text, 'Web').findings).toEqual([]);
  });
});

describe('the task definition of a daemon', () => {
  test('is judged as one, but for what it cannot say', () => {
    const { findings, undecided } = codesIn(DAEMON, 'Agent');
    expect(findings).toEqual(expect.arrayContaining(['ECS401', 'ECS801', 'ECS804']));
    expect(findings).not.toContain('ECS123');
    expect(undecided).toContain('ECS123');
  });
});
