import rule from '../../../src/rules/1-security-groups/lb-listener-plain-http.js';
import { OPAQUE, ref, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

type Attributes = Readonly<Record<string, Value>>;

const http = (...defaultActions: readonly Value[]): Neutral => [
  resource('loadBalancer', 'alb', { scheme: 'internet-facing', securityGroups: ['sg-0123456789abcdef0'] }),
  resource('listener', 'http', { loadBalancerArn: ref('alb', 'arn'), port: 80, protocol: 'HTTP', defaultActions }),
];
const forward: Value = { type: 'forward', targetGroupArn: 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:tg/a' };
const redirect = (redirectConfig: Attributes): Value => ({
  type: 'redirect',
  redirectConfig: { statusCode: 'HTTP_301', ...redirectConfig },
});
const https: Neutral = [
  resource('listener', 'https', {
    loadBalancerArn: ref('alb', 'arn'),
    port: 443,
    protocol: 'HTTPS',
    sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    certificates: 'arn:aws:acm:eu-west-1:123456789012:certificate/web',
    defaultActions: [forward],
  }),
];

testRule(rule, {
  flags: {
    'a listener that forwards': http(forward),
    'a listener that forwards beside one for HTTPS': [...http(forward), ...https],
    'a redirect that stays with HTTP': http(redirect({ port: '8080' })),
    'a redirect that keeps the protocol': http(redirect({ protocol: '#{protocol}', port: '443' })),
  },
  passes: {
    'a redirect to HTTPS': http(redirect({ protocol: 'HTTPS', port: '443' })),
    'a fixed response': http({ type: 'fixed-response' }),
    HTTPS: https.map((one) => ({ ...one, attributes: { ...one.attributes, loadBalancerArn: 'arn:alb' } })),
    'TCP of a network load balancer': [
      resource('listener', 'tcp', { port: 5432, protocol: 'TCP', defaultActions: [forward] }),
    ],
  },
  undecided: {
    'a protocol that is not known': [
      resource('listener', 'http', { port: 80, protocol: OPAQUE, defaultActions: [forward] }),
    ],
    'an action that is not known': http({ type: OPAQUE }),
  },
  fixes: {
    Terraform: {
      path: 'main.tf',
      before: terraform(`    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn`),
      after: terraform(`    type             = "redirect"

    redirect {
      protocol    = "HTTPS"
      port        = "443"
      status_code = "HTTP_301"
    }`),
    },
    CloudFormation: {
      path: 'template.yaml',
      before: template(`        - Type: forward
          TargetGroupArn: !Ref Targets`),
      after: template(`        - Type: redirect
          RedirectConfig:
            Protocol: HTTPS
            Port: '443'
            StatusCode: HTTP_301`),
    },
  },
});

function terraform(action: string): string {
  return `resource "aws_lb" "web" {}
resource "aws_lb_target_group" "web" {}
resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port              = 443
  protocol          = "HTTPS"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}
resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80
  protocol          = "HTTP" # for old links
  default_action {
${action}
  }
}
`;
}

function template(action: string): string {
  return `Resources:
  Alb:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
  Targets:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
  Https:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Alb
      Port: 443
      Protocol: HTTPS
      DefaultActions:
        - Type: forward
          TargetGroupArn: !Ref Targets
  Http:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Alb
      Port: 80
      Protocol: HTTP # for old links
      DefaultActions:
${action}
`;
}
