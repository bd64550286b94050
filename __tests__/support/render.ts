/** Every way in which an example can be written down, as repositories in memory. */
import {
  cdkAssembly,
  cloudFormationConditions,
  cloudFormationFlow,
  cloudFormationJson,
  cloudFormationSub,
  cloudFormationYaml,
  nestedStack,
} from './render-cloudformation.js';
import { planAlone, planOf } from './render-plan.js';
import { TERRAFORM_STYLES, terraform } from './render-terraform.js';
import { isInCloudFormation } from './native.js';
import { isOpaque, isList, isMap, type Neutral, type Value } from './neutral.js';

export interface Rendering {
  readonly format: string;
  readonly files: Readonly<Record<string, string>>;
}

/** In these formats, in every one when none is named. */
export function renderings(example: Neutral, formats: readonly string[] = FORMATS): readonly Rendering[] {
  return formats.flatMap((format): readonly Rendering[] => {
    const files = WRITERS[format]?.(example);
    return files === undefined ? [] : [{ format, files }];
  });
}

/** Undefined where a format cannot hold the example. */
type Writer = (example: Neutral) => Rendering['files'] | undefined;

const WRITERS: Readonly<Record<string, Writer>> = {
  'task-definition': taskDefinitionFile,
  'cloudformation (yaml)': inCloudFormation((example) => ({ 'template.yaml': cloudFormationYaml(example) })),
  'cloudformation (json)': inCloudFormation((example) => ({ 'template.json': cloudFormationJson(example) })),
  'cloudformation (flow)': inCloudFormation((example) => ({ 'template.yaml': cloudFormationFlow(example) })),
  'cloudformation (conditions)': inCloudFormation((example) => ({
    'template.yaml': cloudFormationConditions(example),
  })),
  'cloudformation (JSON in Fn::Sub)': inCloudFormation((example) => {
    const text = cloudFormationSub(example);
    return text === undefined ? undefined : { 'template.yaml': text };
  }),
  'cloudformation (nested stack)': inCloudFormation(nestedStack),
  cdk: inCloudFormation(cdkAssembly),
  'terraform plan': ofResources(lonelyPlan),
  'terraform plan beside its source': ofResources(planBesideSource),
  ...Object.fromEntries(
    TERRAFORM_STYLES.map((style): [string, Writer] => [`terraform (${style})`, (example) => terraform(example, style)]),
  ),
};

const FORMATS = Object.keys(WRITERS);

function inCloudFormation(write: Writer): Writer {
  return (example) => (isInCloudFormation(example) ? write(example) : undefined);
}

/** A plan tells of resources alone. */
function ofResources(write: Writer): Writer {
  return (example) => (example.some(({ kind }) => kind === 'provider') ? undefined : write(example));
}

/** A plan by itself, where it shows as much as the source. */
function lonelyPlan(example: Neutral): Rendering['files'] | undefined {
  const plan = planAlone(example);
  return plan === undefined ? undefined : { 'plan.json': plan };
}

function planBesideSource(example: Neutral): Rendering['files'] | undefined {
  const source = terraform(example, 'jsonencode');
  return source === undefined ? undefined : { ...source, 'plan.json': planOf(example) };
}

/** A task definition alone can be a file of its own. */
function taskDefinitionFile(example: Neutral): Rendering['files'] | undefined {
  const [only, more] = example;
  if (only?.kind !== 'taskDefinition' || more !== undefined) return undefined;
  return { 'task-definition.json': `${JSON.stringify(plain(only.attributes), null, 2)}\n` };
}

function plain(value: Value): unknown {
  if (isOpaque(value)) return '${UNKNOWN}';
  if (isList(value)) return value.map(plain);
  if (isMap(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  return value;
}
