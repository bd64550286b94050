import type { Parsers } from '../../../model/ports.js';
import type { MapNode, Notice, SourceFile, Span } from '../../../model/source.js';
import { findResources, type FoundResource } from './find-resources.js';
import { fieldOf, isTrue, mapOf, stringOf } from './json-fields.js';
import { knownValues, type ValueReading } from './known-values.js';
import { parseText } from './parse-text.js';
import { plannedLinks } from './planned-links.js';
import { redact } from './redact.js';
import { secretSpans } from './secret-spans.js';

export interface PlannedResource {
  readonly address: string;
  readonly type: string;
  readonly data: boolean;
  /** Known values as they are; unknown and sensitive ones as opaque, or as the reference that they come from. */
  readonly body: MapNode;
  /** The resource and its address in the file of the plan. */
  readonly span: Span;
  readonly header: Span;
}

export interface Plan {
  /** The plan with everything blanked that is sensitive, or not needed. */
  readonly file: SourceFile;
  readonly resources: readonly PlannedResource[];
  /** False when Terraform says that the plan leaves something out. */
  readonly complete: boolean;
}

export interface PlanRead {
  readonly plan?: Plan;
  readonly notices: readonly Notice[];
}

/** Reads what `terraform show -json` prints of a plan or a state. */
export function readPlan(file: SourceFile, parsers: Parsers): PlanRead {
  const { node, notices } = parsers.json(file);
  if (node?.kind !== 'map') return { notices: notices.length > 0 ? notices : [refused(file, 'it is no JSON object')] };
  const why = whyRefused(node);
  if (why !== undefined) return { notices: [...notices, refused(file, why)] };
  const found = findResources(node);
  const shown = redact({ ...file, generated: 'terraform made it' }, secretSpans(node, found));
  const inner: Notice[] = [];
  const resources = readResources(node, found, { file: shown, json: jsonReader(parsers, inner) });
  return { plan: { file: shown, resources, complete: isComplete(node) }, notices: [...notices, ...inner] };
}

function refused(file: SourceFile, why: string): Notice {
  const how = 'expected is the output of terraform show -json';
  return { path: file.path, message: `This Terraform plan was not read, because ${why}; ${how}.` };
}

function whyRefused(root: MapNode): string | undefined {
  const version = stringOf(fieldOf(root, 'format_version'));
  if (version === undefined) return 'it has no format_version';
  if (!/^1\./.test(version) && version !== '1') return `its format_version is ${version}, and only 1.x is known`;
  const known = ['planned_values', 'resource_changes', 'values'].some((key) => fieldOf(root, key) !== undefined);
  return known ? undefined : 'it holds neither planned values nor the values of a state';
}

/** Plans of Terraform before 1.8 say nothing of it. */
function isComplete(root: MapNode): boolean {
  const complete = fieldOf(root, 'complete');
  const partial = complete?.kind === 'scalar' && complete.value === false;
  const values = fieldOf(root, 'planned_values') ?? fieldOf(root, 'values');
  return root.complete && !partial && !isTrue(fieldOf(root, 'errored')) && mapOf(values) !== undefined;
}

type Texts = Pick<ValueReading, 'file' | 'json'>;

function readResources(root: MapNode, found: readonly FoundResource[], texts: Texts): readonly PlannedResource[] {
  const linksOf = plannedLinks(root, found);
  return found.map((resource) => {
    const { address, type, data, node, header, values, marks } = resource;
    const body = knownValues(values, marks, { ...texts, ...linksOf(resource) });
    return { address, type, data, body, span: node.span, header };
  });
}

function jsonReader(parsers: Parsers, notices: Notice[]): ValueReading['json'] {
  return (text) => {
    const read = parseText(text, parsers);
    notices.push(...(read?.notices ?? []));
    return read?.node;
  };
}
