import rule from '../../../src/rules/4-logs/log-delivery-mode-not-set.js';
import { container, OPAQUE, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const OPTIONS = { 'awslogs-group': '/ecs/app', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'app' };
const app = (options: Readonly<Record<string, Value>>, logDriver = 'awslogs'): Neutral => [
  task([container({ logConfiguration: { logDriver, options: { ...OPTIONS, ...options } } })]),
];

testRule(rule, {
  flags: {
    blocking: app({ mode: 'blocking' }),
    'blocking with a buffer': app({ mode: 'blocking', 'max-buffer-size': '4m' }),
  },
  passes: {
    'absent: the account decides': app({}),
    'non-blocking': app({ mode: 'non-blocking', 'max-buffer-size': '25m' }),
    'an option of a FireLens output': app({ mode: 'blocking' }, 'awsfirelens'),
  },
  undecided: { 'not known': app({ mode: OPAQUE }) },
  fixes: {
    'a container of CloudFormation': {
      path: 'template.yaml',
      before: `Resources:
  App:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: app
          Image: nginx:1.27.2
          LogConfiguration:
            LogDriver: awslogs
            Options:
              awslogs-group: /ecs/app
              mode: blocking # waits
              awslogs-region: eu-west-1
`,
      after: `Resources:
  App:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: app
          Image: nginx:1.27.2
          LogConfiguration:
            LogDriver: awslogs
            Options:
              awslogs-group: /ecs/app
              mode: non-blocking # waits
              awslogs-region: eu-west-1
              max-buffer-size: '25m'
`,
    },
  },
});
