/** What ECS calls to read a secret or parameter that a container names. Source: the ECS Developer Guide on secrets. */
import type { Attr, Link } from './attribute.js';
import type { Graph } from './graph.js';
import { linkText } from './link-text.js';
import { typeInAddress } from './secret-attribute.js';
import type { Subject } from './subject.js';

type Container = Subject<'container'>;

/** One thing that ECS reads for a container before it starts it. */
export interface SecretRead {
  /** How a message calls it: `DB_PASSWORD`. */
  readonly name: string;
  readonly from: Attr<Link>;
}

export const READ_SECRET = 'secretsmanager:GetSecretValue';
export const READ_PARAMETER = 'ssm:GetParameters';

/** All that ECS reads for the container, as far as its lists are known. */
export function secretReadsOf({ secrets, logConfiguration, repositoryCredentials }: Container): readonly SecretRead[] {
  const named = [...secrets.items, ...logConfiguration.secretOptions.items].map(({ name, valueFrom }) => ({
    name: name.state === 'known' ? name.value : 'a secret',
    from: valueFrom,
  }));
  const { credentialsParameter } = repositoryCredentials;
  if (credentialsParameter.state === 'unset') return named;
  return [...named, { name: 'the credentials of its registry', from: credentialsParameter }];
}

/** The action that reads it; undefined where the code does not tell the service. */
export function readActionOf(from: Attr<Link>, graph: Graph): string | undefined {
  const text = linkText(from) ?? '';
  if (/^arn:[^:]*:secretsmanager:/.test(text)) return READ_SECRET;
  if (/^arn:[^:]*:ssm:/.test(text)) return READ_PARAMETER;
  // ECS takes a name without an ARN for a parameter of the task's own region.
  if (/^\/[\w./-]+$/.test(text)) return READ_PARAMETER;
  const address = addressBehind(from);
  return address === undefined ? undefined : actionOfAddress(address, graph);
}

/** The secret or parameter of the unit that it names, also with the key of a JSON value behind its ARN. */
export function keptBehind(from: Attr<Link>, graph: Graph): Subject<'secret'> | Subject<'parameter'> | undefined {
  const direct = graph.follow(from, 'secret') ?? graph.follow(from, 'parameter');
  if (direct !== undefined) return direct;
  const address = addressBehind(from);
  const kept = [...graph.all('secret').items, ...graph.all('parameter').items];
  return kept.find(({ subject }) => subject.address === address);
}

/** The key of the unit that it is encrypted with. */
export function keyBehind(from: Attr<Link>, graph: Graph): Subject<'kmsKey'> | undefined {
  const kept = keptBehind(from, graph);
  if (kept === undefined) return undefined;
  return graph.follow('kmsKeyId' in kept ? kept.kmsKeyId : kept.keyId, 'kmsKey');
}

/** The address that it refers to, or that its text begins with. */
export function addressBehind(from: Attr<Link>): string | undefined {
  if (from.state === 'known') return from.value.to;
  const node = from.place.kind === 'resource' ? undefined : from.place.node;
  const first = node?.kind === 'text' ? node.parts[0] : undefined;
  return typeof first === 'object' && first.kind === 'reference' ? first.to : undefined;
}

const ACTION_OF_TYPE: ReadonlyMap<string, string> = new Map([
  ['aws_secretsmanager_secret', READ_SECRET],
  ['aws_secretsmanager_secret_version', READ_SECRET],
  ['aws_ssm_parameter', READ_PARAMETER],
]);

function actionOfAddress(address: string, graph: Graph): string | undefined {
  const is = ({ subject }: Subject): boolean => subject.address === address;
  if ([...graph.all('secret').items, ...graph.all('secretAttachment').items].some(is)) return READ_SECRET;
  if (graph.all('parameter').items.some(is)) return READ_PARAMETER;
  return ACTION_OF_TYPE.get(typeInAddress(address) ?? '');
}
