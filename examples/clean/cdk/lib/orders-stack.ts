import * as cdk from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { FoundationStack } from './foundation-stack';
import { HardenedContainer } from './hardened-container';

export interface OrdersStackProps extends cdk.StackProps {
  readonly foundation: FoundationStack;
}

const IMAGE_TAG = '2026.11.4';

/** The orders service and the picture worker. */
export class OrdersStack extends cdk.Stack {
  private readonly foundation: FoundationStack;
  private readonly cluster: ecs.Cluster;

  constructor(scope: Construct, id: string, props: OrdersStackProps) {
    super(scope, id, props);
    this.foundation = props.foundation;
    this.cluster = new ecs.Cluster(this, 'Cluster', {
      clusterName: 'shop',
      vpc: this.foundation.vpc,
      containerInsightsV2: ecs.ContainerInsights.ENHANCED,
    });

    const orders = this.orders();
    this.loadBalancer(orders);
    const worker = this.worker();
    this.deployRole([orders, worker]);
  }

  private orders(): ecs.FargateService {
    const { foundation } = this;
    const taskDefinition = new ecs.FargateTaskDefinition(this, 'OrdersTask', {
      family: 'shop-orders',
      cpu: 512,
      memoryLimitMiB: 1024,
      taskRole: this.taskRole('OrdersRole', 'shop-orders'),
    });
    foundation.queue.grantSendMessages(taskDefinition.taskRole);

    new HardenedContainer(this, 'orders', {
      taskDefinition,
      image: ecs.ContainerImage.fromEcrRepository(foundation.repository, IMAGE_TAG),
      port: 8080,
      environment: {
        LOG_LEVEL: 'info',
        QUEUE_URL: foundation.queue.queueUrl,
        DATABASE_HOST: foundation.database.dbInstanceEndpointAddress,
      },
      secrets: { DATABASE_PASSWORD: ecs.Secret.fromSecretsManager(foundation.database.secret!, 'password') },
      logGroup: this.logGroup('OrdersLogs', '/ecs/shop-orders'),
    });

    return new ecs.FargateService(this, 'OrdersService', {
      serviceName: 'orders',
      cluster: this.cluster,
      taskDefinition,
      desiredCount: 2,
      minHealthyPercent: 100,
      circuitBreaker: { rollback: true },
      propagateTags: ecs.PropagatedTagSource.SERVICE,
      securityGroups: [foundation.ordersGroup],
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
      assignPublicIp: false,
    });
  }

  private loadBalancer(service: ecs.FargateService): void {
    const { foundation } = this;
    const loadBalancer = new elbv2.ApplicationLoadBalancer(this, 'LoadBalancer', {
      loadBalancerName: 'shop',
      vpc: foundation.vpc,
      internetFacing: true,
      securityGroup: foundation.loadBalancerGroup,
      deletionProtection: true,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: elbv2.DesyncMitigationMode.STRICTEST,
    });
    loadBalancer.logAccessLogs(foundation.accessLogs, 'load-balancer');

    const listener = loadBalancer.addListener('Https', {
      port: 443,
      protocol: elbv2.ApplicationProtocol.HTTPS,
      sslPolicy: elbv2.SslPolicy.RECOMMENDED_TLS,
      certificates: [
        elbv2.ListenerCertificate.fromArn(
          'arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-0000-0000-000000000000',
        ),
      ],
      open: false, // the group has its rule already
    });
    listener.addTargets('Orders', {
      port: 8080,
      protocol: elbv2.ApplicationProtocol.HTTP,
      targets: [service],
      healthCheck: { path: '/healthz' },
    });

    const visibilityConfig = { cloudWatchMetricsEnabled: true, metricName: 'shop', sampledRequestsEnabled: true };
    const firewall = new wafv2.CfnWebACL(this, 'Firewall', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig,
      rules: [
        {
          name: 'common',
          priority: 1,
          overrideAction: { none: {} },
          statement: { managedRuleGroupStatement: { vendorName: 'AWS', name: 'AWSManagedRulesCommonRuleSet' } },
          visibilityConfig,
        },
      ],
    });
    new wafv2.CfnWebACLAssociation(this, 'FirewallAssociation', {
      resourceArn: loadBalancer.loadBalancerArn,
      webAclArn: firewall.attrArn,
    });
  }

  /** Resizes uploaded pictures. */
  private worker(): ecs.FargateService {
    const { foundation } = this;
    const taskDefinition = new ecs.FargateTaskDefinition(this, 'WorkerTask', {
      family: 'shop-worker',
      taskRole: this.taskRole('WorkerRole', 'shop-worker'),
    });
    foundation.queue.grantConsumeMessages(taskDefinition.taskRole);
    taskDefinition.addToTaskRolePolicy(
      new iam.PolicyStatement({
        sid: 'Uploads',
        actions: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
        resources: [foundation.uploads.fileSystemArn],
      }),
    );

    const access = foundation.uploads.addAccessPoint('WorkerAccess', {
      path: '/uploads',
      posixUser: { uid: '1000', gid: '1000' },
      createAcl: { ownerUid: '1000', ownerGid: '1000', permissions: '0750' },
    });
    taskDefinition.addVolume({
      name: 'uploads',
      efsVolumeConfiguration: {
        fileSystemId: foundation.uploads.fileSystemId,
        transitEncryption: 'ENABLED',
        authorizationConfig: { accessPointId: access.accessPointId, iam: 'ENABLED' },
      },
    });

    const { container } = new HardenedContainer(this, 'worker', {
      taskDefinition,
      image: ecs.ContainerImage.fromEcrRepository(foundation.repository, `worker-${IMAGE_TAG}`),
      environment: { QUEUE_URL: foundation.queue.queueUrl },
      logGroup: this.logGroup('WorkerLogs', '/ecs/shop-worker'),
    });
    container.addMountPoints({ sourceVolume: 'uploads', containerPath: '/uploads', readOnly: false });

    return new ecs.FargateService(this, 'WorkerService', {
      serviceName: 'worker',
      cluster: this.cluster,
      taskDefinition,
      desiredCount: 1,
      minHealthyPercent: 0,
      circuitBreaker: { rollback: true },
      propagateTags: ecs.PropagatedTagSource.SERVICE,
      securityGroups: [foundation.workerGroup],
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
    });
  }

  /** The role that the pipeline takes on to deploy. */
  private deployRole(services: readonly ecs.FargateService[]): void {
    const role = new iam.Role(this, 'DeployRole', {
      roleName: 'shop-deploy',
      assumedBy: new iam.WebIdentityPrincipal(
        `arn:aws:iam::${this.account}:oidc-provider/token.actions.githubusercontent.com`,
        {
          StringEquals: {
            'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
            'token.actions.githubusercontent.com:sub': 'repo:acme/shop:ref:refs/heads/main',
          },
        },
      ),
    });
    role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'UpdateService',
        actions: ['ecs:UpdateService', 'ecs:DescribeServices'],
        resources: services.map((service) => service.serviceArn),
        conditions: { ArnEquals: { 'ecs:cluster': this.cluster.clusterArn } },
      }),
    );
    role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'RegisterTaskDefinition',
        actions: ['ecs:RegisterTaskDefinition'],
        resources: ['shop-orders', 'shop-worker'].map(
          (family) => `arn:aws:ecs:${this.region}:${this.account}:task-definition/${family}:*`,
        ),
      }),
    );
    role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'PassRoles',
        actions: ['iam:PassRole'],
        resources: services.flatMap(({ taskDefinition }) => [
          taskDefinition.taskRole.roleArn,
          taskDefinition.executionRole!.roleArn,
        ]),
        conditions: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
      }),
    );
  }

  /** Each application has its own role, which only ECS in this account may hand out. */
  private taskRole(id: string, roleName: string): iam.Role {
    return new iam.Role(this, id, {
      roleName,
      assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': this.account },
          ArnLike: { 'aws:SourceArn': `arn:aws:ecs:${this.region}:${this.account}:*` },
        },
      }),
    });
  }

  private logGroup(id: string, logGroupName: string): logs.LogGroup {
    return new logs.LogGroup(this, id, {
      logGroupName,
      retention: logs.RetentionDays.ONE_YEAR,
      encryptionKey: this.foundation.key,
    });
  }
}
