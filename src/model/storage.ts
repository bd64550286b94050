/** Amazon EFS. Source: CreateFileSystem, CreateAccessPoint and PutFileSystemPolicy of the EFS API reference. */
import { flag, items, link, listOf, mapOf, number, text } from './shape.js';

export const fileSystemShape = {
  encrypted: flag(false),
  kmsKeyId: link(),
  /** Set for a file system in one zone, which is backed up unless it says otherwise. */
  availabilityZoneName: text(),
  /** Unset in Terraform, where it is a resource of its own. */
  backupPolicy: mapOf({ status: text() }),
  /** Unset in Terraform, where it is a resource of its own. */
  policy: items(),
};

export const fileSystemPolicyShape = {
  fileSystemId: link(),
  policy: items(),
};

export const backupPolicyShape = { fileSystemId: link(), backupPolicy: mapOf({ status: text() }) };

/** What a plan of AWS Backup includes, by ARN or by tag. */
export const backupSelectionShape = { resources: listOf(link()) };

export const accessPointShape = {
  fileSystemId: link(),
  posixUser: mapOf({ uid: number(), gid: number() }),
  rootDirectory: mapOf({ path: text() }),
};
