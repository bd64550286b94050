/** Which attributes of Terraform's resources and data sources are secrets. Source: the documentation of the providers. */
import { isSecretName } from './secret-text.js';

/** Attributes that hold a secret whatever resource has them. */
const SECRET_ATTRIBUTES: ReadonlySet<string> = new Set([
  'password',
  'master_password',
  'master_user_password',
  'admin_password',
  'auth_token',
  'client_secret',
  'secret_string',
  'secret_binary',
  'private_key',
  'private_key_pem',
  'private_key_openssh',
  'private_key_pem_pkcs8',
  'ses_smtp_password_v4',
]);

const SECRET_OF_TYPE: readonly (readonly [RegExp, RegExp])[] = [
  [/^random_password$/, /^result$/],
  [/^aws_iam_access_key$/, /^secret$/],
  [/^aws_api_gateway_api_key$/, /^value$/],
  [/^vault_(?:generic_secret|kv_secret|kv_secret_v2)$/, /^data(?:_json)?\b/],
];

export interface ResourceAttribute {
  /** The address of a resource or data source, with its module. */
  readonly to: string;
  readonly attribute: string;
}

/** Type and name in an address: `module.db.data.aws_ssm_parameter.password["a"]`. */
const ADDRESS = /(?:^|\.)(data\.)?([a-z][a-z0-9]*_\w+)\.([\w-]+)(?:\[[^\]]*\])?$/;

export function typeInAddress(address: string): string | undefined {
  return ADDRESS.exec(address)?.[2];
}

/** Whether it is a secret, also by the name of the variable that takes it: a parameter may hold anything. */
export function isSecretAttribute({ to, attribute }: ResourceAttribute, variable: string): boolean {
  const [, , type = '', name = ''] = ADDRESS.exec(to) ?? [];
  if (type === 'aws_ssm_parameter') return attribute === 'value' && (isSecretName(variable) || isSecretName(name));
  if (SECRET_ATTRIBUTES.has(attribute)) return true;
  return SECRET_OF_TYPE.some(([types, attributes]) => types.test(type) && attributes.test(attribute));
}
