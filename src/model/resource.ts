import type { ResourcePlace } from './attribute.js';
import type { Directive } from './directive.js';
import type { MapNode, SourceFile } from './source.js';
import type { Dialect } from './spelling.js';

/** `configuration` is the review's own, for what it expects of the repository as a whole. */
export type Format = 'task-definition' | 'cloudformation' | 'cdk' | 'terraform' | 'terraform-plan' | 'configuration';

/** Where people edit what a generated file says: the line of a CDK construct. `line` is 1-based. */
export interface ConstructSource {
  readonly path: string;
  readonly line: number;
  /** The last line of the call that makes it, when it goes over several and the file could be parsed. */
  readonly last?: number;
}

/**
 * A resource as a front end found it, before any attribute is read.
 * `type` is the native type: `aws_ecs_service`, `AWS::ECS::Service`, `task-definition` for a task-definition file.
 */
export interface Resource {
  readonly type: string;
  /** Native address, unique in its unit: `module.web.aws_ecs_service.this["api"]`, `WebService`, a family. */
  readonly address: string;
  /** The deployment unit: a Terraform root module's folder, a template's path, a CDK stack, a task-definition file. */
  readonly unit: string;
  readonly format: Format;
  readonly dialect: Dialect;
  readonly file: SourceFile;
  /** The attributes: a block's body, a template's `Properties` (with an empty map when there are none). */
  readonly body: MapNode;
  readonly place: ResourcePlace;
  /** Set when the resource may not exist: `when IsProd`, `count of var.create`. */
  readonly conditional?: string;
  /** Terraform: the module's folder; a reference can be written only from the same folder. */
  readonly scope: string;
  /** How other resources of the same scope refer to it, unless it has instances: `aws_lb.web`, a logical id. */
  readonly referName?: string;
  readonly constructPath?: string;
  readonly source?: ConstructSource;
  /** Of a task definition: the lines of its containers, by name, as far as they are known. */
  readonly containerSources?: ReadonlyMap<string, ConstructSource>;
  /** True when this is a Terraform data source, which declares nothing. */
  readonly data?: boolean;
}

/** Deployment units that take values from a unit, and those from which these units and it take values. */
export interface Neighbours {
  /** Their resources can be followed from the unit; they are judged in their own. Addresses begin with the unit's id. */
  readonly resources: readonly Resource[];
  /** The ids of those that take values from the unit, directly or not. */
  readonly importers: ReadonlySet<string>;
  readonly files: readonly SourceFile[];
}

/** The address in the resource's own unit: what a neighbour calls `network.yml/Alb` is `Alb` there. */
export function ownAddress({ unit }: Pick<Resource, 'unit'>, address: string): string {
  return address.startsWith(`${unit}/`) ? address.slice(unit.length + 1) : address;
}

/** What a front end returns for one unit. */
export interface Unit {
  readonly id: string;
  readonly format: Format;
  readonly resources: readonly Resource[];
  /** What can be judged beside the resources: what a template asks for, with what the code signs in. */
  readonly declarations?: readonly Resource[];
  /** False when parts of the unit could not be read (a module that is not installed, a file with errors): absence proves nothing. */
  readonly complete: boolean;
  readonly incompleteBecause?: string;
  readonly files: readonly SourceFile[];
  readonly neighbours?: Neighbours;
  /** Code that makes the files: that of the constructs of a CDK app, as far as it was read. */
  readonly sources?: readonly SourceFile[];
  /** What people wrote in the files about problems; read after normalising. */
  readonly directives?: readonly Directive[];
}
