/** Amazon ECS. Source: RegisterTaskDefinition, CreateService and CreateCluster of the ECS API reference. */
import { any, flag, items, link, listOf, mapOf, number, pieces, text, textMap } from './shape.js';

export const taskDefinitionShape = {
  family: text(),
  networkMode: text(),
  taskRoleArn: link(),
  executionRoleArn: link(),
  requiresCompatibilities: listOf(text()),
  cpu: text(),
  memory: text(),
  runtimePlatform: mapOf({ operatingSystemFamily: text('LINUX') }),
  containerDefinitions: items(),
  volumes: items(),
};

export const containerShape = {
  name: text(),
  image: pieces(),
  user: text(),
  privileged: flag(false),
  readonlyRootFilesystem: flag(false),
  essential: flag(true),
  portMappings: listOf(mapOf({ containerPort: number(), hostPort: number(), protocol: text('tcp') })),
  environment: listOf(mapOf({ name: text(), value: text() })),
  secrets: listOf(mapOf({ name: text(), valueFrom: link() })),
  logConfiguration: mapOf({ logDriver: text(), options: textMap() }),
  firelensConfiguration: mapOf({ type: text() }),
  mountPoints: listOf(mapOf({ sourceVolume: text(), containerPath: text(), readOnly: flag(false) })),
};

export const volumeShape = {
  name: text(),
  efsVolumeConfiguration: mapOf({
    fileSystemId: link(),
    rootDirectory: text(),
    transitEncryption: text('DISABLED'),
  }),
};

export const serviceShape = {
  cluster: link(),
  taskDefinition: link(),
  launchType: text(),
  capacityProviderStrategy: listOf(mapOf({ capacityProvider: text() })),
  networkConfiguration: mapOf({
    awsvpcConfiguration: mapOf({
      assignPublicIp: text('DISABLED'),
      securityGroups: listOf(link()),
      subnets: listOf(link()),
    }),
  }),
  loadBalancers: listOf(mapOf({ targetGroupArn: link(), containerName: text(), containerPort: number() })),
};

export const clusterShape = {
  clusterName: text(),
  configuration: mapOf({
    executeCommandConfiguration: mapOf({ logConfiguration: mapOf({ cloudWatchLogGroupName: link() }) }),
  }),
  serviceConnectDefaults: any(),
};
