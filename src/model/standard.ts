import type { MapNode } from './source.js';

/** What a team has decided about its own infrastructure; rules ask for it through the graph. */
export interface Standard {
  /** Hosts of registries beside Amazon ECR; `*` stands for anything. */
  readonly approvedRegistries: readonly string[];
  /** Names of environment variables that hold secrets; `*` stands for anything. */
  readonly secretNames: readonly string[];
  /** The configuration, where it expects the repository itself to hold what records API calls. */
  readonly expectsAudit?: MapNode;
}
