/** What a table of a public module consists of. */

/**
 * `text` is a configuration that makes the resources which the review knows from the module's inputs, with the module's own
 * defaults. Its words: `c` is an object that the caller writes; `_at` is the object in which a map's keys are written;
 * `_open` marks a map to which others may add; a variable without a default has one that differs between versions.
 * What a resource does not name is not known, since the module may set it; `_never` names what no version sets.
 */
export interface PublicModule {
  /** As the registry names it: `terraform-aws-modules/ecs/aws//modules/service`. */
  readonly source: string;
  /** The first version that the table holds for, and the first that it no longer holds for. */
  readonly from: string;
  readonly below: string;
  readonly text: string;
}
