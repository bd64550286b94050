/** Plans in memory: the JSON of a few resources, and what is made of it beside a source. */
import type { Unit } from '../../src/model/resource.js';
import type { SourceFile } from '../../src/model/source.js';
import { normaliseTerraform } from '../../src/normalise/terraform/normalise-terraform.js';
import { applyPlans } from '../../src/normalise/terraform/plan/apply-plans.js';
import { PARSERS } from '../../src/parsers.js';
import { memoryTree } from './memory-tree.js';
import { lookInto, type Files, type ReadTerraform } from './terraform-unit.js';

export interface PlannedExample {
  readonly address: string;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly unknown?: unknown;
  readonly sensitive?: unknown;
  readonly actions?: readonly string[];
}

/** The JSON of a plan that creates these resources; `facts` are further keys of it, or take others away. */
export function planOf(resources: readonly PlannedExample[], facts: Readonly<Record<string, unknown>> = {}): string {
  const parts = resources.map((one) => ({ ...one, ...identityOf(one.address) }));
  const isGone = (actions: readonly string[] | undefined): boolean => actions?.join() === 'delete';
  const kept = parts.filter(({ actions }) => !isGone(actions));
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: {
      root_module: {
        resources: kept.filter(({ module }) => module === '').map(entryOf),
        child_modules: [...new Set(kept.map(({ module }) => module))]
          .filter((module) => module !== '')
          .map((module) => ({ address: module, resources: kept.filter((one) => one.module === module).map(entryOf) })),
      },
    },
    resource_changes: parts.map(({ address, mode, type, name, actions = ['create'], values = {}, ...marks }) => ({
      ...{ address, mode, type, name },
      change: {
        ...{ actions, before: null, after: isGone(actions) ? null : values },
        ...{ after_unknown: marks.unknown ?? {}, after_sensitive: marks.sensitive ?? {} },
      },
    })),
    complete: true,
    errored: false,
    ...facts,
  });
}

type Identified = PlannedExample & ReturnType<typeof identityOf>;

function entryOf({ address, mode, type, name, values = {} }: Identified): unknown {
  return { address, mode, type, name, values, sensitive_values: {} };
}

function identityOf(address: string): { module: string; mode: string; type: string; name: string } {
  const module = /^((?:module\.[^.[]+(?:\[[^\]]*\])?\.)*)/.exec(address)?.[1] ?? '';
  const own = address.slice(module.length).replace(/\[.*/, '').split('.');
  const data = own[0] === 'data';
  const [type = '', name = ''] = data ? own.slice(1) : own;
  return { module: module.replace(/\.$/, ''), mode: data ? 'data' : 'managed', type, name };
}

/** Files whose names end with `plan.json` are plans. `before` is the source that they were made of, when it is another. */
export function readPlanned(files: Files, before: Files = files): ReadTerraform {
  const unitsOf = (of: Files): readonly Unit[] => normaliseTerraform(memoryTree(of), PARSERS, { varFiles: [] }).units;
  const plans = Object.entries(files).flatMap(([path, text]): readonly SourceFile[] =>
    path.endsWith('plan.json') ? [{ path, text, syntax: 'json' }] : [],
  );
  const { units, notices } = applyPlans({ plans, units: unitsOf(files), before: unitsOf(before) }, PARSERS);
  return { units, notices, ...lookInto(units) };
}
