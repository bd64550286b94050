import rule from '../../../src/rules/8-validate/fargate-incompatible-settings.js';
import { container, OPAQUE, ref, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const fargate = (attributes: Readonly<Record<string, Value | undefined>>): Neutral => [task([container()], attributes)];
const holding = (attributes: Readonly<Record<string, Value>>): Neutral => [task([container(attributes)])];
const linux = (linuxParameters: Readonly<Record<string, Value>>): Neutral => holding({ linuxParameters });
const onInstances = { requiresCompatibilities: ['EC2'], networkMode: 'bridge' };

testRule(rule, {
  flags: {
    'the network mode of an instance': fargate({ networkMode: 'bridge' }),
    'an IPC mode': fargate({ ipcMode: 'task' }),
    'placement constraints': fargate({
      placementConstraints: [{ type: 'memberOf' }],
    }),
    'no CPU size': fargate({ cpu: undefined }),
    'no memory size': fargate({ memory: undefined }),
    'a log driver of instances': holding({ logConfiguration: { logDriver: 'syslog', options: { tag: 'app' } } }),
    'a capability': linux({ capabilities: { add: ['CHOWN'] } }),
    'shared memory': linux({ sharedMemorySize: 64 }),
    'swap space': linux({ maxSwap: 64 }),
    'security options of Docker': holding({ dockerSecurityOptions: ['no-new-privileges'] }),
    'DNS servers': holding({ dnsServers: ['10.0.0.2'] }),
    'hosts of its own': holding({ extraHosts: [{ hostname: 'db' }] }),
    'no network': holding({ disableNetworking: true }),
    'a folder of the host': fargate({ volumes: [{ name: 'data', host: { sourcePath: '/srv/data' } }] }),
    'a Docker volume': fargate({ volumes: [{ name: 'data', dockerVolumeConfiguration: { driver: 'local' } }] }),
    'run by a service on Fargate': [
      task([container()], { requiresCompatibilities: undefined, ipcMode: 'none' }),
      resource('service', 'web', { taskDefinition: ref('app', 'arn'), launchType: 'FARGATE' }),
    ],
  },
  passes: {
    'a sound task': fargate({}),
    'a volume of its own': fargate({ volumes: [{ name: 'data' }] }),
    SYS_PTRACE: linux({ capabilities: { add: ['SYS_PTRACE'] } }),
    'what it drops': linux({ capabilities: { drop: ['ALL'] } }),
    'on instances': [task([container({ dnsServers: ['10.0.0.2'] })], onInstances)],
    'a namespace of the host, which has a rule of its own': fargate({ ipcMode: 'host' }),
    'a privileged container, which has a rule of its own': holding({ privileged: true }),
  },
  undecided: {
    'a mode that is not known': fargate({ networkMode: OPAQUE }),
  },
  fixes: {
    'a constraint that is left from instances': {
      path: 'task.json',
      before: `{
  "family": "web",
  "networkMode": "awsvpc",
  "requiresCompatibilities": ["FARGATE"],
  "cpu": "256",
  "memory": "512",
  "placementConstraints": [{ "type": "memberOf", "expression": "attribute:ecs.instance-type =~ t3.*" }],
  "containerDefinitions": [{ "name": "web", "image": "web:1" }]
}
`,
      after: `{
  "family": "web",
  "networkMode": "awsvpc",
  "requiresCompatibilities": ["FARGATE"],
  "cpu": "256",
  "memory": "512",
  "containerDefinitions": [{ "name": "web", "image": "web:1" }]
}
`,
    },
  },
});
