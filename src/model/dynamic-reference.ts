/** What a dynamic reference of CloudFormation names. Source: "Get values stored in other services using dynamic references". */
import type { Graph } from './graph.js';
import type { Value } from './rule.js';
import type { Node } from './source.js';
import type { SubjectInfo } from './subject.js';

type Parts = readonly (string | Node)[];

/** The store that it reads a secret from; undefined for what is no secret. */
export function secretStoreOf(parts: Parts): 'secretsmanager' | 'ssm-secure' | undefined {
  const store = /^(secretsmanager|ssm-secure):/.exec(textAt(parts, 0))?.[1];
  return store === 'secretsmanager' || store === 'ssm-secure' ? store : undefined;
}

/** What a container gets the same value from; undefined where ECS could not name it, or where one version is pinned. */
export function valueFromOf(parts: Parts, graph: Graph): Value | undefined {
  const store = secretStoreOf(parts);
  if (store === 'secretsmanager') return secretOf(parts, graph);
  const text = textAt(parts, 0);
  // CloudFormation never read this one in a task definition, so there is no version that anybody relies on.
  const name = store === undefined || parts.length > 1 ? undefined : /^ssm-secure:([\w./-]+)/.exec(text)?.[1];
  return name;
}

function textAt(parts: Parts, index: number): string {
  const part = parts[index];
  return typeof part === 'string' ? part : '';
}

function secretOf(parts: Parts, graph: Graph): Value | undefined {
  const [, hole, , more] = parts;
  const start = textAt(parts, 0).slice('secretsmanager:'.length);
  if (more !== undefined) return undefined;
  if (hole === undefined) return literalSecret(start, graph);
  const secret = start === '' && typeof hole !== 'string' ? secretAt(hole, graph) : undefined;
  const suffix = suffixOf(textAt(parts, 2).split(':').slice(1));
  return secret === undefined || suffix === undefined ? undefined : reference(secret, suffix);
}

/** ECS takes the whole ARN, with the characters at its end, and no name. */
function literalSecret(text: string, graph: Graph): Value | undefined {
  const [, arn, name = '', rest = ''] =
    /^(arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:)?([^:]+)((?::.*)?)$/.exec(text) ?? [];
  const suffix = suffixOf(rest.split(':').slice(1));
  if (suffix === undefined || name === '') return undefined;
  if (arn !== undefined) return /-[A-Za-z0-9]{6}$/.test(name) ? `${arn}${name}${suffix}` : undefined;
  const [secret, more] = graph
    .all('secret')
    .items.filter((one) => one.name.state === 'known' && one.name.value === name);
  return secret === undefined || more !== undefined ? undefined : reference(secret.subject, suffix);
}

function secretAt(node: Node, graph: Graph): SubjectInfo | undefined {
  if (node.kind !== 'reference') return undefined;
  return graph.all('secret').items.find(({ subject }) => subject.address === node.to)?.subject;
}

function reference(refer: SubjectInfo, suffix: string): Value {
  return suffix === '' ? { refer, attribute: 'arn' } : { refer, attribute: 'arn', suffix };
}

/** `SecretString:password:AWSCURRENT` → `:password::`. */
function suffixOf([what = '', key = '', stage = '', version = '']: readonly string[]): string | undefined {
  if (!/^(SecretString)?$/.test(what) || !/^(AWSCURRENT)?$/.test(stage) || version !== '') return undefined;
  return key === '' ? '' : `:${key}::`;
}
