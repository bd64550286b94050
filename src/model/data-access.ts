/** The actions that give the content of secrets and parameters. */
export const READS_SECRETS: readonly string[] = [
  'secretsmanager:GetSecretValue',
  'ssm:GetParameter',
  'ssm:GetParameters',
  'ssm:GetParametersByPath',
  'ssm:GetParameterHistory',
];

/** The actions that give the content of what AWS keeps: objects, items, messages, secrets, what keys protect. */
export const READS_DATA: readonly string[] = [
  's3:GetObject',
  'dynamodb:GetItem',
  'dynamodb:BatchGetItem',
  'dynamodb:Query',
  'dynamodb:Scan',
  'dynamodb:GetRecords',
  'dynamodb:PartiQLSelect',
  ...READS_SECRETS,
  'kms:Decrypt',
  'sqs:ReceiveMessage',
  'kinesis:GetRecords',
  'rds-data:ExecuteStatement',
  'rds-data:BatchExecuteStatement',
];

const NAMES = new Set(READS_DATA);

export function readsData(action: string): boolean {
  return NAMES.has(action);
}
