/** A reference to another resource, spelled for the file in which it will stand. */
import type { Resource } from '../model/resource.js';
import type { OwnAccount, ResourceReference, Value } from '../model/rule.js';
import { RETURN_VALUES } from './cloudformation-words.js';
import { refuse, type Refusal } from './draft.js';
import type { Target } from './target.js';
import { terraformWord } from './terraform-words.js';
import type { Written } from './written.js';

/** A value that stands for something outside of the text. */
export type Reference = ResourceReference | OwnAccount;

export function isReference(value: Value): value is Reference {
  return typeof value === 'object' && ('refer' in value || 'accountOf' in value);
}

export function writeReference(reference: Reference, target: Target): Written | Refusal {
  if ('accountOf' in reference) return ownAccount(reference, target);
  const { resource } = reference.refer;
  if (resource.format === 'terraform') return terraformReference(reference, target);
  if (resource.format === 'cloudformation') return cloudFormationReference(reference, target);
  return refuse(`nothing in ${target.file.path} can refer to ${resource.address}`);
}

function ownAccount({ accountOf, from }: OwnAccount, target: Target): Written | Refusal {
  if (accountOf.resource.format === 'cloudformation') {
    return isConstant(target)
      ? refuse(NO_REFERENCE)
      : intrinsic('AWS::AccountId', 'Ref', target.form.startsWith('yaml'));
  }
  const within = from.find(({ resource }) => isNameable(resource, target));
  if (within === undefined) return refuse(`the account cannot be named in ${target.file.path}`);
  return interpolated(`${within.resource.referName ?? ''}.account_id`, target);
}

function isTerraform({ file }: Target): boolean {
  return /\.(tf|tofu)(\.json)?$/.test(file.path);
}

function isNameable({ referName, scope }: Resource, target: Target): boolean {
  return referName !== undefined && isExpressionPlace(target) && folderOf(target.file.path) === plainFolder(scope);
}

function interpolated(expression: string, { form }: Target): Written {
  return { code: form.startsWith('hcl') ? expression : `"\${${expression}}"` };
}

function terraformReference({ refer, attribute, suffix }: ResourceReference, target: Target): Written | Refusal {
  const { referName = '', address, type } = refer.resource;
  if (!isNameable(refer.resource, target)) return refuse(`${address} cannot be named in ${target.file.path}`);
  const word = terraformWord(type, attribute);
  if (word === undefined) return refuse(`${type} gives no ${attribute} to refer to`);
  const expression = `${referName}.${word}`;
  return suffix === undefined ? interpolated(expression, target) : { code: `"\${${expression}}${suffix}"` };
}

/** Variables' defaults, variable files and files that are read as they are hold no references. */
function isExpressionPlace(target: Target): boolean {
  if (!isTerraform(target)) return false;
  const hops = target.origin.via ?? [];
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
  if (isConstant(target)) return refuse(NO_REFERENCE);
  const hasShortForm = target.form.startsWith('yaml');
  return suffix === undefined
    ? intrinsic(referName, word, hasShortForm)
    : substitution(word === 'Ref' ? referName : `${referName}.${word}`, suffix, hasShortForm);
}

const NO_REFERENCE = 'a default of a parameter or a mapping cannot hold a reference';

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
