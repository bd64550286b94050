import { is } from '../../model/attribute.js';
import { likeSibling } from '../../model/awslogs.js';
import { and, or, unknown, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { isFargate } from '../../model/platform.js';
import { rule, set } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';
import { entryAt } from '../../model/text-map.js';

type Container = Subject<'container'>;

/** Drivers that keep what they get on the instance. */
const LOCAL_DRIVERS = ['none', 'json-file', 'local', 'journald'];
/** Drivers that send it to an address, by the option that names it; without one they send to the instance itself. */
const ADDRESSES: ReadonlyMap<string, string> = new Map([
  ['syslog', 'syslog-address'],
  ['gelf', 'gelf-address'],
  ['fluentd', 'fluentd-address'],
]);
const FARGATE_DRIVERS = ['awslogs', 'awsfirelens', 'splunk'];
const LOCAL_ADDRESS = /^$|^([a-z]+:\/\/)?(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)([:/]|$)|^unix(gram)?:/i;

export default rule({
  code: 'ECS402',
  name: 'log-driver-leaves-no-central-log',
  step: 4,
  title: 'Logs stay on the instance',
  severity: 'medium',
  tier: 'A',
  target: 'container',
  why: 'Logs that only the container instance holds are gone with it, cannot be searched across tasks, and can be changed by whoever breaks into the instance. Fargate refuses every driver but awslogs, splunk and awsfirelens.',
  unless: 'An agent on each instance collects these logs and sends them to a central place.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html',
  ],
  equivalents: { 'cfn-lint': ['E3713'] },
  fix: {
    kind: 'partial',
    risk: 'Whatever reads the log files on the instances finds no new lines there.',
    advice: 'Use the `awslogs` driver with a log group, region and stream prefix, or `awsfirelens`.',
  },

  check(container, graph) {
    const { logConfiguration } = container;
    const { logDriver } = logConfiguration;
    const refused = isRefused(container, graph);
    const wrong = or(staysLocal(container), refused);
    if (wrong !== 'yes') return wrong;

    const driver = logDriver.state === 'known' ? logDriver.value : '';
    const what =
      refused === 'yes'
        ? 'which Fargate refuses when the task definition is registered'
        : 'which keeps its logs on the instance';
    const like = likeSibling(container, graph);
    return {
      place: logDriver.place,
      evidence: [logDriver],
      message:
        `Container ${container.subject.name} logs with the driver ${driver}, ${what}. ` +
        'What it prints is in no central place to be searched after an incident. Use awslogs or awsfirelens.',
      changes: like === undefined ? [] : [set(logConfiguration, like)],
    };
  },
});

function staysLocal(container: Container): Certainty {
  const { logDriver, options } = container.logConfiguration;
  if (logDriver.state === 'unset') return 'no';
  if (logDriver.state === 'unknown') return unknown(logDriver.why);
  if (LOCAL_DRIVERS.includes(logDriver.value)) return 'yes';
  const option = ADDRESSES.get(logDriver.value);
  if (option === undefined) return 'no';
  const address = entryAt(options, option);
  return address.state === 'unset' ? 'yes' : is(address, (value) => LOCAL_ADDRESS.test(value.trim()));
}

function isRefused(container: Container, graph: Graph): Certainty {
  const { logDriver } = container.logConfiguration;
  const definition = graph.taskDefinitionOf(container);
  const offered = is(logDriver, (driver) => driver !== '' && !FARGATE_DRIVERS.includes(driver));
  return definition === undefined ? 'no' : and(offered, isFargate(definition, graph));
}
