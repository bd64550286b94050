import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface HardenedContainerProps {
  readonly taskDefinition: ecs.FargateTaskDefinition;
  readonly image: ecs.ContainerImage;
  readonly logGroup: logs.ILogGroup;
  readonly environment: Record<string, string>;
  readonly secrets?: Record<string, ecs.Secret>;
  readonly port?: number;
}

/** What every container of the shop has in common: no root, nothing writable but /tmp, no capabilities. */
export class HardenedContainer extends Construct {
  readonly container: ecs.ContainerDefinition;

  constructor(scope: Construct, id: string, props: HardenedContainerProps) {
    super(scope, id);
    const { taskDefinition, image, logGroup, environment, secrets, port } = props;

    const linuxParameters = new ecs.LinuxParameters(this, 'Linux', { initProcessEnabled: true });
    linuxParameters.dropCapabilities(ecs.Capability.ALL);

    taskDefinition.addVolume({ name: 'scratch' });
    this.container = taskDefinition.addContainer(id, {
      image,
      environment,
      secrets,
      linuxParameters,
      user: '1000:1000',
      privileged: false,
      readonlyRootFilesystem: true,
      portMappings: port === undefined ? [] : [{ containerPort: port }],
      healthCheck: { command: ['CMD', '/app/healthcheck'] },
      logging: ecs.LogDrivers.awsLogs({ streamPrefix: id, logGroup, mode: ecs.AwsLogDriverMode.NON_BLOCKING }),
    });
    this.container.addMountPoints({ sourceVolume: 'scratch', containerPath: '/tmp', readOnly: false });
  }
}
