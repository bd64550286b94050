/** The current machine image for container instances. Source: the page on ECS-optimized AMIs in the ECS Developer Guide. */
import type { Attr, Hole } from './attribute.js';
import { set, type Change } from './rule.js';
import type { Subject } from './subject.js';
import { userDataText } from './user-data.js';

const SYSTEM = '/aws/service/ecs/optimized-ami/amazon-linux-2023';

/** The public parameter of the image for this architecture. */
function parameterFor(architecture: 'x86_64' | 'arm64'): string {
  return `${SYSTEM}${architecture === 'arm64' ? '/arm64' : ''}/recommended/image_id`;
}

export const PARAMETER = parameterFor('x86_64');

/** Only these resolve a parameter each time an instance starts. */
const LAUNCH_TEMPLATES: ReadonlySet<string> = new Set(['AWS::EC2::LaunchTemplate', 'aws_launch_template']);

/** Names the parameter in the place of an id, where system and architecture are evident. */
export function nameParameter(template: Subject<'instanceTemplate'>): readonly Change[] {
  const { subject, imageId, instanceType, userData } = template;
  const architecture = instanceType.state === 'known' ? architectureOf(instanceType.value) : undefined;
  const isEvident = LAUNCH_TEMPLATES.has(subject.resource.type) && setsUpAgentOfLinux(userData);
  return isEvident && architecture !== undefined ? [set(imageId, `resolve:ssm:${parameterFor(architecture)}`)] : [];
}

/** The agent of Amazon Linux reads this file; Bottlerocket and Windows have none. */
function setsUpAgentOfLinux(userData: Attr<readonly (string | Hole)[]>): boolean {
  return userData.state === 'known' && userDataText(userData.value).includes('/etc/ecs/ecs.config');
}

/** Instances with accelerators need images of their own, and Macs have no tasks. */
const OTHER_IMAGES: ReadonlySet<string> = new Set(['p', 'g', 'inf', 'trn', 'dl', 'vt', 'f', 'mac']);

/** By the family: `m7g.large` and `a1.large` have processors of Arm, `m7i.large` has not. */
function architectureOf(instanceType: string): 'x86_64' | 'arm64' | undefined {
  const [, series = '', generation = '', options = ''] = /^([a-z]+)(\d+)([a-z-]*)\./.exec(instanceType) ?? [];
  if (generation === '' || OTHER_IMAGES.has(series)) return undefined;
  return options.includes('g') || series === 'a' ? 'arm64' : 'x86_64';
}
