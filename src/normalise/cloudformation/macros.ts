import type { MapNode, Node } from '../../model/source.js';
import { entryOf, textOf } from './make-node.js';

/** Transforms of AWS that neither change nor add what rules look at. */
const HARMLESS = /^AWS::(Serverless-|LanguageExtensions$|CodeDeployBlueGreen$|SecretsManager-|ServiceCatalog$)/;

export interface Macros {
  /** A macro that may change every map of the template. */
  readonly rewrites?: string;
  /** Why the template may hold resources that are not written in it. */
  readonly adds?: string;
}

/** What the template's `Transform` section may do to it when it is deployed. */
export function macrosOf(root: MapNode): Macros {
  const written = [entryOf(root, 'Transform'), entryOf(root, 'Fn::Transform')].filter((node) => node !== undefined);
  const names = written.flatMap((node) => (node.kind === 'list' ? node.items : [node])).map(nameOf);
  const adding = names.find((name) => !HARMLESS.test(name));
  const rewriting = names.find((name) => !HARMLESS.test(name) && name !== 'AWS::Include');
  return {
    ...(adding !== undefined ? { adds: `the macro ${adding} may add resources` } : {}),
    ...(rewriting !== undefined ? { rewrites: rewriting } : {}),
  };
}

function nameOf(node: Node): string {
  const name = node.kind === 'map' ? textOf(entryOf(node, 'Name')) : textOf(node);
  return name ?? 'whose name is not known';
}
