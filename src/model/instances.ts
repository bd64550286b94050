/** EC2 instances that run containers. Source: EC2 and Auto Scaling API references. */
import { any, link, listOf, mapOf, number, pieces, text } from './shape.js';

/** A launch template, a launch configuration or an instance. Flags are texts, as Terraform has them in launch templates. */
export const instanceTemplateShape = {
  userData: pieces(),
  keyName: link(),
  imageId: link(),
  instanceType: text(),
  iamInstanceProfile: mapOf({ arn: link(), name: link() }),
  /** Of an instance: what it is started from, which may set everything else. */
  launchTemplate: any(),
  blockDeviceMappings: listOf(mapOf({ ebs: mapOf({ encrypted: text(), snapshotId: link() }) })),
  /** Only where Terraform writes it apart from the other devices. */
  rootBlockDevice: mapOf({ encrypted: text() }),
  associatePublicIpAddress: text(),
  networkInterfaces: listOf(mapOf({ associatePublicIpAddress: text() })),
  metadataOptions: mapOf({
    httpEndpoint: text('enabled'),
    httpTokens: text('optional'),
    httpPutResponseHopLimit: number(),
  }),
};

/** A search for a machine image. */
export const imageLookupShape = { owners: listOf(text()) };

export const autoScalingGroupShape = {
  launchConfigurationName: link(),
  launchTemplate: mapOf({ launchTemplateId: link(), launchTemplateName: link() }),
  mixedInstancesPolicy: mapOf({
    launchTemplate: mapOf({
      launchTemplateSpecification: mapOf({ launchTemplateId: link(), launchTemplateName: link() }),
    }),
  }),
};
