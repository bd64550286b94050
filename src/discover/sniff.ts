/** Recognises by cheap looks at a text what it may hold, before anything is parsed. */
import type { SourceFile, Syntax } from '../model/source.js';

export type Content = 'cloudFormation' | 'taskDefinition' | 'terraformPlan';

/** The syntax that a file's name promises; a `.template` shows it by its first character. */
export function syntaxOf(path: string, text: string): Syntax {
  if (/\.ya?ml(?:\.\w+)?$/i.test(path)) return 'yaml';
  if (/\.jsonc?(?:\.\w+)?$/i.test(path)) return 'json';
  return /^\uFEFF?\s*(?:\{|\/[/*])/.test(text) ? 'json' : 'yaml';
}

/** What a text may hold; the front ends decide. */
export function contentOf({ text, syntax }: SourceFile): Content | undefined {
  if (syntax === 'json' && isPlan(text)) return 'terraformPlan';
  if (isTemplate(text, syntax)) return 'cloudFormation';
  if (isForeign(text)) return undefined;
  const found = syntax === 'yaml' ? holdsDefinitionInYaml(text) : holdsDefinitionInJson(text);
  return found ? 'taskDefinition' : undefined;
}

/** What `terraform show -json` prints of a plan or of a state. */
function isPlan(text: string): boolean {
  if (!/"format_version"\s*:/.test(text) || !/"terraform_version"\s*:/.test(text)) return false;
  return (
    /"(?:planned_values|resource_changes)"\s*:/.test(text) || /"values"\s*:\s*\{\s*"(?:root_module|outputs)"/.test(text)
  );
}

function isTemplate(text: string, syntax: Syntax): boolean {
  if (!text.includes('AWSTemplateFormatVersion') && !/\bAWS::[A-Za-z0-9]+::[A-Za-z0-9]/.test(text)) return false;
  if (/"Resources"\s*:\s*\{/.test(text)) return true;
  return syntax === 'yaml' && /^(?:Resources|'Resources')[ \t]*:/m.test(text);
}

/** Plans, states, schemas and outputs of tools that quote task definitions without being one. */
const FOREIGN = [
  /"terraform_version"\s*:/,
  /"\$schema"\s*:\s*"https?:\/\/json-schema\.org/,
  /"aws:cdk:cloudformation:/,
  /"AWSEBDockerrunVersion"\s*:/,
  /^apiVersion\s*:/m,
];

function isForeign(text: string): boolean {
  return FOREIGN.some((pattern) => pattern.test(text));
}

/** Keys that only a container definition of ECS has beside `name` and `image`. */
const OF_CONTAINERS = 'essential|logConfiguration|mountPoints|memoryReservation|portMappings|readonlyRootFilesystem';

function holdsDefinitionInJson(text: string): boolean {
  if (/"containerDefinitions"\s*:\s*(?:\[|\$\{|\{\{|<)/.test(text)) return true;
  if (!/"image"\s*:/.test(text) || !/"name"\s*:/.test(text)) return false;
  return new RegExp(`"(?:${OF_CONTAINERS})"\\s*:`).test(text);
}

function holdsDefinitionInYaml(text: string): boolean {
  if (/^[ \t]{0,8}["']?containerDefinitions["']?[ \t]*:/m.test(text)) return true;
  if (/"containerDefinitions"\s*:\s*\[/.test(text)) return true;
  if (!/^- /m.test(text) || !/^[ \t-]{2,4}image[ \t]*:/m.test(text)) return false;
  return new RegExp(`^[ \\t-]{2,4}(?:${OF_CONTAINERS})[ \\t]*:`, 'm').test(text);
}
