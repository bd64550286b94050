import rule from '../../../src/rules/1-security-groups/datastore-sg-source-not-task-sg.js';
import { OPAQUE, ref, resource, type Neutral, type Value } from '../../support/neutral.js';
import { databaseGroup, group, serviceBehindLoadBalancer, tcp, WORLD } from '../../support/scenes.js';
import { testRule } from '../../support/test-rule.js';

const tasks = serviceBehindLoadBalancer([tcp(8080, { sourceSecurityGroupId: [ref('edge', 'id')] })]);
const chain = (...ingress: readonly Value[]): Neutral => [...tasks, ...databaseGroup(ingress)];
const groupOf = (name: string): Readonly<Record<string, Value>> => ({ sourceSecurityGroupId: [ref(name, 'id')] });

testRule(rule, {
  flags: {
    'the whole VPC': chain(tcp(5432, { cidrIp: ['10.0.0.0/16'] })),
    'one address': chain(tcp(5432, { cidrIp: ['10.0.0.7/32'] })),
    'the load balancer': chain(tcp(5432, groupOf('edge'))),
    'the VPC beside the tasks': chain(tcp(5432, groupOf('web_tasks')), tcp(5432, { cidrIp: ['10.0.0.0/16'] })),
    'a store that names no port': [
      ...tasks,
      resource('dataStore', 'orders', { securityGroups: [ref('orders_db', 'id')] }),
      group('orders_db', [tcp(3306, { cidrIp: ['10.0.0.0/16'] })]),
    ],
  },
  passes: {
    'the tasks': chain(tcp(5432, groupOf('web_tasks'))),
    'another port': chain(tcp(9100, { cidrIp: ['10.0.0.0/16'] })),
    'everybody, which is ECS104': chain(tcp(5432, WORLD)),
    'no service in reach': databaseGroup([tcp(5432, { cidrIp: ['10.0.0.0/16'] })]),
    'a group by its id': chain(tcp(5432, { sourceSecurityGroupId: ['sg-0123456789abcdef0'] })),
  },
  undecided: {
    'a range that is not known': chain(tcp(5432, { cidrIp: [OPAQUE] })),
    'a port that is not known': chain({
      ipProtocol: 'tcp',
      fromPort: OPAQUE,
      toPort: OPAQUE,
      cidrIp: ['10.0.0.0/16'],
    }),
  },
  fixes: {
    CloudFormation: {
      path: 'template.yaml',
      before: template('CidrIp: 10.0.0.0/16'),
      after: template('SourceSecurityGroupId: !GetAtt Tasks.GroupId'),
    },
  },
});

function template(source: string): string {
  return `Resources:
  Web:
    Type: AWS::ECS::Service
    Properties:
      NetworkConfiguration:
        AwsvpcConfiguration:
          SecurityGroups: [!GetAtt Tasks.GroupId]
          Subnets: [subnet-1]
  Tasks:
    Type: AWS::EC2::SecurityGroup
  Orders:
    Type: AWS::RDS::DBCluster
    Properties:
      VpcSecurityGroupIds: [!GetAtt Database.GroupId]
  Database:
    Type: AWS::EC2::SecurityGroup
    Properties:
      SecurityGroupIngress:
        - IpProtocol: tcp
          FromPort: 5432
          ToPort: 5432
          ${source}
`;
}
