/** What a template reader is given and gives back; the CDK front end reads its stacks through the same door. */
import type { Environment } from '../../model/environment.js';
import type { ConstructSource, Format, Resource } from '../../model/resource.js';
import type { MapNode, Node, Notice, SourceFile } from '../../model/source.js';
import type { Parsers } from '../../model/ports.js';
import type { ParameterSet } from './parameter-files/parameter-set.js';

/** The template of a nested stack and the file that it stands in. */
export interface NestedTemplate {
  readonly root: MapNode;
  readonly file: SourceFile;
}

/** What a synthesizer knows of a resource beyond the template. */
export interface Description {
  readonly constructPath?: string;
  readonly containerSources?: NonNullable<Resource['containerSources']>;
  readonly source?: ConstructSource;
}

export interface TemplateContext {
  readonly file: SourceFile;
  readonly unit: string;
  readonly format: Extract<Format, 'cloudformation' | 'cdk'>;
  /** Put before every address of this template: `Nested/`. */
  readonly addressPrefix?: string;
  /** Values passed by a parent stack: plain known. */
  readonly parameters?: ReadonlyMap<string, Node>;
  /** Gives values to the parameters of templates that nobody nests: known, but assumed. */
  readonly environment?: Environment;
  /** What files in the repository give to the parameters of templates that nobody nests: known, but assumed. */
  readonly parameterSets?: readonly ParameterSet[];
  /** Asked with the address (`Nested/Web`), which is the logical id in a template without a prefix. */
  readonly describe?: (logicalId: string, resource: MapNode) => Description;
  /** The template of a nested stack when it is in reach; asked once for each, with its address. */
  readonly nested?: (logicalId: string, resource: MapNode) => NestedTemplate | undefined;
  /** What another stack of the repository exports under this name; undefined when none does beyond doubt. */
  readonly exported?: (name: string) => Node | undefined;
  /** Reads JSON text inside strings (policy documents); without it such text stays text. */
  readonly embeddedJson?: Parsers['embeddedJson'];
}

/** What the front ends of templates are given. */
export interface TemplatePorts extends Parsers {
  readonly environment?: Environment;
}

/** An output that other stacks import by its name, which is unique in an account and region. */
export interface Export {
  readonly name: string;
  readonly value: Node;
}

export interface Template {
  readonly resources: readonly Resource[];
  /** Parameters, and how cfn-init signs in. */
  readonly declarations: readonly Resource[];
  /** False when there may be resources that could not be seen. */
  readonly complete: boolean;
  readonly incompleteBecause?: string;
  readonly notices: readonly Notice[];
  /** By name; references inside carry the address prefix. */
  readonly outputs: ReadonlyMap<string, Node>;
  /** Those of nested stacks too. */
  readonly exports: readonly Export[];
}
