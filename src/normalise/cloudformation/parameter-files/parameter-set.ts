import type { Node, SourceFile } from '../../../model/source.js';

/** Values of parameters with which a template is deployed, as one file gives them. */
export interface ParameterSet {
  /** How people call it: `params/prod.json`, `samconfig.toml [prod]`. */
  readonly name: string;
  readonly file: SourceFile;
  /** By parameter. */
  readonly values: ReadonlyMap<string, Node>;
}
