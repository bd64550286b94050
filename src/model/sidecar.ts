/** Agents that run beside an application, known by their public images. Source: their vendors' instructions for Amazon ECS. */
import type { Hole } from './attribute.js';
import { unknown, type Certainty } from './certainty.js';
import type { Subject } from './subject.js';

const OF_AWS =
  'aws-xray-daemon|cloudwatch-agent|aws-for-fluent-bit|aws-otel-collector|aws-appmesh-envoy|amazon-ecs-agent';
const OF_OTHERS =
  'datadog(hq)?/(docker-dd-)?agent|opentelemetry-collector[a-z-]*|splunk-otel-collector|newrelic/[a-z-]+|dynatrace/[a-z-]+|sysdig/agent[a-z-]*|cadvisor/cadvisor|node-exporter|grafana/(agent|alloy|promtail)|telegraf|falcosecurity/[a-z-]+|falcon-sensor|filebeat|metricbeat|elastic-agent|consul-(ecs|dataplane)|fluent-?bit|fluentd|vector';
const AGENT = new RegExp(`(^|/)(${OF_AWS}|${OF_OTHERS})([:@].*)?$`, 'i');

/** Whether the container's image is one of a well-known agent: logs, metrics, traces, a mesh, a scanner. */
export function isKnownSidecar(container: Subject<'container'>): Certainty {
  const { image } = container;
  if (image.state === 'unset') return 'no';
  if (image.state === 'unknown') return unknown(image.why);
  const text = image.value.map((piece) => (typeof piece === 'string' ? piece : '')).join('');
  if (AGENT.test(text)) return 'yes';
  const hole = unknownName(image.value);
  return hole === undefined ? 'no' : unknown(hole.why);
}

/** The unknown piece that could hold the name. A repository of one's own holds no public image, whatever it is called. */
function unknownName(pieces: readonly (string | Hole)[]): Hole | undefined {
  let name = '';
  let found: Hole | undefined;
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      const slash = piece.lastIndexOf('/');
      if (slash >= 0) found = undefined;
      name = slash < 0 ? name + piece : piece.slice(slash + 1);
    } else if (!/[:@]/.test(name) && !isOwn(piece)) found ??= piece;
  }
  return found;
}

/** CloudFormation's `Ref` of a repository is its name. */
function isOwn({ to, attribute = '' }: Hole): boolean {
  return to !== undefined && ['repository_url', 'RepositoryUri', 'Ref'].includes(attribute);
}
