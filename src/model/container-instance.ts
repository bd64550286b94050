/** Which instances join an ECS cluster, and what their user data sets up. */
import { some, type Attr, type Hole, type Link } from './attribute.js';
import { and, certain, not, or, unknown, type Certainty } from './certainty.js';
import type { Graph } from './graph.js';
import type { Change } from './rule.js';
import type { Subject } from './subject.js';
import { userDataText } from './user-data.js';

type Template = Subject<'instanceTemplate'>;
type ScalingGroup = Subject<'autoScalingGroup'>;

const JOINS_CLUSTER = /ECS_CLUSTER|\/etc\/ecs\/|\[settings\.ecs\]|Initialize-ECSAgent/;
const BLOCKS_AWSVPC = /ECS_AWSVPC_BLOCK_IMDS\s*=\s*["']?true|block-imds|awsvpc-block-imds\s*=\s*true/i;
/** Bottlerocket forbids privileged containers by itself, and Windows has none: only the agent of Linux is meant. */
const SETS_UP_AGENT = /ECS_CLUSTER\s*=/;
const FORBIDS_PRIVILEGED = /ECS_DISABLE_PRIVILEGED\s*=\s*["']?true/i;
const BLOCKS_BRIDGE = /iptables[^\n]*169\.254\.169\.254/;

/** Whether instances of the template join a cluster: they say so, or a capacity provider starts them. */
export function isContainerInstance(template: Template, graph: Graph): Certainty {
  return or(joinsCluster(template), isProvided(template, graph));
}

export function joinsCluster({ userData }: Template): Certainty {
  return says(userData, JOINS_CLUSTER);
}

/** The agent's own block for tasks with a network interface of their own. */
export function blocksAwsvpcTasks({ userData }: Template): Certainty {
  return says(userData, BLOCKS_AWSVPC);
}

/** A packet filter for tasks in bridge mode. */
export function blocksBridgeTasks({ userData }: Template): Certainty {
  return says(userData, BLOCKS_BRIDGE);
}

/** Whether the user data sets up the agent of the cluster and leaves privileged containers allowed. */
export function allowsPrivileged({ userData }: Template): Certainty {
  return and(says(userData, SETS_UP_AGENT), not(says(userData, FORBIDS_PRIVILEGED)));
}

/** Adds a setting of the agent behind the name of the cluster, where that is a line of a script or of the file itself. */
export function setAgentOption({ userData }: Template, setting: string): readonly Change[] {
  if (userData.state !== 'known') return [];
  const text = userDataText(userData.value);
  const lines = text.split(/\r?\n/);
  const [joining, more] = lines.filter((line) => line.includes(NAMES_CLUSTER));
  if (joining === undefined || more !== undefined) return [];
  const line = lineFor(joining.trim(), setting, text);
  return line === undefined ? [] : [{ op: 'line', place: userData.place, behind: NAMES_CLUSTER, line }];
}

const NAMES_CLUSTER = 'ECS_CLUSTER=';

/** A command that writes a line of the agent's configuration. */
const WRITES = /^(sudo )?echo [^;&|]*>\s*\/etc\/ecs\/ecs\.config$/;
/** A command that writes all lines that follow to it. */
const HOLDS = /<<[^\n]*\/etc\/ecs\/ecs\.config|\/etc\/ecs\/ecs\.config[^\n]*<</;

function lineFor(joining: string, setting: string, text: string): string | undefined {
  if (WRITES.test(joining)) return `echo ${setting} >> /etc/ecs/ecs.config`;
  return HOLDS.test(text) && /^ECS_CLUSTER=[^;&|>]*$/.test(joining) ? setting : undefined;
}

function says(userData: Attr<readonly (string | Hole)[]>, pattern: RegExp): Certainty {
  if (userData.state === 'unset') return 'no';
  if (userData.state === 'unknown') return unknown(userData.why);
  const text = userDataText(userData.value);
  if (pattern.test(text)) return 'yes';
  const hole = userData.value.find(
    (piece, index) => typeof piece !== 'string' && !isName(piece, userData.value[index - 1]),
  );
  return hole === undefined || typeof hole === 'string' ? 'no' : unknown(hole.why);
}

/** What stands behind `ECS_CLUSTER=` names a cluster, and what a resource gives as its name sets nothing up either. */
function isName({ attribute = '' }: Hole, before: string | Hole | undefined): boolean {
  if (typeof before === 'string' && /ECS_CLUSTER\s*=\s*["']?$/.test(before)) return true;
  return /^Ref$|(^|_)(name|id|arn)$/i.test(attribute);
}

function isProvided(template: Template, graph: Graph): Certainty {
  return some(graph.all('capacityProvider'), (provider) => {
    const { autoScalingGroupArn } = provider.autoScalingGroupProvider;
    if (autoScalingGroupArn.state === 'unset') return 'no';
    const group = graph.follow(autoScalingGroupArn, 'autoScalingGroup');
    return group === undefined ? unknown('an Auto Scaling group is not in reach') : starts(group, template, graph);
  });
}

function starts(group: ScalingGroup, template: Template, graph: Graph): Certainty {
  const specified = group.mixedInstancesPolicy.launchTemplate.launchTemplateSpecification;
  const links: readonly Attr<Link>[] = [
    group.launchConfigurationName,
    group.launchTemplate.launchTemplateId,
    group.launchTemplate.launchTemplateName,
    specified.launchTemplateId,
    specified.launchTemplateName,
  ];
  return or(
    ...links.map((link) => {
      if (link.state === 'unknown') return unknown(link.why);
      const found = graph.follow(link, 'instanceTemplate');
      return certain(found?.subject.address === template.subject.address);
    }),
  );
}
