/** The resources of a plan where no source tells of them. */
import type { Resource, Unit } from '../../../model/resource.js';
import type { Plan, PlannedResource } from './read-plan.js';

/** A plan without its source in the repository is a unit of its own. */
export function planUnit(plan: Plan): Unit {
  const { file, complete, resources } = plan;
  return {
    id: file.path,
    format: 'terraform-plan',
    resources: resources.map((resource) => plannedResource(resource, { plan, unit: file.path })),
    complete,
    files: [file],
    ...(complete ? {} : { incompleteBecause: `${file.path} does not hold all resources` }),
  };
}

export interface PlannedIn {
  readonly plan: Plan;
  readonly unit: string;
}

export function plannedResource(planned: PlannedResource, { plan, unit }: PlannedIn): Resource {
  const { address, type, data, body, span, header } = planned;
  return {
    type,
    address,
    unit,
    format: 'terraform-plan',
    dialect: 'terraform',
    file: plan.file,
    body,
    place: { kind: 'resource', node: body, span, header, property: '' },
    scope: plan.file.path,
    ...(data ? { data: true } : {}),
  };
}
