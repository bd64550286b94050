/** Amazon ECR. Source: CreateRepository, PutLifecyclePolicy, SetRepositoryPolicy, PutRegistryPolicy and PutRegistryScanningConfiguration of the ECR API. */
import { any, flag, items, link, listOf, mapOf, text } from './shape.js';

export const repositoryShape = {
  repositoryName: text(),
  tags: any(),
  imageTagMutability: text('MUTABLE'),
  imageScanningConfiguration: mapOf({ scanOnPush: flag(false) }),
  encryptionConfiguration: mapOf({ encryptionType: text('AES256'), kmsKey: link() }),
  emptyOnDelete: flag(false),
  /** Unset in Terraform, where the two policies are resources of their own. */
  lifecyclePolicyText: any(),
  policyText: items(),
};

export const registryScanningShape = {
  scanType: text('BASIC'),
  rules: listOf(
    mapOf({ scanFrequency: text(), repositoryFilters: listOf(mapOf({ filter: text(), filterType: text() })) }),
  ),
};

export const lifecyclePolicyShape = {
  repositoryName: link(),
  lifecyclePolicyText: any(),
};

export const repositoryPolicyShape = {
  repositoryName: link(),
  policyText: items(),
};

/** Who may use the registry as a whole: replicate into it, create repositories, pull through its cache. */
export const registryPolicyShape = { policyText: items() };
