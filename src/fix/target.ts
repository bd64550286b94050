import type { AttributePlace, ItemPlace } from '../model/attribute.js';
import type { ListForm, ListNode, MapForm, MapNode, Node, Origin, SourceFile, Span } from '../model/source.js';
import { refuse, type Refusal } from './draft.js';

/** Where text will be written: everything that decides how it is spelled. */
export interface Target {
  readonly file: SourceFile;
  readonly form: MapForm | ListForm;
  readonly origin: Origin;
}

/** The syntax in which the value of a place stands, which may be far from its use: a variable's default, a mapping. */
export function targetOf(place: AttributePlace | ItemPlace): Target {
  const container = place.kind === 'attribute' ? place.owner : place.list;
  const { node } = place;
  if (node === undefined || isInside(node, container)) {
    return { file: container.file, form: container.form, origin: container };
  }
  return { file: node.file, form: formOf(node), origin: node };
}

export function targetIn(container: MapNode | ListNode): Target {
  return { file: container.file, form: container.form, origin: container };
}

function formOf(node: Node): MapForm | ListForm {
  if (node.kind === 'map' || node.kind === 'list') return node.form;
  if (node.file.syntax === 'hcl') return 'hcl-tuple';
  return node.file.syntax === 'yaml' ? 'yaml-flow' : 'json';
}

export function isInside(node: Node, container: MapNode | ListNode): boolean {
  return node.file.path === container.file.path && holds(container.span, node.span);
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export const MACHINE_FOLDERS = /(^|\/)(\.terraform|node_modules|cdk\.out)\//;

/** Why nothing may be written at a node. */
export function whyUntouchable(origin: Origin): Refusal | undefined {
  const { file, locked } = origin;
  if (file.generated !== undefined) return refuse(`${file.path} is not edited by hand: ${file.generated}`);
  if (MACHINE_FOLDERS.test(file.path)) return refuse(`${file.path} is not edited by hand`);
  return locked === undefined ? undefined : refuse(locked);
}

/** Why a value may not be replaced as a whole: what is not known would be lost. */
export function whyNotReplaceable(node: Node): Refusal | undefined {
  const untouchable = whyUntouchable(node);
  if (untouchable !== undefined) return untouchable;
  return holdsUnknown(node, 0) ? refuse('a part of the value is not known here and would be lost') : undefined;
}

const MAX_DEPTH = 50;

function holdsUnknown(node: Node, depth: number): boolean {
  if (node.kind === 'opaque' || node.kind === 'choice' || depth > MAX_DEPTH) return true;
  if (node.kind === 'list') return !node.complete || node.items.some((item) => holdsUnknown(item, depth + 1));
  if (node.kind !== 'map') return false;
  return !node.complete || node.entries.some((entry) => holdsUnknown(entry.value, depth + 1));
}
