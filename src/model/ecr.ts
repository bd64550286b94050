/** Amazon ECR. Source: CreateRepository and PutRegistryScanningConfiguration of the ECR API reference. */
import { flag, listOf, mapOf, text } from './shape.js';

export const repositoryShape = {
  repositoryName: text(),
  imageTagMutability: text('MUTABLE'),
  imageScanningConfiguration: mapOf({ scanOnPush: flag(false) }),
};

export const registryScanningShape = {
  scanType: text('BASIC'),
  rules: listOf(
    mapOf({ scanFrequency: text(), repositoryFilters: listOf(mapOf({ filter: text(), filterType: text() })) }),
  ),
};
