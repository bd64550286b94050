import type { Directive } from './directive.js';
import type { Environment } from './environment.js';
import type { Severity } from './rule.js';
import type { Scanner } from './scanner.js';
import type { MapNode, Notice, SourceFile } from './source.js';
import type { Standard } from './standard.js';

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
  /** Codes of rules that run beside those of the preset. */
  readonly on?: readonly string[];
  /** Codes of rules that do not run. */
  readonly off?: readonly string[];
  /** By code, in place of the severity that the rule gives. */
  readonly severities?: ReadonlyMap<string, Severity>;
  /** What the configuration file ignores. */
  readonly waivers?: readonly Directive[];
  /** Scanners whose suppressions count for the equivalent rules. */
  readonly honorSuppressions?: readonly Scanner[];
  /** Fingerprints of problems that are known: they count for nothing. */
  readonly baseline?: Baseline;
  /** What of a pull request can fail the verdict; absent is `diff`. */
  readonly scope?: Scope;
  readonly standard?: Standard;
  /** Values of Terraform variables that count before those of all files. */
  readonly variables?: MapNode;
  /** The one that the code is judged for; absent when none is chosen. */
  readonly environment?: Environment;
  readonly configuration?: ConfigurationFile;
  /** Absent when everything is reviewed. */
  readonly shard?: Shard;
}

export type Scope = 'diff' | 'all';

/** One of `of` parts of the deployment units, counted from 1; `of` is 2 or more. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

export interface Baseline {
  readonly path: string;
  readonly fingerprints: ReadonlySet<string>;
}

/** The configuration file that rules, and what there is to say of it. */
export interface ConfigurationFile {
  readonly file: SourceFile;
  /** With any of these the defaults rule, and the verdict is a failure. */
  readonly faults: readonly Notice[];
  readonly remarks: readonly Notice[];
}
