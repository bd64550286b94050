import * as cdk from 'aws-cdk-lib';
import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** Bookings: a web front, an API and a worker on Fargate. */
export class BookingsStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props: cdk.StackProps) {
    super(scope, id, props);

    const vpc = new ec2.Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 1 });
    const cluster = new ecs.Cluster(this, 'Cluster', { vpc });

    const webRepository = new ecr.Repository(this, 'WebRepository', { imageScanOnPush: true });
    const apiRepository = new ecr.Repository(this, 'ApiRepository', {
      imageTagMutability: ecr.TagMutability.IMMUTABLE,
    });

    const jobs = new sqs.Queue(this, 'Jobs');
    const database = new rds.DatabaseInstance(this, 'Database', {
      vpc,
      engine: rds.DatabaseInstanceEngine.POSTGRES,
      storageEncrypted: true,
    });

    const webTask = new ecs.FargateTaskDefinition(this, 'WebTask', { cpu: 256, memoryLimitMiB: 512 });
    webTask.addContainer('web', {
      image: ecs.ContainerImage.fromEcrRepository(webRepository),
      user: '1000',
      readonlyRootFilesystem: true,
      portMappings: [{ containerPort: 8080 }],
      environment: {
        API_URL: 'http://api.bookings.internal:9000',
        SESSION_SECRET: 'not-a-real-session-key',
      },
      logging: ecs.LogDrivers.awsLogs({ streamPrefix: 'web', logRetention: logs.RetentionDays.THREE_MONTHS }),
    });
    webTask.taskRole.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName('AmazonS3FullAccess'));

    const web = new ecs.FargateService(this, 'WebService', {
      cluster,
      taskDefinition: webTask,
      assignPublicIp: true,
      vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
    });

    const loadBalancer = new elbv2.ApplicationLoadBalancer(this, 'LoadBalancer', { vpc, internetFacing: true });
    const listener = loadBalancer.addListener('Http', { port: 80 });
    listener.addTargets('Web', { port: 8080, targets: [web] });

    const apiTask = new ecs.FargateTaskDefinition(this, 'ApiTask', { cpu: 512, memoryLimitMiB: 1024 });
    apiTask.addContainer('api', {
      image: ecs.ContainerImage.fromEcrRepository(apiRepository, '2.3.1'),
      portMappings: [{ containerPort: 9000 }],
      healthCheck: { command: ['CMD', '/bin/api', 'health'] },
      secrets: { DB_PASSWORD: ecs.Secret.fromSecretsManager(database.secret!, 'password') },
      logging: ecs.LogDrivers.awsLogs({ streamPrefix: 'api' }),
    });
    apiTask.addToTaskRolePolicy(new iam.PolicyStatement({ actions: ['s3:*'], resources: ['*'] }));
    jobs.grantSendMessages(apiTask.taskRole);

    const api = new ecs.FargateService(this, 'ApiService', {
      cluster,
      taskDefinition: apiTask,
      enableExecuteCommand: true,
      propagateTags: ecs.PropagatedTagSource.SERVICE,
    });
    api.connections.allowFrom(web, ec2.Port.tcp(9000));
    database.connections.allowFrom(ec2.Peer.ipv4('10.0.0.0/8'), ec2.Port.tcp(5432));

    const workerTask = new ecs.FargateTaskDefinition(this, 'WorkerTask', {
      cpu: 512,
      memoryLimitMiB: 1024,
      taskRole: apiTask.taskRole,
    });
    workerTask.addContainer('worker', {
      image: ecs.ContainerImage.fromEcrRepository(apiRepository, '2.3.1'),
      command: ['/bin/worker'],
      user: '1000',
      readonlyRootFilesystem: true,
      environment: { QUEUE_URL: jobs.queueUrl },
    });
    new ecs.FargateService(this, 'WorkerService', { cluster, taskDefinition: workerTask, desiredCount: 1 });

    const pipeline = new iam.Role(this, 'PipelineRole', {
      assumedBy: new iam.WebIdentityPrincipal(
        'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
        {
          StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
          StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:*' },
        },
      ),
    });
    pipeline.addToPolicy(new iam.PolicyStatement({ actions: ['iam:PassRole'], resources: ['*'] }));
    pipeline.addToPolicy(
      new iam.PolicyStatement({ actions: ['ecs:UpdateService', 'ecs:RegisterTaskDefinition'], resources: ['*'] }),
    );

    new cloudtrail.Trail(this, 'Audit', { isMultiRegionTrail: false });
  }
}
