import rule from '../../../src/rules/8-validate/health-check-missing.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

type Attributes = Readonly<Record<string, Value>>;

const HEALTH: Value = { command: ['CMD-SHELL', 'wget -q -O - localhost:8080/health || exit 1'] };
const run = (containers: readonly Value[], service: Attributes = {}): Neutral => [
  task(containers),
  resource('service', 'web', { taskDefinition: ref('app', 'arn'), launchType: 'FARGATE', ...service }),
];
const behindBalancer: Attributes = {
  loadBalancers: [{ targetGroupArn: ref('targets', 'arn'), containerName: 'app', containerPort: 8080 }],
};
const targets = resource('targetGroup', 'targets', { port: 8080, protocol: 'HTTP', targetType: 'ip' });

testRule(rule, {
  flags: {
    'a worker without any': run([container()]),
    'the second essential container': run([
      container({ healthCheck: HEALTH }),
      container({ name: 'worker', essential: true }),
    ]),
  },
  passes: {
    'one of its own': run([container({ healthCheck: HEALTH })]),
    'one of the load balancer': [...run([container()], behindBalancer), targets],
    'a container that is not essential': run([
      container({ healthCheck: HEALTH }),
      container({ name: 'migrate', essential: false }),
    ]),
    'a known agent beside it': run([
      container({ healthCheck: HEALTH }),
      container({ name: 'traces', image: 'public.ecr.aws/xray/aws-xray-daemon:3.3.14' }),
    ]),
    'the FireLens router': run([
      container({ healthCheck: HEALTH }),
      container({ name: 'router', user: undefined, firelensConfiguration: { type: 'fluentbit' } }),
    ]),
    'task sets, which have load balancers of their own': run([container()], {
      deploymentController: { type: 'EXTERNAL' },
    }),
  },
  undecided: {
    'not known': run([container({ healthCheck: OPAQUE })]),
    'no service in reach': [task([container()])],
    'an image that is not known': run([container({ image: OPAQUE })]),
    'load balancers that are not known': run([container()], { loadBalancers: OPAQUE }),
  },
});
