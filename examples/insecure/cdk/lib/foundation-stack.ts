import * as cdk from 'aws-cdk-lib';
import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** What the services of the shop share. */
export class FoundationStack extends cdk.Stack {
  readonly vpc: ec2.Vpc;
  readonly loadBalancerGroup: ec2.SecurityGroup;
  readonly ordersGroup: ec2.SecurityGroup;
  readonly repository: ecr.Repository;
  readonly queue: sqs.Queue;
  readonly uploads: efs.FileSystem;
  readonly database: rds.DatabaseInstance;

  constructor(scope: Construct, id: string, props: cdk.StackProps) {
    super(scope, id, props);

    this.vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.20.0.0/16'),
      maxAzs: 2,
      natGateways: 1,
    });

    // The load balancer: open to the internet on its listener's port, as it should be.
    this.loadBalancerGroup = new ec2.SecurityGroup(this, 'LoadBalancerGroup', {
      vpc: this.vpc,
      description: 'Load balancer of the shop',
    });
    this.loadBalancerGroup.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443), 'HTTPS from anywhere');

    // The tasks: the whole VPC may reach the application, the whole world may reach SSH and the admin page.
    this.ordersGroup = new ec2.SecurityGroup(this, 'OrdersGroup', {
      vpc: this.vpc,
      description: 'Tasks of the orders service',
    });
    this.ordersGroup.addIngressRule(ec2.Peer.ipv4('10.20.0.0/16'), ec2.Port.tcp(8080), 'Application');
    this.ordersGroup.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(22), 'SSH');
    this.ordersGroup.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(9000), 'Admin page');

    // Scanning is off and tags may be overwritten: both are the defaults of ECR.
    this.repository = new ecr.Repository(this, 'Repository', { repositoryName: 'shop-orders' });

    this.queue = new sqs.Queue(this, 'Orders', { queueName: 'shop-orders' });

    this.uploads = new efs.FileSystem(this, 'Uploads', { vpc: this.vpc, encrypted: true });

    this.database = new rds.DatabaseInstance(this, 'Database', {
      vpc: this.vpc,
      engine: rds.DatabaseInstanceEngine.POSTGRES,
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.T4G, ec2.InstanceSize.SMALL),
      allocatedStorage: 20,
      storageEncrypted: true,
      manageMasterUserPassword: true,
    });
    this.database.connections.allowFrom(this.ordersGroup, ec2.Port.tcp(5432), 'PostgreSQL from the tasks');

    // One region only: what happens in the others is not recorded.
    new cloudtrail.Trail(this, 'Audit', { trailName: 'shop', isMultiRegionTrail: false });
  }
}
