import * as cdk from 'aws-cdk-lib';
import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** What the services of the shop share. */
export class FoundationStack extends cdk.Stack {
  readonly key: kms.Key;
  readonly vpc: ec2.Vpc;
  readonly loadBalancerGroup: ec2.SecurityGroup;
  readonly ordersGroup: ec2.SecurityGroup;
  readonly workerGroup: ec2.SecurityGroup;
  readonly repository: ecr.Repository;
  readonly queue: sqs.Queue;
  readonly uploads: efs.FileSystem;
  readonly database: rds.DatabaseInstance;
  readonly accessLogs: s3.Bucket;

  constructor(scope: Construct, id: string, props: cdk.StackProps) {
    super(scope, id, props);

    this.key = new kms.Key(this, 'Key', {
      description: 'Logs, images, queue, files and audit of the shop',
      enableKeyRotation: true,
    });
    this.key.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'Logs',
        principals: [new iam.ServicePrincipal(`logs.${this.region}.amazonaws.com`)],
        actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
        resources: ['*'],
        conditions: {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:${this.region}:${this.account}:log-group:*`,
          },
        },
      }),
    );
    this.key.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'Trail',
        principals: [new iam.ServicePrincipal('cloudtrail.amazonaws.com')],
        actions: ['kms:DescribeKey', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: {
          StringEquals: { 'aws:SourceArn': `arn:aws:cloudtrail:${this.region}:${this.account}:trail/shop` },
        },
      }),
    );

    this.vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.20.0.0/16'),
      maxAzs: 2,
      natGateways: 1,
      subnetConfiguration: [
        { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, mapPublicIpOnLaunch: false },
        { name: 'Private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
        { name: 'Data', subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      ],
    });
    this.vpc.addFlowLog('Rejects', {
      destination: ec2.FlowLogDestination.toCloudWatchLogs(this.logGroup('FlowLogs', '/vpc/shop')),
      trafficType: ec2.FlowLogTrafficType.REJECT,
    });

    // internet → load balancer → tasks → database: each group admits only the one before it.
    this.loadBalancerGroup = this.group('LoadBalancerGroup', 'Load balancer of the shop');
    this.ordersGroup = this.group('OrdersGroup', 'Tasks of the orders service');
    this.workerGroup = this.group('WorkerGroup', 'Tasks of the picture worker');
    const databaseGroup = this.group('DatabaseGroup', 'Database of the shop');
    const uploadsGroup = this.group('UploadsGroup', 'File system of the uploads');

    this.loadBalancerGroup.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443), 'HTTPS from anywhere');
    this.ordersGroup.connections.allowFrom(this.loadBalancerGroup, ec2.Port.tcp(8080), 'Application');
    databaseGroup.connections.allowFrom(this.ordersGroup, ec2.Port.tcp(5432), 'PostgreSQL');
    uploadsGroup.connections.allowFrom(this.workerGroup, ec2.Port.tcp(2049), 'NFS');
    for (const group of [this.ordersGroup, this.workerGroup]) {
      group.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443), 'AWS APIs: images, logs, secrets, queue');
    }

    this.repository = new ecr.Repository(this, 'Repository', {
      repositoryName: 'shop-orders',
      imageScanOnPush: true,
      imageTagMutability: ecr.TagMutability.IMMUTABLE,
      encryption: ecr.RepositoryEncryption.KMS,
      encryptionKey: this.key,
      lifecycleRules: [{ description: 'Keep the last 50 images', maxImageCount: 50 }],
    });

    this.queue = new sqs.Queue(this, 'Orders', { queueName: 'shop-orders', encryptionMasterKey: this.key });

    this.uploads = new efs.FileSystem(this, 'Uploads', {
      vpc: this.vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      securityGroup: uploadsGroup,
      encrypted: true,
      kmsKey: this.key,
      enableAutomaticBackups: true,
      fileSystemPolicy: new iam.PolicyDocument({
        statements: [
          new iam.PolicyStatement({
            sid: 'ThisAccountOverTls',
            principals: [new iam.AccountRootPrincipal()],
            actions: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
            conditions: {
              Bool: { 'aws:SecureTransport': 'true', 'elasticfilesystem:AccessedViaMountTarget': 'true' },
            },
          }),
        ],
      }),
    });

    // RDS keeps the password in Secrets Manager and rotates it.
    this.database = new rds.DatabaseInstance(this, 'Database', {
      vpc: this.vpc,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      securityGroups: [databaseGroup],
      engine: rds.DatabaseInstanceEngine.POSTGRES,
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.T4G, ec2.InstanceSize.SMALL),
      allocatedStorage: 20,
      manageMasterUserPassword: true,
      storageEncryptionKey: this.key,
      multiAz: true,
      backupRetention: cdk.Duration.days(14),
      deletionProtection: true,
    });

    // What the load balancer and the audit bucket saw.
    this.accessLogs = new s3.Bucket(this, 'AccessLogs', {
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      encryption: s3.BucketEncryption.S3_MANAGED,
      enforceSSL: true,
    });
    const auditBucket = new s3.Bucket(this, 'AuditBucket', {
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      versioned: true,
      serverAccessLogsBucket: this.accessLogs,
      serverAccessLogsPrefix: 'audit/',
    });

    // Every region and the global services, where IAM is.
    new cloudtrail.Trail(this, 'Audit', {
      trailName: 'shop',
      bucket: auditBucket,
      encryptionKey: this.key,
      sendToCloudWatchLogs: true,
      cloudWatchLogGroup: this.logGroup('AuditLogs', '/audit/shop'),
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableFileValidation: true,
    });
  }

  private group(id: string, description: string): ec2.SecurityGroup {
    return new ec2.SecurityGroup(this, id, { vpc: this.vpc, description, allowAllOutbound: false });
  }

  private logGroup(id: string, logGroupName: string): logs.LogGroup {
    return new logs.LogGroup(this, id, {
      logGroupName,
      retention: logs.RetentionDays.ONE_YEAR,
      encryptionKey: this.key,
    });
  }
}
