/** How the documents say what the rules say in data. */
import { selectRules } from '../../src/evaluate/select.js';
import { PRESETS } from '../../src/config/words.js';
import type { AnyRule } from '../../src/model/rule.js';
import type { Kind } from '../../src/model/subject.js';
import { NATIVE_TYPES } from '../../src/normalise/names.js';

/** `security group rule` for `securityGroupRule`. */
export function kindWords(kind: Kind): string {
  return kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** The native resource types of a kind, empty for what is a part of another resource. */
export function nativeTypes(kind: Kind): readonly string[] {
  const types = Object.entries(NATIVE_TYPES).filter(([, native]) => native.kind === kind);
  return types.map(([name]) => name).filter((name) => name !== 'task-definition');
}

/** The presets in which a rule runs. */
export function presetsOf(rule: AnyRule): readonly string[] {
  return PRESETS.filter((preset) => selectRules([rule], { preset, only: [] }).length > 0);
}

/** Where a rule takes its facts from. */
export const TIERS = {
  A: 'A, decided from the ECS or ECR resource itself',
  B: 'B, decided from the resources that support it',
  C: 'C, only on request',
} as const satisfies Readonly<Record<AnyRule['tier'], string>>;

/** What the fix of a rule amounts to, in a table and in a sentence. */
export const FIXES = {
  exact: { short: 'yes', long: 'yes, an exact one' },
  partial: { short: 'where possible', long: 'where the code holds what it needs, otherwise advice' },
  none: { short: 'advice', long: 'no, only the team can know it, so it is advice' },
} as const satisfies Readonly<Record<AnyRule['fix']['kind'], object>>;

/** Keeps a text inside its cell. */
export function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
