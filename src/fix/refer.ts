/** A reference to another resource, spelled for the file in which it will stand. */
import type { ResourceReference } from '../model/rule.js';
import { RETURN_VALUES } from './cloudformation-words.js';
import { refuse, type Refusal } from './draft.js';
import type { Target } from './target.js';
import { terraformWord } from './terraform-words.js';
import type { Written } from './written.js';

export function writeReference(reference: ResourceReference, target: Target): Written | Refusal {
  const { resource } = reference.refer;
  if (resource.format === 'terraform') return terraformReference(reference, target);
  if (resource.format === 'cloudformation') return cloudFormationReference(reference, target);
  return refuse(`nothing in ${target.file.path} can refer to ${resource.address}`);
}

function terraformReference({ refer, attribute, suffix }: ResourceReference, target: Target): Written | Refusal {
  const { referName, scope, address, type } = refer.resource;
  if (referName === undefined || !isExpressionPlace(target) || folderOf(target.file.path) !== plainFolder(scope)) {
    return refuse(`${address} cannot be named in ${target.file.path}`);
  }
  const word = terraformWord(type, attribute);
  if (word === undefined) return refuse(`${type} gives no ${attribute} to refer to`);
  const expression = `${referName}.${word}`;
  if (suffix !== undefined) return { code: `"\${${expression}}${suffix}"` };
  return { code: target.form.startsWith('hcl') ? expression : `"\${${expression}}"` };
}

/** Variables' defaults, variable files and files that are read as they are hold no references. */
function isExpressionPlace({ file, origin }: Target): boolean {
  if (!/\.(tf|tofu)(\.json)?$/.test(file.path)) return false;
  const hops = origin.via ?? [];
  return !hops.some(({ kind }) => kind === 'variable' || kind === 'tfvars' || kind === 'file' || kind === 'template');
}

function folderOf(path: string): string {
  return plainFolder(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
}

function plainFolder(folder: string): string {
  return folder === '.' ? '' : folder.replace(/^\.\//, '').replace(/\/$/, '');
}

function cloudFormationReference({ refer, attribute, suffix }: ResourceReference, target: Target): Written | Refusal {
  const { referName, type, address, file } = refer.resource;
  const word = RETURN_VALUES[type]?.[attribute];
  if (referName === undefined || file.path !== target.file.path) {
    return refuse(`${address} cannot be named in ${target.file.path}`);
  }
  if (word === undefined) return refuse(`${type} gives no ${attribute} to refer to`);
  if (isConstant(target)) return refuse('a default of a parameter or a mapping cannot hold a reference');
  const hasShortForm = target.form.startsWith('yaml');
  return suffix === undefined
    ? intrinsic(referName, word, hasShortForm)
    : substitution(word === 'Ref' ? referName : `${referName}.${word}`, suffix, hasShortForm);
}

function substitution(value: string, suffix: string, hasShortForm: boolean): Written {
  const text = `\${${value}}${suffix}`;
  return hasShortForm ? { code: `!Sub '${text}'` } : { members: [{ key: 'Fn::Sub', value: text, block: false }] };
}

function isConstant({ origin }: Target): boolean {
  return (origin.via ?? []).some(({ kind }) => kind === 'parameter' || kind === 'mapping');
}

/** YAML has a short form for the functions of CloudFormation. */
function intrinsic(name: string, word: string, hasShortForm: boolean): Written {
  if (hasShortForm) return { code: word === 'Ref' ? `!Ref ${name}` : `!GetAtt ${name}.${word}` };
  const member = word === 'Ref' ? { key: 'Ref', value: name } : { key: 'Fn::GetAtt', value: [name, word] };
  return { members: [{ ...member, block: false }] };
}
