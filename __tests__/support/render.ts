/** Every way in which an example can be written down, as repositories in memory. */
import { cdkAssembly, cloudFormationJson, cloudFormationYaml } from './render-cloudformation.js';
import { planAlone, planOf } from './render-plan.js';
import { TERRAFORM_STYLES, terraform } from './render-terraform.js';
import { isInCloudFormation } from './native.js';
import { isOpaque, isList, isMap, type Neutral, type Value } from './neutral.js';

export interface Rendering {
  readonly format: string;
  readonly files: Readonly<Record<string, string>>;
}

export function renderings(example: Neutral): readonly Rendering[] {
  const inTerraform = TERRAFORM_STYLES.flatMap((style): readonly Rendering[] => {
    const files = terraform(example, style);
    return files === undefined ? [] : [{ format: `terraform (${style})`, files }];
  });
  return [
    ...taskDefinitionFile(example),
    ...(isInCloudFormation(example) ? inCloudFormation(example) : []),
    ...planned(example),
    ...inTerraform,
  ];
}

/** A plan by itself, where it shows as much as the source, and a plan beside its source. */
function planned(example: Neutral): readonly Rendering[] {
  // A plan tells of resources alone.
  if (example.some(({ kind }) => kind === 'provider')) return [];
  const source = terraform(example, 'jsonencode');
  const alone = planAlone(example);
  return [
    ...(alone === undefined ? [] : [{ format: 'terraform plan', files: { 'plan.json': alone } }]),
    ...(source === undefined
      ? []
      : [{ format: 'terraform plan beside its source', files: { ...source, 'plan.json': planOf(example) } }]),
  ];
}

function inCloudFormation(example: Neutral): readonly Rendering[] {
  return [
    { format: 'cloudformation (yaml)', files: { 'template.yaml': cloudFormationYaml(example) } },
    { format: 'cloudformation (json)', files: { 'template.json': cloudFormationJson(example) } },
    { format: 'cdk', files: cdkAssembly(example) },
  ];
}

/** A task definition alone can be a file of its own. */
function taskDefinitionFile(example: Neutral): readonly Rendering[] {
  const [only, more] = example;
  if (only?.kind !== 'taskDefinition' || more !== undefined) return [];
  const text = JSON.stringify(plain(only.attributes), null, 2);
  return [{ format: 'task-definition', files: { 'task-definition.json': `${text}\n` } }];
}

function plain(value: Value): unknown {
  if (isOpaque(value)) return '${UNKNOWN}';
  if (isList(value)) return value.map(plain);
  if (isMap(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  return value;
}
