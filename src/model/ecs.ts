/** Amazon ECS. Source: RegisterTaskDefinition, CreateService and CreateCluster of the ECS API reference. */
import { any, flag, items, link, listOf, mapOf, number, pieces, text, textMap } from './shape.js';

export const taskDefinitionShape = {
  family: text(),
  tags: any(),
  networkMode: text(),
  pidMode: text(),
  ipcMode: text(),
  enableFaultInjection: flag(false),
  taskRoleArn: link(),
  executionRoleArn: link(),
  requiresCompatibilities: listOf(text()),
  cpu: text(),
  memory: text(),
  placementConstraints: listOf(mapOf({ type: text() })),
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
  versionConsistency: text('enabled'),
  essential: flag(true),
  memory: number(),
  interactive: flag(false),
  pseudoTerminal: flag(false),
  dockerSecurityOptions: listOf(text()),
  links: listOf(text()),
  dnsServers: listOf(text()),
  dnsSearchDomains: listOf(text()),
  extraHosts: listOf(mapOf({ hostname: text() })),
  disableNetworking: flag(false),
  linuxParameters: mapOf({
    capabilities: mapOf({ add: listOf(text()), drop: listOf(text()) }),
    devices: listOf(mapOf({ hostPath: text() })),
    initProcessEnabled: flag(false),
    sharedMemorySize: any(),
    maxSwap: any(),
    swappiness: any(),
    tmpfs: listOf(mapOf({ containerPath: text() })),
  }),
  systemControls: listOf(mapOf({ namespace: text(), value: text() })),
  healthCheck: any(),
  portMappings: listOf(mapOf({ containerPort: number(), hostPort: number(), protocol: text('tcp') })),
  environment: listOf(mapOf({ name: text(), value: text() })),
  secrets: listOf(mapOf({ name: text(), valueFrom: link() })),
  environmentFiles: listOf(mapOf({ value: pieces(), type: text() })),
  repositoryCredentials: mapOf({ credentialsParameter: link() }),
  command: listOf(text()),
  entryPoint: listOf(text()),
  dockerLabels: textMap(),
  logConfiguration: mapOf({
    logDriver: text(),
    options: textMap(),
    secretOptions: listOf(mapOf({ name: text(), valueFrom: link() })),
  }),
  firelensConfiguration: mapOf({ type: text() }),
  mountPoints: listOf(mapOf({ sourceVolume: text(), containerPath: text(), readOnly: flag(false) })),
};

export const volumeShape = {
  name: text(),
  host: mapOf({ sourcePath: text() }),
  dockerVolumeConfiguration: mapOf({ driver: text() }),
  efsVolumeConfiguration: mapOf({
    fileSystemId: link(),
    rootDirectory: text(),
    transitEncryption: text('DISABLED'),
    authorizationConfig: mapOf({ accessPointId: link(), iam: text('DISABLED') }),
  }),
};

const networkConfigurationShape = mapOf({
  awsvpcConfiguration: mapOf({
    assignPublicIp: text('DISABLED'),
    securityGroups: listOf(link()),
    subnets: listOf(link()),
  }),
});

export const serviceShape = {
  tags: any(),
  enableExecuteCommand: flag(false),
  propagateTags: text('NONE'),
  platformVersion: text(),
  desiredCount: number(),
  schedulingStrategy: text('REPLICA'),
  deploymentController: mapOf({ type: text('ECS') }),
  deploymentConfiguration: mapOf({
    strategy: text('ROLLING'),
    deploymentCircuitBreaker: mapOf({ enable: flag(false), rollback: flag(false) }),
    alarms: mapOf({ enable: flag(false), rollback: flag(false) }),
  }),
  vpcLatticeConfigurations: any(),
  serviceRegistries: any(),
  /** With which ECS manages a classic load balancer, in place of its service-linked role. */
  role: link(),
  volumeConfigurations: listOf(mapOf({ name: text(), managedEBSVolume: mapOf({ encrypted: flag(true) }) })),
  cluster: link(),
  taskDefinition: link(),
  launchType: text(),
  capacityProviderStrategy: listOf(mapOf({ capacityProvider: text() })),
  networkConfiguration: networkConfigurationShape,
  serviceConnectConfiguration: mapOf({
    enabled: flag(),
    services: listOf(mapOf({ portName: text(), tls: mapOf({ roleArn: link() }) })),
  }),
  loadBalancers: listOf(mapOf({ targetGroupArn: link(), containerName: text(), containerPort: number() })),
};

/** A revision of a service under the EXTERNAL deployment controller. */
export const taskSetShape = {
  service: link(),
  platformVersion: text(),
  capacityProviderStrategy: listOf(mapOf({ capacityProvider: text() })),
  launchType: text(),
  networkConfiguration: networkConfigurationShape,
};

/** A target of EventBridge, Scheduler or Pipes that runs a task. */
export const scheduledTaskShape = {
  ecsParameters: mapOf({
    taskDefinitionArn: link(),
    launchType: text(),
    networkConfiguration: networkConfigurationShape,
  }),
};

/** A rule of EventBridge, in CloudFormation with its targets inside. */
export const eventRuleShape = {
  state: text('ENABLED'),
  isEnabled: flag(true),
  eventPattern: items(),
  targets: items(),
};

/** Which events a rule of EventBridge is for. */
export const eventPatternShape = {
  source: listOf(text()),
  'detail-type': listOf(text()),
  detail: mapOf({ eventSource: listOf(text()), eventName: listOf(text()) }),
};

export const capacityProviderShape = {
  name: text(),
  autoScalingGroupProvider: mapOf({
    autoScalingGroupArn: link(),
    managedScaling: mapOf({ status: text() }),
    managedTerminationProtection: text('DISABLED'),
  }),
};

export const clusterShape = {
  clusterName: text(),
  tags: any(),
  configuration: mapOf({
    executeCommandConfiguration: mapOf({
      kmsKeyId: link(),
      logging: text('DEFAULT'),
      logConfiguration: mapOf({
        cloudWatchLogGroupName: link(),
        cloudWatchEncryptionEnabled: flag(),
        s3BucketName: link(),
        s3EncryptionEnabled: flag(),
      }),
    }),
    managedStorageConfiguration: mapOf({ fargateEphemeralStorageKmsKeyId: link() }),
  }),
  serviceConnectDefaults: any(),
  settings: listOf(mapOf({ name: text(), value: text() })),
};

/** A default of the whole account in this region; only Terraform has a resource for it. */
export const accountSettingShape = {
  name: text(),
  value: text(),
};
