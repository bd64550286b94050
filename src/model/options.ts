import type { Severity } from './rule.js';

export type Preset = 'recommended' | 'talk' | 'strict';

/** `ecs`: supporting resources are judged only where their deployment unit holds ECS or ECR resources. */
export type Relevance = 'ecs' | 'all';

/** What decides the outcome, beside the files. */
export interface ReviewOptions {
  /** The least severity that fails the verdict. */
  readonly failOn: Severity | 'never';
  readonly preset: Preset;
  readonly relevance: Relevance;
  /** Codes or names; empty means all of the preset. */
  readonly only: readonly string[];
  /** Terraform variable files, in order of precedence. */
  readonly varFiles: readonly string[];
  /** What `terraform show -json` printed, beside what is found by content; of two for one root module these count first. */
  readonly planFiles?: readonly string[];
  /** False plans no fixes, which is faster. */
  readonly suggestions: boolean;
}
