/** CDK code with every class and method of the table, each with an option or two; ids say which it is. */
export const SAMPLE_APP = `import * as cdk from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as patterns from 'aws-cdk-lib/aws-ecs-patterns';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';

class Sample extends cdk.Stack {
  constructor(scope: cdk.App, id: string) {
    super(scope, id, { env: { account: '111122223333', region: 'eu-west-1' } });
    const stack = this;
    const vpc = new ec2.Vpc(stack, 'Vpc', { availabilityZones: ['eu-west-1a', 'eu-west-1b'] });
    const image = ecs.ContainerImage.fromRegistry('acme/app:1.0');
    const efsVolumeConfiguration = { fileSystemId: 'fs-0123456789abcdef0' };
    const certificateArn = 'arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-0000-0000-000000000000';

    const fargate = new ecs.FargateTaskDefinition(this, 'FargateTask', { cpu: 512, memoryLimitMiB: 1024, enableFaultInjection: true, volumes: [{ name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-0123456789abcdef0' } }] });
    fargate.addContainer('first', { image });
    fargate.addContainer('app', { image, readonlyRootFilesystem: false, essential: false, interactive: true, pseudoTerminal: true, logging: ecs.LogDrivers.awsLogs({ streamPrefix: 'app' }) });
    new ecs.ContainerDefinition(this, 'other', { taskDefinition: fargate, image, interactive: true, pseudoTerminal: true, essential: false });
    fargate.addFirelensLogRouter('router', { image, interactive: true, pseudoTerminal: true, essential: false, firelensConfig: { type: ecs.FirelensLogRouterType.FLUENTBIT } });
    fargate.addVolume({ name: 'more', efsVolumeConfiguration: { fileSystemId: 'fs-0123456789abcdef0' } });
    const bridge = new ecs.Ec2TaskDefinition(this, 'Ec2Task', { pidMode: ecs.PidMode.HOST, ipcMode: ecs.IpcMode.HOST, networkMode: ecs.NetworkMode.BRIDGE, volumes: [{ name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-0123456789abcdef0' } }] });
    bridge.addContainer('main', { image, memoryReservationMiB: 256, privileged: true, interactive: true, pseudoTerminal: true });
    new ecs.FirelensLogRouter(this, 'fluent', { taskDefinition: bridge, image, memoryReservationMiB: 64, interactive: true, pseudoTerminal: true, essential: false, firelensConfig: { type: ecs.FirelensLogRouterType.FLUENTBIT } });
    new ecs.CfnTaskDefinition(this, 'PlainTask', { containerDefinitions: [{ name: 'app', image: 'acme/app:1.0', user: 'root' }], volumes: [{ name: 'data', efsVolumeConfiguration: { filesystemId: 'fs-0123456789abcdef0' } }] });

    const cluster = new ecs.Cluster(this, 'Cluster', { vpc });
    new ecs.Cluster(this, 'OldCluster', { vpc, containerInsights: false });
    cluster.addAsgCapacityProvider(new ecs.AsgCapacityProvider(this, 'Provider', { autoScalingGroup: new autoscaling.AutoScalingGroup(this, 'Group', { vpc, instanceType: new ec2.InstanceType('t3.small'), machineImage: ecs.EcsOptimizedImage.amazonLinux2023() }) }));
    new ecs.FargateService(this, 'FargateService', { cluster, taskDefinition: fargate, vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC }, assignPublicIp: true, enableExecuteCommand: true, propagateTaskTagsFrom: ecs.PropagatedTagSource.TASK_DEFINITION });
    const awsvpc = new ecs.Ec2TaskDefinition(this, 'AwsvpcTask', { networkMode: ecs.NetworkMode.AWS_VPC, enableFaultInjection: true });
    awsvpc.addContainer('plain', { image, memoryReservationMiB: 256, readonlyRootFilesystem: false, interactive: true });
    new ecs.Ec2Service(this, 'Ec2Service', { cluster, taskDefinition: awsvpc, assignPublicIp: true, enableExecuteCommand: true, vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC } });

    new ecr.Repository(this, 'Repository', { repositoryName: 'one', emptyOnDelete: true, removalPolicy: cdk.RemovalPolicy.DESTROY });
    new ecr.CfnRepository(this, 'PlainRepository', { repositoryName: 'two' });
    new logs.LogGroup(this, 'Logs', { logGroupName: 'one' });
    new logs.CfnLogGroup(this, 'PlainLogs', { logGroupName: 'two' });
    const alb = new elbv2.ApplicationLoadBalancer(this, 'Alb', { vpc });
    const nlb = new elbv2.NetworkLoadBalancer(this, 'Nlb', { vpc });
    alb.addListener('Added', { port: 443, certificates: [elbv2.ListenerCertificate.fromArn(certificateArn)], defaultAction: elbv2.ListenerAction.fixedResponse(200) });
    new elbv2.ApplicationListener(this, 'Listener', { loadBalancer: alb, port: 8443, certificates: [elbv2.ListenerCertificate.fromArn(certificateArn)], defaultAction: elbv2.ListenerAction.fixedResponse(200) });
    new elbv2.NetworkListener(this, 'TlsListener', { loadBalancer: nlb, port: 443, certificates: [elbv2.ListenerCertificate.fromArn(certificateArn)], defaultTargetGroups: [new elbv2.NetworkTargetGroup(this, 'Targets', { vpc, port: 80 })] });
    new efs.FileSystem(this, 'Files', { vpc, encrypted: false });
    const bucket = s3.Bucket.fromBucketName(this, 'Trails', 'trails');
    new cloudtrail.Trail(this, 'Trail', { bucket, isMultiRegionTrail: false, includeGlobalServiceEvents: false, enableFileValidation: false });
    new ec2.LaunchTemplate(this, 'Template', { instanceType: new ec2.InstanceType('t3.small') });

    const albFargate = new patterns.ApplicationLoadBalancedFargateService(this, 'AlbFargate', { cluster, assignPublicIp: true, enableExecuteCommand: true, taskSubnets: { subnetType: ec2.SubnetType.PUBLIC }, taskImageOptions: { image } });
    const nlbFargate = new patterns.NetworkLoadBalancedFargateService(this, 'NlbFargate', { cluster, assignPublicIp: true, enableExecuteCommand: true, taskSubnets: { subnetType: ec2.SubnetType.PUBLIC }, taskImageOptions: { image } });
    const albEc2 = new patterns.ApplicationLoadBalancedEc2Service(this, 'AlbEc2', { cluster, memoryLimitMiB: 256, taskImageOptions: { image } });
    const nlbEc2 = new patterns.NetworkLoadBalancedEc2Service(this, 'NlbEc2', { cluster, memoryLimitMiB: 256, taskImageOptions: { image } });
    // statements
  }
}

new Sample(new cdk.App(), 'Sample');
`;
