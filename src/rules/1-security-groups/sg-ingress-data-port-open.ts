import { and, or } from '../../model/certainty.js';
import { letInOnly, taskGroupBefore } from '../../model/edge.js';
import { includesPort, isIngress, isOpenToWorld, isWorld, portsOf, rangesOf } from '../../model/ingress.js';
import { rule } from '../../model/rule.js';
import { DATA_PORTS, dataProtocols, dataStoresOpenedBy } from '../../model/well-known-ports.js';

export default rule({
  code: 'ECS104',
  name: 'sg-ingress-data-port-open',
  step: 1,
  title: 'Database port open to the internet',
  severity: 'critical',
  tier: 'A',
  target: 'securityGroupRule',
  why: 'A database at the end of the chain should accept its tasks and nobody else. Open database ports are found within minutes and emptied or encrypted for ransom.',
  references: [
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-19',
  ],
  equivalents: {
    'Security Hub': ['EC2.19'],
    'AWS Config': ['restricted-common-ports'],
    'cdk-nag': ['HIPAA.Security-EC2RestrictedCommonPorts'],
    Guard: ['RESTRICTED_INCOMING_TRAFFIC'],
    KICS: [
      'tf:sensitive_port_is_exposed_to_entire_network',
      'cfn:ec2_sensitive_port_is_publicly_exposed',
      'cfn:elb_sensitive_port_is_exposed_to_entire_network',
      'tf:sql_analysis_services_port_2383_is_publicly_accessible',
    ],
    Prowler: [
      'ec2_securitygroup_allow_ingress_from_internet_to_high_risk_tcp_ports',
      'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_mysql_3306',
      'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_postgres_5432',
      'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_redis_6379',
      'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_mongodb_27017_27018',
      'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_sql_server_1433_1434',
      'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_oracle_1521_2483',
      'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_memcached_11211',
      'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_elasticsearch_kibana_9200_9300_5601',
      'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_cassandra_7199_9160_8888',
      'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_kafka_9092',
      'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_ftp_20_21',
    ],
  },
  supersedes: ['ECS101', 'ECS105'],
  fix: {
    kind: 'partial',
    risk: 'Clients outside the tasks lose access to the data.',
    advice: "Name the security group of the tasks as the data store's only source.",
  },

  check(ingress, graph) {
    const ports = [...DATA_PORTS.keys()];
    const opens = or(...ports.map((port) => includesPort(ingress, port, dataProtocols(port))));
    const wrong = and(isIngress(ingress), isOpenToWorld(ingress), opens);
    if (wrong !== 'yes') return wrong;

    const world = rangesOf(ingress).items.find((range) => isWorld(range) === 'yes');
    const tasks = taskGroupBefore(ingress, graph);
    return {
      place: world?.place ?? ingress.subject.place,
      evidence: world === undefined ? [] : [world],
      message:
        `${world?.state === 'known' ? world.value : 'Everybody'} may reach ${portsOf(ingress)}, which includes ${dataStoresOpenedBy(ingress)}. ` +
        'The data is then one leaked password away from everybody. ' +
        `Let in only ${tasks === undefined ? 'the group of the tasks' : `${tasks.subject.name}, the group of the tasks`}.`,
      changes: tasks === undefined ? [] : letInOnly(ingress, tasks),
    };
  },
});
