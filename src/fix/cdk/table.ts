/**
 * What to write in CDK code for what a rule wants of the template. Every row was carried out on code and synthesized by
 * `npm run cdk-table`, and the template was compared with what the row says; `data/cdk.json` has the record.
 */
import { ANY, GONE, type Makers, type Row } from './row.js';

const ENABLED: Row['value'] = 'ENABLED';

const CONTAINER: readonly Row[] = [
  { want: 'readonlyRootFilesystem', value: true, prop: 'readonlyRootFilesystem' },
  { want: 'privileged', value: false, prop: 'privileged' },
  { want: 'user', value: ANY, prop: 'user' },
  { want: 'versionConsistency', value: 'enabled', prop: 'versionConsistency', code: 'ecs.VersionConsistency.ENABLED' },
  { want: 'essential', value: true, prop: 'essential' },
  { want: 'interactive', value: GONE, prop: 'interactive', code: 'false', gives: false },
  { want: 'pseudoTerminal', value: GONE, prop: 'pseudoTerminal', code: 'false', gives: false },
];

const SERVICE: readonly Row[] = [
  {
    want: 'networkConfiguration.awsvpcConfiguration.assignPublicIp',
    value: 'DISABLED',
    prop: 'assignPublicIp',
    code: 'false',
    needs: 'vpcSubnets',
  },
  { want: 'enableExecuteCommand', value: false, prop: 'enableExecuteCommand' },
  {
    want: 'propagateTags',
    value: 'SERVICE',
    prop: 'propagateTags',
    code: 'ecs.PropagatedTagSource.SERVICE',
    replaces: ['propagateTaskTagsFrom'],
  },
];
const PLATFORM: Row = {
  want: 'platformVersion',
  value: 'LATEST',
  prop: 'platformVersion',
  code: 'ecs.FargatePlatformVersion.LATEST',
};

/** A pattern calls the subnets otherwise, and never had the deprecated options. */
const ofPattern = ({ needs, ...row }: Row): Row => ({
  ...row,
  replaces: [],
  ...(needs === undefined ? {} : { needs: 'taskSubnets' }),
});

const TASK: readonly Row[] = [{ want: 'enableFaultInjection', value: false, prop: 'enableFaultInjection' }];
const EC2_TASK: readonly Row[] = [
  ...TASK,
  { want: 'pidMode', value: 'task', prop: 'pidMode', code: 'ecs.PidMode.TASK' },
  { want: 'ipcMode', value: 'task', prop: 'ipcMode', code: 'ecs.IpcMode.TASK' },
];

const TASK_DEFINITIONS = ['ecs.FargateTaskDefinition', 'ecs.Ec2TaskDefinition'];

/** Of a volume's own options. */
const VOLUME: readonly Row[] = [
  {
    want: 'efsVolumeConfiguration.transitEncryption',
    value: ENABLED,
    prop: 'efsVolumeConfiguration.transitEncryption',
  },
  {
    want: 'efsVolumeConfiguration.authorizationConfig.iam',
    value: ENABLED,
    prop: 'efsVolumeConfiguration.authorizationConfig.iam',
  },
];
const inList = (list: string, rows: readonly Row[]): readonly Row[] =>
  rows.map((row) => ({ ...row, prop: `${list}[].${row.prop}` }));

const EXPIRE_UNTAGGED = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      description: 'Expire untagged images after 14 days',
      selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 },
      action: { type: 'expire' },
    },
  ],
});
const EXPIRE_CODE =
  "[{ description: 'Expire untagged images after 14 days', tagStatus: ecr.TagStatus.UNTAGGED, maxImageAge: cdk.Duration.days(14) }]";

const DROP_HEADERS = 'loadBalancerAttributes[routing.http.drop_invalid_header_fields.enabled]';
const DELETION = 'loadBalancerAttributes[deletion_protection.enabled]';
const DESYNC = 'loadBalancerAttributes[routing.http.desync_mitigation_mode]';
const SOUND_TLS = 'ELBSecurityPolicy-TLS13-1-2-2021-06';

const PROTECTED: Row = { want: DELETION, value: 'true', prop: 'deletionProtection', code: 'true' };
const SSL_POLICY: Row = {
  want: 'sslPolicy',
  value: SOUND_TLS,
  prop: 'sslPolicy',
  code: 'elbv2.SslPolicy.RECOMMENDED_TLS',
};

/** Classes and methods whose options are known, by what they make. */
export const TABLE: readonly Makers[] = [
  {
    type: 'AWS::ECS::TaskDefinition',
    part: 'container',
    makers: ['addContainer', 'ecs.ContainerDefinition', 'addFirelensLogRouter', 'ecs.FirelensLogRouter'],
    isNamed: true,
    rows: CONTAINER,
  },
  {
    type: 'AWS::ECS::TaskDefinition',
    part: 'container',
    makers: ['ecs.CfnTaskDefinition'],
    rows: inList(
      'containerDefinitions',
      CONTAINER.filter(({ code }) => code === undefined),
    ),
  },
  { type: 'AWS::ECS::TaskDefinition', makers: ['ecs.FargateTaskDefinition'], inner: 'Resource', rows: TASK },
  { type: 'AWS::ECS::TaskDefinition', makers: ['ecs.Ec2TaskDefinition'], inner: 'Resource', rows: EC2_TASK },
  {
    type: 'AWS::ECS::TaskDefinition',
    part: 'volume',
    makers: ['addVolume'],
    on: TASK_DEFINITIONS,
    inner: 'Resource',
    rows: VOLUME,
  },
  {
    type: 'AWS::ECS::TaskDefinition',
    part: 'volume',
    makers: TASK_DEFINITIONS,
    inner: 'Resource',
    rows: inList('volumes', VOLUME),
  },
  {
    type: 'AWS::ECS::TaskDefinition',
    part: 'volume',
    makers: ['ecs.CfnTaskDefinition'],
    rows: inList('volumes', VOLUME),
  },
  { type: 'AWS::ECS::Service', makers: ['ecs.FargateService'], inner: 'Service', rows: [...SERVICE, PLATFORM] },
  { type: 'AWS::ECS::Service', makers: ['ecs.Ec2Service'], inner: 'Service', rows: SERVICE },
  {
    type: 'AWS::ECS::Service',
    makers: ['ecs_patterns.ApplicationLoadBalancedFargateService', 'ecs_patterns.NetworkLoadBalancedFargateService'],
    inner: 'Service/Service',
    rows: [...SERVICE, PLATFORM].map(ofPattern),
  },
  {
    type: 'AWS::ECS::Cluster',
    makers: ['ecs.Cluster'],
    inner: 'Resource',
    rows: [
      {
        want: 'settings[containerInsights]',
        value: 'enabled',
        prop: 'containerInsightsV2',
        code: 'ecs.ContainerInsights.ENABLED',
        replaces: ['containerInsights'],
      },
      {
        want: 'configuration.executeCommandConfiguration.logging',
        value: 'DEFAULT',
        prop: 'executeCommandConfiguration.logging',
        code: 'ecs.ExecuteCommandLogging.DEFAULT',
      },
    ],
  },
  {
    type: 'AWS::ECR::Repository',
    makers: ['ecr.Repository'],
    inner: 'Resource',
    rows: [
      { want: 'imageScanningConfiguration.scanOnPush', value: true, prop: 'imageScanOnPush' },
      {
        want: 'imageTagMutability',
        value: 'IMMUTABLE',
        prop: 'imageTagMutability',
        code: 'ecr.TagMutability.IMMUTABLE',
      },
      { want: 'lifecyclePolicyText', value: EXPIRE_UNTAGGED, prop: 'lifecycleRules', code: EXPIRE_CODE },
      { want: 'emptyOnDelete', value: false, prop: 'emptyOnDelete' },
    ],
  },
  {
    type: 'AWS::ECR::Repository',
    makers: ['ecr.CfnRepository'],
    rows: [
      { want: 'imageScanningConfiguration.scanOnPush', value: true, prop: 'imageScanningConfiguration.scanOnPush' },
      { want: 'imageTagMutability', value: 'IMMUTABLE', prop: 'imageTagMutability' },
      { want: 'emptyOnDelete', value: false, prop: 'emptyOnDelete' },
    ],
  },
  {
    type: 'AWS::Logs::LogGroup',
    makers: ['logs.LogGroup'],
    inner: 'Resource',
    rows: [{ want: 'retentionInDays', value: 365, prop: 'retention', code: 'logs.RetentionDays.ONE_YEAR' }],
  },
  {
    // The log group that comes of `awsLogs` without one.
    type: 'AWS::Logs::LogGroup',
    makers: ['addContainer'],
    inner: 'LogGroup/Resource',
    rows: [
      { want: 'retentionInDays', value: 365, prop: 'logging().logRetention', code: 'logs.RetentionDays.ONE_YEAR' },
    ],
  },
  {
    type: 'AWS::Logs::LogGroup',
    makers: ['logs.CfnLogGroup'],
    rows: [{ want: 'retentionInDays', value: 365, prop: 'retentionInDays' }],
  },
  {
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    makers: ['elbv2.ApplicationLoadBalancer'],
    inner: 'Resource',
    rows: [
      { want: DROP_HEADERS, value: 'true', prop: 'dropInvalidHeaderFields', code: 'true' },
      {
        want: DESYNC,
        value: 'defensive',
        prop: 'desyncMitigationMode',
        code: 'elbv2.DesyncMitigationMode.DEFENSIVE',
      },
      PROTECTED,
    ],
  },
  {
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    makers: ['elbv2.NetworkLoadBalancer'],
    inner: 'Resource',
    rows: [PROTECTED],
  },
  {
    type: 'AWS::ElasticLoadBalancingV2::Listener',
    makers: ['addListener', 'elbv2.ApplicationListener', 'elbv2.NetworkListener'],
    inner: 'Resource',
    rows: [SSL_POLICY],
  },
  {
    type: 'AWS::EFS::FileSystem',
    makers: ['efs.FileSystem'],
    inner: 'Resource',
    rows: [{ want: 'encrypted', value: true, prop: 'encrypted' }],
  },
  {
    type: 'AWS::CloudTrail::Trail',
    makers: ['cloudtrail.Trail'],
    inner: 'Resource',
    rows: [
      { want: 'isMultiRegionTrail', value: true, prop: 'isMultiRegionTrail' },
      { want: 'includeGlobalServiceEvents', value: true, prop: 'includeGlobalServiceEvents' },
      { want: 'enableLogFileValidation', value: true, prop: 'enableFileValidation' },
    ],
  },
  {
    type: 'AWS::EC2::LaunchTemplate',
    makers: ['ec2.LaunchTemplate'],
    inner: 'Resource',
    rows: [
      { want: 'metadataOptions.httpTokens', value: 'required', prop: 'requireImdsv2', code: 'true' },
      { want: 'metadataOptions.httpPutResponseHopLimit', value: 1, prop: 'httpPutResponseHopLimit' },
    ],
  },
];
