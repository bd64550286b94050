import { is, some } from '../../model/attribute.js';
import { not, type Certainty } from '../../model/certainty.js';
import { isFargate } from '../../model/platform.js';
import { rule } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

type Device = Subject<'container'>['linuxParameters']['devices']['items'][number];

export default rule({
  code: 'ECS812',
  name: 'host-device-mapped',
  step: 8,
  title: 'Container opens a device of the host',
  severity: 'high',
  tier: 'A',
  target: 'container',
  why: 'A device of the host is read and written past every file permission: a disk gives away all tasks on the instance, and a driver with a hole gives away the kernel.',
  unless:
    'The program needs this very device and nothing else runs on the instance. Neuron devices are not reported: AWS asks for them.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html',
  ],
  equivalents: {},
  fix: { kind: 'none', advice: 'Take the device out. Ask for a GPU through `resourceRequirements`.' },

  check(container, graph) {
    const { devices } = container.linuxParameters;
    const wrong = some(devices, isExposing);
    if (wrong !== 'yes') return wrong;

    const exposed = devices.items.map((device) => device.hostPath).filter((path) => path.state === 'known');
    const names = exposed.map((path) => path.value).join(', ');
    const definition = graph.taskDefinitionOf(container);
    const isRefused = definition !== undefined && isFargate(definition, graph) === 'yes';
    return {
      place: devices.place,
      evidence: exposed,
      message:
        `Container ${container.subject.name} opens ${names} of the host. ` +
        (isRefused
          ? 'On Fargate the registration of this task definition is refused. '
          : 'What it reads and writes there is checked by nobody, and other tasks use the same hardware. ') +
        'Take the device out.',
    };
  },
});

/** Neuron devices are how Inferentia and Trainium are used. */
function isExposing({ hostPath }: Device): Certainty {
  return not(is(hostPath, (path) => path.startsWith('/dev/neuron')));
}
