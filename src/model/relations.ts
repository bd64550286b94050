/** Who can reach and use whom, as far as it is known: what a picture of the repository shows. Plain data. */
import { ownAddress, type Resource } from './resource.js';
import type { SubjectInfo } from './subject.js';

export type PartyKind =
  'internet' | 'network' | 'securityGroup' | 'loadBalancer' | 'service' | 'dataStore' | 'role' | 'secret';

export interface Party {
  /** Unique over all deployment units. */
  readonly id: string;
  readonly kind: PartyKind;
  readonly name: string;
  /** The deployment unit; absent for what stands outside of all. */
  readonly unit?: string;
  /** Keys of the resources whose problems are its own. */
  readonly resources: readonly string[];
}

export interface Relation {
  /** Ids of parties. */
  readonly from: string;
  readonly to: string;
  readonly kind: 'reaches' | 'uses';
  /** `:443`, `task role`; empty when the ports are not known. */
  readonly labels: readonly string[];
  /** Keys of the subjects that make it possible; their problems are its own. */
  readonly subjects: readonly string[];
}

export interface Relations {
  readonly parties: readonly Party[];
  readonly relations: readonly Relation[];
}

/** Names a resource over all deployment units. */
export function resourceKey(resource: Pick<Resource, 'unit' | 'address'>): string {
  return `${resource.unit}\n${ownAddress(resource, resource.address)}`;
}

/** Names a subject over all deployment units. */
export function subjectKey({ resource, address }: Pick<SubjectInfo, 'resource' | 'address'>): string {
  return `${resource.unit}\n${ownAddress(resource, address)}`;
}
