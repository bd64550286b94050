/** From the value of a secret or parameter that Terraform reads to the reference by which ECS reads the same. */
import type { ResourceReference } from './rule.js';
import { typeInAddress, type ResourceAttribute } from './secret-attribute.js';
import type { SubjectInfo } from './subject.js';

/** The attribute that holds the value, by type. Both types also give the ARN of what they read. */
const VALUES: Readonly<Record<string, string>> = {
  aws_secretsmanager_secret_version: 'secret_string',
  aws_ssm_parameter: 'value',
};

export interface Taken extends ResourceAttribute {
  /** The keys that are taken out of its JSON. */
  readonly keys?: readonly string[];
}

/**
 * Undefined for what ECS cannot read, or what has no name here: a value that is nowhere kept, a key inside of another, a
 * module out of reach, one of several instances.
 */
export function storedSecretOf({ to, attribute, keys = [] }: Taken, user: SubjectInfo): ResourceReference | undefined {
  const type = typeInAddress(to) ?? '';
  const [key, more] = keys;
  const refer = referTo(to, user);
  if (VALUES[type] !== attribute || refer === undefined || more !== undefined) return undefined;
  if (key === undefined) return { refer, attribute: 'arn' };
  const hasKeys = type === 'aws_secretsmanager_secret_version' && /^[\w.-]+$/.test(key);
  return hasKeys ? { refer, attribute: 'arn', suffix: `:${key}::` } : undefined;
}

/** What is out of reach, such as a data source, as something that a text of the user's can refer to. */
export function referTo(address: string, user: SubjectInfo): SubjectInfo | undefined {
  const type = typeInAddress(address);
  const scope = scopeOf(address, user);
  if (type === undefined || scope === undefined) return undefined;
  return { ...user, resource: { ...user.resource, type, address, ...scope }, address };
}

/** How the module calls it, when that is the module of the user or the root. */
function scopeOf(
  address: string,
  { resource }: SubjectInfo,
): Pick<SubjectInfo['resource'], 'referName' | 'scope'> | undefined {
  const isOneOfSeveral = address.endsWith(']') && resource.referName === undefined;
  if (isOneOfSeveral) return undefined;
  const module = moduleIn(address);
  const referName = address.slice(module.length);
  if (module === moduleIn(resource.address)) return { referName, scope: resource.scope };
  return module === '' ? { referName, scope: resource.unit } : undefined;
}

function moduleIn(address: string): string {
  return /^(?:module\.[\w-]+(?:\[[^\]]*\])?\.)*/.exec(address)?.[0] ?? '';
}
