/** Conditions of a policy statement as Terraform's blocks: one for each operator and key. */
import type { Value } from '../model/rule.js';
import { isRefused, refuse, type Refusal } from './draft.js';
import { isReference, writeReference } from './refer.js';
import type { Target } from './target.js';
import type { Written } from './written.js';

type Values = Readonly<Record<string, Value>>;

/** `{ StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } }` → `test`, `variable` and `values`. */
export function spellConditions(conditions: Values, target: Target): readonly Written[] | Refusal {
  const rows = Object.entries(conditions).flatMap(([test, keys]) =>
    isValues(keys) ? Object.entries(keys).map(([variable, value]) => ({ test, variable, value })) : [],
  );
  const blocks: Written[] = [];
  for (const { test, variable, value } of rows) {
    const values = spellValues(value, target);
    if ('refused' in values) return values;
    blocks.push({
      members: [
        { key: 'test', value: test, block: false },
        { key: 'variable', value: variable, block: false },
        { key: 'values', value: values, block: false },
      ],
    });
  }
  return blocks;
}

function isValues(value: Value): value is Values {
  return typeof value === 'object' && !Array.isArray(value) && !isReference(value);
}

function spellValues(value: Value, target: Target): readonly Written[] | Refusal {
  const items: Written[] = [];
  for (const item of Array.isArray(value) ? (value as readonly Value[]) : [value]) {
    const written = spellOne(item, target);
    if (typeof written === 'object' && isRefused(written)) return written;
    items.push(written);
  }
  return items;
}

function spellOne(value: Value, target: Target): Written | Refusal {
  if (isReference(value)) return writeReference(value, target);
  return typeof value === 'object' ? refuse('a condition holds only plain values') : value;
}
