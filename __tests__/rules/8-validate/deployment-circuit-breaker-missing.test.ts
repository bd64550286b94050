import rule from '../../../src/rules/8-validate/deployment-circuit-breaker-missing.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const service = (attributes: Readonly<Record<string, Value>> = {}): Neutral => [
  resource('service', 'web', { launchType: 'FARGATE', taskDefinition: 'web', ...attributes }),
];
const deployed = (deploymentConfiguration: Readonly<Record<string, Value>>): Neutral =>
  service({ deploymentConfiguration });
const breaker = (enable: Value, rollback: Value): Neutral =>
  deployed({ deploymentCircuitBreaker: { enable, rollback } });

testRule(rule, {
  flags: {
    absent: service(),
    'switched off': breaker(false, false),
    'without rollback': breaker(true, false),
    'rollback alone': breaker(false, true),
    'only a strategy': deployed({ strategy: 'ROLLING' }),
    'alarms that take nothing back': deployed({ alarms: { enable: true, rollback: false } }),
  },
  passes: {
    'with rollback': breaker(true, true),
    'with a strategy beside it': deployed({
      strategy: 'ROLLING',
      deploymentCircuitBreaker: { enable: true, rollback: true },
    }),
    'alarms that roll back': deployed({ alarms: { enable: true, rollback: true } }),
    'CodeDeploy deploys it': service({ deploymentController: { type: 'CODE_DEPLOY' } }),
    'blue and green': deployed({ strategy: 'BLUE_GREEN' }),
  },
  undecided: {
    'a switch that is not known': breaker(OPAQUE, true),
    'a strategy that is not known': deployed({ strategy: OPAQUE }),
  },
  fixes: {
    'a service of Terraform': {
      path: 'main.tf',
      before: `resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web"

  deployment_configuration {
    strategy = "ROLLING"
  }
}
`,
      after: `resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web"

  deployment_configuration {
    strategy = "ROLLING"
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}
`,
    },
    'a service of CloudFormation': {
      path: 'template.yaml',
      before: `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Web:
    Type: AWS::ECS::Service
    Properties:
      TaskDefinition: web
      DeploymentConfiguration:
        MaximumPercent: 200
`,
      after: `AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Web:
    Type: AWS::ECS::Service
    Properties:
      TaskDefinition: web
      DeploymentConfiguration:
        MaximumPercent: 200
        DeploymentCircuitBreaker:
          Enable: true
          Rollback: true
`,
    },
  },
  silent: {
    'a block beside a strategy that is not known': {
      path: 'main.tf',
      text: `variable "strategy" {}

resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web"

  deployment_configuration {
    strategy = var.strategy
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}
`,
    },
    'a configuration that is not known as a whole': {
      path: 'main.tf',
      text: `variable "strategies" {}

resource "aws_ecs_service" "web" {
  name            = "web"
  task_definition = "web"

  dynamic "deployment_configuration" {
    for_each = var.strategies
    content {
      strategy = deployment_configuration.value
    }
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
}
`,
    },
  },
});
