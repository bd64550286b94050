import rule from '../../../src/rules/7-audit/guardduty-ecs-runtime-monitoring-off.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const runtime = (status: Value = 'ENABLED', agent: Value = 'ENABLED'): Readonly<Record<string, Value>> => ({
  name: 'RUNTIME_MONITORING',
  status,
  additionalConfiguration: [{ name: 'ECS_FARGATE_AGENT_MANAGEMENT', status: agent }],
});
const detector = (attributes: Readonly<Record<string, Value>> = {}): Neutral => [
  resource('detector', 'main', { enable: true, ...attributes }),
  task([container()]),
];
const withFeature = (attributes: Readonly<Record<string, Value>>): Neutral => [
  ...detector(),
  resource('detectorFeature', 'runtime', { detectorId: ref('main', 'id'), ...attributes }),
];
const template = (features: string): string => `Resources:
  App:
    Type: AWS::ECS::TaskDefinition
    Properties:
      RequiresCompatibilities: [FARGATE]
  Main:
    Type: AWS::GuardDuty::Detector
    Properties:
      Enable: true
      Features:
        - Name: RUNTIME_MONITORING
          Status: ENABLED
          AdditionalConfiguration:
            - Name: ECS_FARGATE_AGENT_MANAGEMENT
              Status: ${features}
`;

testRule(rule, {
  flags: {
    'no features': detector(),
    'the feature switched off': withFeature(runtime('DISABLED')),
    'the agent switched off': withFeature(runtime('ENABLED', 'DISABLED')),
    'another feature': withFeature({ name: 'S3_DATA_EVENTS', status: 'ENABLED' }),
  },
  passes: {
    'the feature with its agent': withFeature(runtime()),
    'a detector that is switched off': detector({ enable: false }),
  },
  undecided: {
    'no task in reach': detector().slice(0, 1),
    'a status that is not known': withFeature(runtime(OPAQUE)),
    'a feature of a detector that is not known': withFeature({ ...runtime(), detectorId: OPAQUE }),
  },
  fixes: {
    'an agent that is switched off': {
      path: 'template.yaml',
      before: template('DISABLED'),
      after: template('ENABLED'),
    },
  },
  silent: { 'a detector of CloudFormation with its agent': { path: 'template.yaml', text: template('ENABLED') } },
});
