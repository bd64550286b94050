/** Amazon EFS. Source: CreateFileSystem, CreateAccessPoint and PutFileSystemPolicy of the EFS API reference. */
import { flag, items, link, mapOf, number, text } from './shape.js';

export const fileSystemShape = {
  encrypted: flag(false),
  kmsKeyId: link(),
  /** Unset in Terraform, where it is a resource of its own. */
  policy: items(),
};

export const fileSystemPolicyShape = {
  fileSystemId: link(),
  policy: items(),
};

export const accessPointShape = {
  fileSystemId: link(),
  posixUser: mapOf({ uid: number(), gid: number() }),
  rootDirectory: mapOf({ path: text() }),
};
