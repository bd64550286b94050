/** Ports that data stores listen on, by what listens there. */
import { includesPort } from './ingress.js';
import type { Subject } from './subject.js';

export const DATA_PORTS: ReadonlyMap<number, string> = new Map([
  [1433, 'SQL Server'],
  [1521, 'Oracle'],
  [2049, 'NFS'],
  [3306, 'MySQL'],
  [5432, 'PostgreSQL'],
  [5439, 'Redshift'],
  [6379, 'Redis'],
  [7000, 'Cassandra'],
  [7001, 'Cassandra'],
  [9042, 'Cassandra'],
  [9092, 'Kafka'],
  [9200, 'OpenSearch'],
  [9300, 'OpenSearch'],
  [11211, 'Memcached'],
  [27017, 'MongoDB'],
  [27018, 'MongoDB'],
]);

const MEMCACHED = 11211;
const TCP = ['tcp', '6'];
const TCP_OR_UDP = [...TCP, 'udp', '17'];

/** The protocols over which a data store answers: Memcached over UDP too. */
export function dataProtocols(port: number): readonly string[] {
  return port === MEMCACHED ? TCP_OR_UDP : TCP;
}

/** What the rule is proved to open: `PostgreSQL (5432)`, the first three when there are more. */
export function dataStoresOpenedBy(ingress: Subject<'securityGroupRule'>): string {
  const open = [...DATA_PORTS].filter(([port]) => includesPort(ingress, port, dataProtocols(port)) === 'yes');
  const named = open.slice(0, 3).map(([port, name]) => `${name} (${String(port)})`);
  return open.length > named.length ? `${named.join(', ')} and others` : named.join(', ');
}
