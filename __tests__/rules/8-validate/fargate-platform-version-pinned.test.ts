import rule from '../../../src/rules/8-validate/fargate-platform-version-pinned.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

type Attributes = Readonly<Record<string, Value>>;

const FARGATE: Attributes = { launchType: 'FARGATE' };
const service = (attributes: Attributes, more: Neutral = []): Neutral => [
  resource('service', 'web', { taskDefinition: ref('app', 'arn'), ...attributes }),
  ...more,
];
const onWindows = task([container({ user: 'ContainerUser', readonlyRootFilesystem: undefined })], {
  runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
});
const spot: Attributes = { capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }] };

testRule(rule, {
  flags: {
    'an old version': service({ ...FARGATE, platformVersion: '1.3.0' }, [task([container()])]),
    'on spare capacity': service({ ...spot, platformVersion: '1.3.0' }, [task([container()])]),
    'the first version': service({ ...FARGATE, platformVersion: '1.0.0' }, [task([container()])]),
    'an old version in a task set': [
      ...service({ deploymentController: { type: 'EXTERNAL' } }, [task([container()])]),
      resource('taskSet', 'blue', {
        service: ref('web', 'id'),
        cluster: 'main',
        taskDefinition: ref('app', 'arn'),
        launchType: 'FARGATE',
        platformVersion: '1.3.0',
      }),
    ],
  },
  passes: {
    absent: service(FARGATE, [task([container()])]),
    latest: service({ ...FARGATE, platformVersion: 'LATEST' }, [task([container()])]),
    'the current version': service({ ...FARGATE, platformVersion: '1.4.0' }, [task([container()])]),
    'the only version of Windows': service({ ...FARGATE, platformVersion: '1.0.0' }, [onWindows]),
    'on EC2, which has none': service({ launchType: 'EC2', platformVersion: '1.3.0' }, [task([container()])]),
  },
  undecided: {
    'not known': service({ ...FARGATE, platformVersion: OPAQUE }, [task([container()])]),
    'the cluster decides': service({ platformVersion: '1.3.0' }, [task([container()])]),
    'the first version of something out of reach': [
      resource('service', 'web', { ...FARGATE, taskDefinition: OPAQUE, platformVersion: '1.0.0' }),
    ],
  },
  fixes: {
    Terraform: {
      path: 'main.tf',
      before:
        'resource "aws_ecs_service" "web" {\n  name             = "web"\n  launch_type      = "FARGATE"\n  platform_version = "1.3.0"\n}\n',
      after:
        'resource "aws_ecs_service" "web" {\n  name             = "web"\n  launch_type      = "FARGATE"\n  platform_version = "LATEST"\n}\n',
    },
  },
});
