/** Where the secrets in a value come from, as far as the code itself shows that there are any. */
import type { Attr } from './attribute.js';
import type { Derivation, Hop, Node } from './source.js';

export interface SecretSource {
  /** The variable or parameter that is declared to hold a secret. */
  readonly hop?: Hop;
  /** What it is read from: whether that is a secret depends on what is read there. */
  readonly from?: Derivation;
  /** False where it is only a piece of the value, or was changed in a way that is not followed. */
  readonly whole: boolean;
}

export function secretSourcesOf({ place }: Attr<unknown>): readonly SecretSource[] {
  return place.kind === 'resource' || place.node === undefined ? [] : sourcesIn(place.node);
}

function sourcesIn(node: Node): readonly SecretSource[] {
  const hop = node.via?.find(({ secret }) => secret === true);
  if (hop !== undefined) return [{ hop, whole: node.kind !== 'text' }];
  switch (node.kind) {
    case 'reference':
      return [{ from: { kind: 'reference', to: node.to, attribute: node.attribute }, whole: true }];
    case 'opaque':
      return node.from === undefined ? [] : [{ from: node.from, whole: isWhole(node.from) }];
    case 'text': {
      const holes = node.parts.filter((part) => typeof part !== 'string');
      return holes.flatMap(sourcesIn).map((source) => ({ ...source, whole: false }));
    }
    default:
      return [];
  }
}

function isWhole(from: Derivation): boolean {
  return from.kind === 'dynamic reference' || from.keys !== undefined;
}

/** Whether it came by a variable or parameter that is declared to hold a secret. */
export function isDeclaredSecret(attr: Attr<unknown>): boolean {
  return secretSourcesOf(attr).some(({ hop }) => hop !== undefined);
}
