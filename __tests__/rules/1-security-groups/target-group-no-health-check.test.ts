import rule from '../../../src/rules/1-security-groups/target-group-no-health-check.js';
import { OPAQUE, ref, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const behind = (attributes: Readonly<Record<string, Value>>, target: Value = ref('targets', 'arn')): Neutral => [
  resource('service', 'web', {
    loadBalancers: [{ targetGroupArn: target, containerName: 'app', containerPort: 8080 }],
  }),
  resource('targetGroup', 'targets', { port: 8080, protocol: 'HTTP', targetType: 'ip', ...attributes }),
];

testRule(rule, {
  flags: {
    'no health check': behind({}),
    'HTTPS without a path': behind({ protocol: 'HTTPS' }),
    'a protocol alone': behind({ healthCheckProtocol: 'HTTP' }),
    'gRPC, whose default is no page': behind({ protocolVersion: 'GRPC' }),
  },
  passes: {
    'a path': behind({ healthCheckPath: '/health' }),
    'the front page on purpose': behind({ healthCheckPath: '/' }),
    'a check of the connection alone': behind({ healthCheckProtocol: 'TCP' }),
    'a network load balancer': behind({ protocol: 'TCP' }),
    'functions, which have no protocol': [resource('targetGroup', 'targets', { targetType: 'lambda' })],
    'a group that no service uses': behind(
      {},
      'arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/x/1',
    ).slice(1),
  },
  undecided: {
    'a path that is not known': behind({ healthCheckPath: OPAQUE }),
    'a protocol that is not known': behind({ protocol: OPAQUE }),
    'a service whose target group is not known': behind({}, OPAQUE),
  },
  fixes: {
    CloudFormation: { path: 'template.yaml', before: template(''), after: template('\n      HealthCheckPath: /') },
    'Terraform without a block': {
      path: 'main.tf',
      before: terraform(''),
      after: terraform('\n\n  health_check {\n    path = "/"\n  }'),
    },
    'Terraform with a block': {
      path: 'main.tf',
      before: terraform('\n  health_check {\n    matcher = "200"\n  }'),
      after: terraform('\n  health_check {\n    matcher = "200"\n    path    = "/"\n  }'),
    },
  },
});

function template(path: string): string {
  return `Resources:
  Web:
    Type: AWS::ECS::Service
    Properties:
      LoadBalancers: [{ TargetGroupArn: !Ref Targets, ContainerName: app, ContainerPort: 8080 }]
  Targets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      Protocol: HTTP
      Port: 8080 # of the container${path}
`;
}

function terraform(check: string): string {
  return `resource "aws_ecs_service" "web" {
  load_balancer {
    target_group_arn = aws_lb_target_group.web.arn
    container_name   = "app"
    container_port   = 8080
  }
}
resource "aws_lb_target_group" "web" {
  protocol = "HTTP"
  port     = 8080${check}
}
`;
}
