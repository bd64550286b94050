/** Spellings of where secrets are kept, and of the keys that encrypt them. */
import { api, cloudFormation, none, path, terraform, type NativeType } from './native-type.js';

export const SECRET_TYPES: Readonly<Record<string, NativeType>> = {
  'AWS::SecretsManager::Secret': cloudFormation('secret', { policy: none }),
  aws_secretsmanager_secret: terraform('secret', {
    policy: path('policy'),
    secretString: none,
    generateSecretString: none,
  }),
  aws_secretsmanager_secret_version: terraform('secretVersion'),
  'AWS::SecretsManager::ResourcePolicy': cloudFormation('secretPolicy'),
  aws_secretsmanager_secret_policy: terraform('secretPolicy', { resourcePolicy: path('policy') }),
  'AWS::SecretsManager::SecretTargetAttachment': cloudFormation('secretAttachment'),
  'AWS::SecretsManager::RotationSchedule': cloudFormation('secretRotation'),
  aws_secretsmanager_secret_rotation: terraform('secretRotation'),
  'template-parameter': cloudFormation('templateParameter'),
  // Its keys start with a small letter, unlike those of resources.
  'template-authentication': api('authentication'),
  'provider.aws': terraform('provider'),
  'backend.s3': terraform('provider'),
  'data.terraform_remote_state': terraform('provider', {
    accessKey: path('config.access_key'),
    secretKey: path('config.secret_key'),
    token: path('config.token'),
  }),
  'AWS::SSM::Parameter': cloudFormation('parameter', { insecureValue: none, keyId: none }),
  aws_ssm_parameter: terraform('parameter'),
  'AWS::KMS::Key': cloudFormation('kmsKey', { customKeyStoreId: none }),
  aws_kms_key: terraform('kmsKey', {
    keySpec: path('customer_master_key_spec'),
    origin: none,
    keyPolicy: path('policy'),
  }),
  aws_kms_key_policy: terraform('kmsKeyPolicy', { keyPolicy: path('policy') }),
  'AWS::KMS::Alias': cloudFormation('kmsAlias'),
  aws_kms_alias: terraform('kmsAlias', { aliasName: path('name') }),
};
