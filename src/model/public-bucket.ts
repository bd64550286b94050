/** Whether everybody may use a bucket. Source: "Blocking public access to your Amazon S3 storage". */
import { is, some, type Attr } from './attribute.js';
import { and, not, or, type Certainty } from './certainty.js';
import type { Graph } from './graph.js';
import { isPublicGrant } from './public-grant.js';
import type { Subject } from './subject.js';

type Bucket = Subject<'bucket'>;
export type AccessBlock = Bucket['publicAccessBlockConfiguration'];

export const BLOCK_SETTINGS = [
  'blockPublicAcls',
  'blockPublicPolicy',
  'ignorePublicAcls',
  'restrictPublicBuckets',
] as const;

/** Whether all four settings are on, each for the bucket or for the account. */
export function isAccessBlocked(bucket: Bucket, graph: Graph): Certainty {
  const { complete } = graph.publicAccessBlocksOf(bucket);
  const items = accessBlocksOf(bucket, graph);
  return and(...BLOCK_SETTINGS.map((name) => some({ items, complete }, (block) => is(block[name], true))));
}

/** The bucket's own block, then those that stand elsewhere. */
export function accessBlocksOf(bucket: Bucket, graph: Graph): readonly AccessBlock[] {
  const holders = [bucket, ...graph.publicAccessBlocksOf(bucket).items];
  return holders.map(({ publicAccessBlockConfiguration }) => publicAccessBlockConfiguration);
}

/** What lets everybody in, unless it is blocked. */
export interface Opening {
  /** Goes on with "and". */
  readonly what: string;
  /** Set for an access control list. */
  readonly acl?: Attr<string>;
}

/** The first access control list or policy statement that is proved to let everybody in. */
export function openingOf(bucket: Bucket, graph: Graph): Opening | undefined {
  const lists = [bucket, ...graph.bucketAclsOf(bucket).items];
  const open = lists.find(({ accessControl }) => is(accessControl, (name) => OPEN_LISTS.includes(name)) === 'yes');
  if (open?.accessControl.state === 'known') {
    const { accessControl } = open;
    return { what: `its access control list is ${accessControl.value}`, acl: accessControl };
  }
  const statement = statementsOf(bucket, graph).find((one) => isPublicGrant(one, graph) === 'yes');
  return statement && { what: `statement ${statement.subject.name} of its policy is for every principal` };
}

/** Whether everybody may read it: something lets them in, and no block of public access undoes just that. */
export function isPublic(bucket: Bucket, graph: Graph): Certainty {
  const opening = openingOf(bucket, graph);
  if (opening === undefined) return 'no';
  const undone: readonly (typeof BLOCK_SETTINGS)[number][] =
    opening.acl === undefined
      ? ['blockPublicPolicy', 'restrictPublicBuckets']
      : ['blockPublicAcls', 'ignorePublicAcls'];
  const { complete } = graph.publicAccessBlocksOf(bucket);
  const items = accessBlocksOf(bucket, graph);
  return not(or(...undone.map((name) => some({ items, complete }, (block) => is(block[name], true)))));
}

const OPEN_LISTS = ['PublicRead', 'PublicReadWrite', 'AuthenticatedRead'];

function statementsOf(bucket: Bucket, graph: Graph): readonly Subject<'statement'>[] {
  const holders = [bucket, ...graph.bucketPoliciesOf(bucket).items];
  const addresses = new Set(holders.map(({ subject }) => subject.address));
  return graph
    .all('statement')
    .items.filter(({ subject: { owners = [] } }) =>
      owners.some(({ as, resource }) => as === 'resource' && addresses.has(resource.address)),
    );
}
