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
    const { use, notice } = useOf(read.plan, { before, planOf });
    if (notice !== undefined) notices.push(notice);
    if (use === 'alone') alone.push(planUnit(read.plan));
    else if (use !== 'left out') planOf.set(use.root, read.plan);
  }
  const improved = units.map((unit) => {
    const plan = planOf.get(unit.id);
    const former = before.find(({ id }) => id === unit.id);
    return plan === undefined || former === undefined ? unit : improveUnit(unit, { plan, before: former, parsers });
  });
  return { units: [...improved, ...alone], notices };
}

interface Use {
  /** With the source of a root module, without any source, or not at all. */
  readonly use: { readonly root: string } | 'alone' | 'left out';
  readonly notice?: Notice;
}

interface Roots {
  readonly before: readonly Unit[];
  readonly planOf: ReadonlyMap<string, Plan>;
}

function useOf(plan: Plan, { before, planOf }: Roots): Use {
  const { path } = plan.file;
  const [only, ...more] = rootsOfPlan(plan, before);
  if (only === undefined) return { use: 'alone' };
  if (more.length > 0) {
    const names = [only, ...more].map(({ id }) => id).join(', ');
    const message = `This plan was read without its source, because it fits several root modules: ${names}.`;
    return { use: 'alone', notice: { path, message } };
  }
  const other = planOf.get(only.id);
  if (other === undefined) return { use: { root: only.id } };
  const folder = only.id === '.' ? 'the top folder' : only.id;
  const message = `This plan was left out, because ${other.file.path} already tells of the root module in ${folder}.`;
  return { use: 'left out', notice: { path, message } };
}
