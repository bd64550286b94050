import * as cdk from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { FoundationStack } from './foundation-stack';

export interface OrdersStackProps extends cdk.StackProps {
  readonly foundation: FoundationStack;
}

/** The orders service and the picture worker. */
export class OrdersStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props: OrdersStackProps) {
    super(scope, id, props);
    const { foundation } = props;

    const cluster = new ecs.Cluster(this, 'Cluster', { clusterName: 'shop', vpc: foundation.vpc });

    // One role for the agent and for the application.
    const role = new iam.Role(this, 'ShopRole', {
      roleName: 'shop',
      assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com'),
    });
    foundation.queue.grantSendMessages(role);

    const taskDefinition = new ecs.FargateTaskDefinition(this, 'OrdersTask', {
      family: 'shop-orders',
      cpu: 512,
      memoryLimitMiB: 1024,
      executionRole: role,
      taskRole: role,
    });

    taskDefinition.addContainer('orders', {
      image: ecs.ContainerImage.fromEcrRepository(foundation.repository, 'latest'),
      portMappings: [{ containerPort: 8080 }],
      environment: {
        LOG_LEVEL: 'info',
        QUEUE_URL: foundation.queue.queueUrl,
        DATABASE_HOST: foundation.database.dbInstanceEndpointAddress,
        DATABASE_PASSWORD: 'hunter2-not-a-real-password',
      },
      logging: ecs.LogDrivers.awsLogs({
        streamPrefix: 'orders',
        // The logs are kept, and paid for, for ever.
        logGroup: new logs.LogGroup(this, 'OrdersLogs', {
          logGroupName: '/ecs/shop-orders',
          retention: logs.RetentionDays.INFINITE,
        }),
      }),
    });

    const service = new ecs.FargateService(this, 'OrdersService', {
      serviceName: 'orders',
      cluster,
      taskDefinition,
      desiredCount: 2,
      securityGroups: [foundation.ordersGroup],
      vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
      assignPublicIp: true,
    });

    const loadBalancer = new elbv2.ApplicationLoadBalancer(this, 'LoadBalancer', {
      loadBalancerName: 'shop',
      vpc: foundation.vpc,
      internetFacing: true,
      securityGroup: foundation.loadBalancerGroup,
    });
    const listener = loadBalancer.addListener('Https', {
      port: 443,
      protocol: elbv2.ApplicationProtocol.HTTPS,
      sslPolicy: elbv2.SslPolicy.RECOMMENDED_TLS,
      certificates: [
        elbv2.ListenerCertificate.fromArn(
          'arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-0000-0000-000000000000',
        ),
      ],
    });
    listener.addTargets('Orders', {
      port: 8080,
      protocol: elbv2.ApplicationProtocol.HTTP,
      targets: [service],
      healthCheck: { path: '/healthz' },
    });

    // Resizes uploaded pictures, a task for each batch. Runs on container instances, with the keys of a person.
    new ecs.CfnTaskDefinition(this, 'WorkerTask', {
      family: 'shop-worker',
      requiresCompatibilities: ['EC2'],
      networkMode: 'awsvpc',
      executionRoleArn: role.roleArn,
      containerDefinitions: [
        {
          name: 'worker',
          image: 'dpokidov/imagemagick',
          cpu: 256,
          memory: 512,
          essential: true,
          privileged: true,
          user: 'root',
          environment: [
            { name: 'AWS_ACCESS_KEY_ID', value: 'not-a-real-key-id' },
            { name: 'AWS_SECRET_ACCESS_KEY', value: 'not-a-real-secret-key' },
            { name: 'QUEUE_URL', value: foundation.queue.queueUrl },
          ],
          mountPoints: [{ sourceVolume: 'uploads', containerPath: '/uploads' }],
        },
      ],
      volumes: [
        {
          name: 'uploads',
          efsVolumeConfiguration: { filesystemId: foundation.uploads.fileSystemId },
        },
      ],
    });

    // The role that the pipeline takes on to deploy.
    const deploy = new iam.Role(this, 'DeployRole', {
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
    deploy.addToPolicy(
      new iam.PolicyStatement({
        sid: 'UpdateService',
        actions: ['ecs:UpdateService', 'ecs:DescribeServices'],
        resources: [service.serviceArn],
      }),
    );
    // Whoever deploys can hand any role of the account to a container of theirs.
    deploy.addToPolicy(new iam.PolicyStatement({ sid: 'PassRoles', actions: ['iam:PassRole'], resources: ['*'] }));
  }
}
