import rule from '../../../src/rules/8-validate/docker-socket-or-sensitive-host-path.js';
import { container, OPAQUE, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

type Attributes = Readonly<Record<string, Value | undefined>>;

const host = (sourcePath: Value): Neutral => [
  task([container()], { requiresCompatibilities: ['EC2'], volumes: [{ name: 'host', host: { sourcePath } }] }),
];
const mounted = (sourcePath: Value, point: Readonly<Record<string, Value>>, one: Attributes = {}): Neutral => [
  task([container({ ...one, mountPoints: [{ sourceVolume: 'host', containerPath: '/host', ...point }] })], {
    requiresCompatibilities: ['EC2'],
    volumes: [{ name: 'host', host: { sourcePath } }],
  }),
];
const agent: Attributes = { image: 'public.ecr.aws/datadog/agent:7.60.1' };

testRule(rule, {
  flags: {
    'the Docker socket': host('/var/run/docker.sock'),
    'the Docker socket where it is today': host('/run/docker.sock'),
    'the Docker socket, read-only': mounted('/var/run/docker.sock', { readOnly: true }),
    'the Docker socket of an agent': mounted('/var/run/docker.sock', { readOnly: true }, agent),
    root: host('/'),
    'root, by another spelling': host('//var/..'),
    'a file below /etc': host('/etc/shadow'),
    'a folder with a slash at its end': host('/var/lib/docker/'),
    'the credentials of the agent': host('/var/lib/ecs/data'),
    'processes, writable for an agent': mounted('/proc', {}, agent),
    'the time zone, writable': mounted('/etc/localtime', {}),
  },
  passes: {
    'no volume': [task([container()])],
    'a volume without a path': [task([container()], { volumes: [{ name: 'scratch' }] })],
    'a folder of the application': host('/srv/app'),
    'what only begins alike': host('/etcetera'),
    'the time zone, read-only': mounted('/etc/localtime', { readOnly: true }),
    'certificates, read-only': mounted('/etc/ssl/certs', { readOnly: true }),
    'processes, read-only for an agent': mounted('/proc', { readOnly: true }, agent),
  },
  undecided: {
    'not known': host(OPAQUE),
    'whether it is read-only is not known': mounted('/etc/localtime', { readOnly: OPAQUE }),
    'an image that is not known': mounted('/proc', { readOnly: true }, { image: OPAQUE }),
  },
});
