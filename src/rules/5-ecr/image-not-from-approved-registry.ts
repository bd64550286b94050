import type { Attr, Hole } from '../../model/attribute.js';
import { unknown } from '../../model/certainty.js';
import { imageText } from '../../model/image.js';
import { DOCKER_HUB, isAmazonRegistry, registryOf, type Registry } from '../../model/registry.js';
import { rule } from '../../model/rule.js';
import type { Standard } from '../../model/standard.js';
import { matchesWildcard } from '../../model/wildcard.js';

export default rule({
  code: 'ECS510',
  name: 'image-not-from-approved-registry',
  step: 5,
  title: 'Image from a registry outside AWS',
  severity: 'low',
  tier: 'A',
  target: 'container',
  why: 'An image from elsewhere is neither scanned by Amazon ECR nor under your own control: its owner can replace or remove it. A registry that is down or limits pulls keeps new tasks from starting.',
  unless: 'Your organisation trusts this registry and mirrors what it needs.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html',
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html',
  ],
  equivalents: { 'aws-config-rules': ['ECS_ECRIMAGE_CHECK'] },
  fix: {
    kind: 'none',
    advice: 'Pull the image through a pull through cache of Amazon ECR, or push a copy into a repository of your own.',
  },

  check(container, { standard }) {
    const { image } = container;
    if (image.state === 'unset') return 'no';
    const registry = registryOf(image);
    if (registry.kind === 'unknown') return unknown(registry.why);
    if (isAmazonRegistry(registry) || isApproved(registry, imageName(image), standard)) return 'no';

    const host = registry.kind === 'host' && registry.host !== DOCKER_HUB ? registry.host : 'Docker Hub';
    const name = imageName(image);
    return {
      place: image.place,
      evidence: [image],
      message:
        `Image ${name} of container ${container.subject.name} comes from ${host}. ` +
        'ECR does not scan it, its owner can replace it, and limits on pulls there keep tasks from starting. Use a pull through cache or a copy in your own repository.',
    };
  },
});

function imageName(image: Attr<readonly (string | Hole)[]>): string {
  return image.state === 'known' ? imageText(image.value) : '';
}

/** `ghcr.io` approves the host, `ghcr.io/acme/*` a part of it. */
function isApproved(registry: Registry, name: string, standard: Standard | undefined): boolean {
  if (registry.kind !== 'host') return false;
  const { host } = registry;
  const full = name.startsWith(`${host}/`) ? name : `${host}/${name}`;
  return (standard?.approvedRegistries ?? []).some((one) => matchesWildcard(host, one) || matchesWildcard(full, one));
}
