/** What a policy names to let ECS read secrets and parameters. Source: the Service Authorization Reference. */
import type { Attr, Link } from './attribute.js';
import type { Graph } from './graph.js';
import type { Arn } from './lacking-permission.js';
import { addressBehind, keptBehind, keyBehind, readActionOf, secretReadsOf } from './secret-read.js';
import { referTo } from './stored-secret.js';
import type { Subject, SubjectInfo } from './subject.js';

export const DECRYPT = 'kms:Decrypt';

/** The ARN of a secret, without a key of its JSON and a version behind it. */
const SECRET = /^arn:[^:]+:secretsmanager:[^:]+:\d{12}:secret:[^:]+/;
const PARAMETER = /^arn:[^:]+:ssm:[^:]+:\d{12}:parameter\/[^:]+/;
/** Six characters that Secrets Manager puts behind the name. */
const SUFFIX = /-[A-Za-z0-9]{6}$/;

/** A role that lacks actions, and a statement beside which these will be allowed. */
interface Asked {
  readonly role: Subject<'role'>;
  readonly lacking: readonly string[];
  readonly beside: SubjectInfo;
}

/** All that ECS must be allowed to read with the role; undefined where the code does not tell the ARN of one. */
export function resourcesToRead(asked: Asked, graph: Graph): readonly Arn[] | undefined {
  const containers = graph.usesOf(asked.role).execution.items.flatMap((task) => graph.containersOf(task).items);
  const arns = containers.flatMap(secretReadsOf).flatMap(({ from }) => arnsOf(from, asked, graph));
  const known = arns.filter((arn) => arn !== undefined);
  if (known.length < arns.length) return undefined;
  return [...new Map(known.map((arn) => [typeof arn === 'string' ? arn : arn.refer.address, arn])).values()];
}

/** The secret or parameter, and its key, as far as the actions on them are lacking. */
function arnsOf(from: Attr<Link>, { lacking, beside }: Asked, graph: Graph): readonly (Arn | undefined)[] {
  const action = readActionOf(from, graph);
  const key = keyBehind(from, graph);
  return [
    ...(action === undefined || lacking.includes(action) ? [arnOf(from, beside, graph)] : []),
    ...(key !== undefined && lacking.includes(DECRYPT) ? [{ refer: key.subject, attribute: 'arn' as const }] : []),
  ];
}

function arnOf(from: Attr<Link>, beside: SubjectInfo, graph: Graph): Arn | undefined {
  const kept = keptBehind(from, graph);
  if (kept !== undefined) return { refer: kept.subject, attribute: 'arn' };
  const address = addressBehind(from);
  const refer = address === undefined ? undefined : referTo(address, beside);
  if (refer !== undefined) return readActionOf(from, graph) === undefined ? undefined : { refer, attribute: 'arn' };
  return from.state === 'known' ? arnIn(from.value.literal ?? '') : undefined;
}

function arnIn(text: string): string | undefined {
  const secret = SECRET.exec(text)?.[0];
  if (secret !== undefined) return SUFFIX.test(secret) ? secret : `${secret}-??????`;
  return PARAMETER.exec(text)?.[0];
}
