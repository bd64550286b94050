import type { Parsers } from '../../../model/ports.js';
import type { Unit } from '../../../model/resource.js';
import type { Notice, SourceFile } from '../../../model/source.js';
import { improveUnit } from './improve-unit.js';
import { planUnit } from './planned-unit.js';
import { readPlan, type Plan } from './read-plan.js';
import { rootsOfPlan } from './root-of-plan.js';

export interface PlansInput {
  /** Texts of `terraform show -json`. */
  readonly plans: readonly SourceFile[];
  /** The root modules of the tree under review. */
  readonly units: readonly Unit[];
  /** The same root modules as they were when the plans were made. */
  readonly before: readonly Unit[];
}

export interface PlannedUnits {
  readonly units: readonly Unit[];
  readonly notices: readonly Notice[];
}

/** Terraform units with the values of their plans; a plan whose source is not here is a unit of its own. */
export function applyPlans({ plans, units, before }: PlansInput, parsers: Parsers): PlannedUnits {
  const notices: Notice[] = [];
  const planOf = new Map<string, Plan>();
  const alone: Unit[] = [];
  for (const file of plans) {
    const read = readPlan(file, parsers);
    notices.push(...read.notices);
    if (read.plan === undefined) continue;
    const { root, notice } = rootOf(read.plan, { before, planOf });
    if (notice !== undefined) notices.push(notice);
    if (root !== undefined) planOf.set(root, read.plan);
    else if (notice === undefined || planOf.size === 0) alone.push(planUnit(read.plan));
  }
  const improved = units.map((unit) => {
    const plan = planOf.get(unit.id);
    const former = before.find(({ id }) => id === unit.id);
    return plan === undefined || former === undefined ? unit : improveUnit(unit, { plan, before: former, parsers });
  });
  return { units: [...improved, ...alone], notices };
}

interface Found {
  readonly root?: string;
  readonly notice?: Notice;
}

interface Roots {
  readonly before: readonly Unit[];
  readonly planOf: ReadonlyMap<string, Plan>;
}

function rootOf(plan: Plan, { before, planOf }: Roots): Found {
  const { path } = plan.file;
  const [only, ...more] = rootsOfPlan(plan, before);
  if (only === undefined) return {};
  if (more.length > 0) {
    const names = [only, ...more].map(({ id }) => id).join(', ');
    return { notice: { path, message: `This plan was read alone, because it fits several root modules: ${names}.` } };
  }
  const other = planOf.get(only.id);
  if (other === undefined) return { root: only.id };
  const message = `This plan was left out, because ${other.file.path} is of the same root module, ${only.id}.`;
  return { notice: { path, message } };
}
