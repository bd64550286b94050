/** Single Terraform expressions over files in memory. */
import type { Notice } from '../../src/model/source.js';
import { toJson, type Json } from '../../src/normalise/terraform/value/to-json.js';
import type { Value } from '../../src/normalise/terraform/value/value.js';
import { memoryTree } from './memory-tree.js';
import { expressionScope } from './terraform-scope.js';

export interface ExpressionSetting {
  readonly files?: Readonly<Record<string, string>>;
  /** As inside `try`. */
  readonly strict?: boolean;
}

/** Declares `terraform_data.s`, of which only a deployment knows the `output`, a text. */
const NAMES = `resource "terraform_data" "s" {
  input = "text"
}
resource "terraform_data" "b" {
  input = true
}
resource "terraform_data" "m" {
  input = tomap({ a = "x" })
}
resource "terraform_data" "l" {
  input = tolist(["a"])
}
`;

export interface ReadExpression {
  readonly value: Value;
  readonly notices: readonly Notice[];
}

export function readExpression(source: string, { files = {}, strict = false }: ExpressionSetting = {}): ReadExpression {
  const scope = expressionScope(memoryTree({ ...files, 'names.tf': NAMES + (files['names.tf'] ?? '') }), strict);
  const { value, error } = scope.evaluate(source);
  if (value === undefined) throw new Error(error);
  return { value, notices: scope.notices };
}

/** The value as plain data; an unknown as `?`, or as what is seen of it. */
export function resultOf(source: string, setting?: ExpressionSetting): Json {
  return seenOf(readExpression(source, setting).value);
}

/** Unknowns as text that says what is seen: `? why`, `"a-⟪unknown⟫"`, lists and objects with `…` where they are incomplete. */
export function seenOf(value: Value): Json {
  const { data } = value;
  switch (data.kind) {
    case 'items':
      return data.items.map(seenOf);
    case 'entries':
      return Object.fromEntries(data.entries.keys().map((key) => [key, partOf(data.entries.get(key))]));
    case 'unknown':
      break;
    default:
      return toJson(value).result;
  }
  const { seen } = data;
  switch (seen.kind) {
    case 'opaque':
      return `? ${seen.why}`;
    case 'items':
      return [...seen.items.map(seenOf), ...(seen.complete ? [] : ['…'])];
    case 'entries': {
      const parts = seen.entries.keys().map((key): [string, Json] => [key, partOf(seen.entries.get(key))]);
      return Object.fromEntries([...parts, ...(seen.complete ? [] : [['…', true] as const])]);
    }
    case 'choice':
      return Object.fromEntries(seen.branches.map((branch) => [branch.when, seenOf(branch.value)]));
    case 'json':
      return { json: seenOf(seen.value) };
    case 'base64':
      return { base64: seenOf(seen.value) };
    default:
      return toJson(value).stand_in ?? null;
  }
}

function partOf(value: Value | undefined): Json {
  return value === undefined ? null : seenOf(value);
}
