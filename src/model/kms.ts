/** Keys of AWS KMS. Source: CreateKey, EnableKeyRotation and CreateAlias of the KMS API reference. */
import { flag, items, link, text } from './shape.js';

export const kmsKeyShape = {
  keySpec: text('SYMMETRIC_DEFAULT'),
  origin: text('AWS_KMS'),
  /** Only Terraform can put a key of this kind into a key store of one's own. */
  customKeyStoreId: text(),
  enableKeyRotation: flag(false),
  keyPolicy: items(),
};

/** The policy of a key as a resource of its own; only Terraform has one. */
export const kmsKeyPolicyShape = {
  keyId: link(),
  keyPolicy: items(),
};

export const kmsAliasShape = {
  aliasName: text(),
  targetKeyId: link(),
};
