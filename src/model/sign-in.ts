/**
 * With what the code itself signs in, beside its resources. Sources: the documentation of Terraform's AWS provider and S3
 * backend; AWS::CloudFormation::Authentication in the template reference.
 */
import { any, text } from './shape.js';

/** How Terraform signs in: a provider, the backend that keeps the state, or what reads the state of others. */
export const providerShape = { accessKey: text(), secretKey: text(), token: text() };

/** How cfn-init signs in to where it takes files from: one entry of a resource's metadata. */
export const authenticationShape = { accessKeyId: text(), secretKey: text(), password: text(), roleName: any() };
