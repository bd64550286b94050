/** Which registry an image comes from. Source: the OCI distribution reference grammar and the endpoints of Amazon ECR. */
import type { Attr, Hole } from './attribute.js';
import { isRepositoryUrl } from './image.js';

export type Registry =
  | { readonly kind: 'host'; readonly host: string }
  /** The repository that a reference points at. */
  | { readonly kind: 'ecr' }
  | { readonly kind: 'unknown'; readonly why: string };

export const DOCKER_HUB = 'docker.io';

/** A host of which pieces may be unknown (`…` stands for them): an account id, a region, a domain suffix. */
const ECR =
  /^[^.]*\.dkr[.-]ecr(-fips)?\.([^.]+\.(amazonaws\.com|amazonaws\.com\.cn|on\.aws|on\.amazonwebservices\.com\.cn|[a-z0-9.-]*…)|…)$/;
const ECR_PUBLIC = /^(public\.ecr\.aws|ecr-public\.aws\.com)$/;
/** Docker's own rule: the first segment is a host when it holds a dot or a port, or is localhost. */
const HOST = /[.:]|^localhost$/;
/** Names of images are in lower case; anything else is a mark that a pipeline replaces. */
const REFERENCE = /^[a-z0-9]+([._-]+[a-z0-9]+|\/[a-z0-9]+|:[0-9]+\/[a-z0-9]+)*(:[\w][\w.-]*)?(@[a-z0-9]+:[0-9a-f]+)?$/;

export function registryOf(image: Attr<readonly (string | Hole)[]>): Registry {
  if (image.state === 'unset') return { kind: 'unknown', why: 'no image is named' };
  if (image.state === 'unknown') return { kind: 'unknown', why: image.why };
  const [first] = image.value;
  if (first !== undefined && typeof first !== 'string' && isRepositoryUrl(first)) return { kind: 'ecr' };
  const text = image.value.map((piece) => (typeof piece === 'string' ? piece : '…')).join('');
  const why = image.value.find((piece) => typeof piece !== 'string')?.why;
  return hostOf(text, why);
}

function hostOf(text: string, why: string | undefined): Registry {
  const slash = text.indexOf('/');
  const first = slash < 0 ? text : text.slice(0, slash);
  if (ECR.test(first)) return { kind: 'ecr' };
  const doubt = whyNoName(text, why);
  if (doubt !== undefined) return { kind: 'unknown', why: doubt };
  return { kind: 'host', host: slash >= 0 && HOST.test(first) ? first : DOCKER_HUB };
}

/** Why a text does not tell where the image comes from. */
function whyNoName(text: string, why: string | undefined): string | undefined {
  const [known = ''] = text.split('…');
  if (known !== text && !/[:@/]/.test(known)) return why ?? 'its registry is not known';
  if (!REFERENCE.test(known.replace(/[:/._@-]+$/, ''))) return `${text} names no image`;
  return /[:@/]/.test(text) ? undefined : `${text} may be a mark that a deployment replaces`;
}

/** Registries of Amazon ECR, public and private. */
export function isAmazonRegistry(registry: Registry & { readonly kind: 'host' | 'ecr' }): boolean {
  return registry.kind === 'ecr' || ECR_PUBLIC.test(registry.host);
}
