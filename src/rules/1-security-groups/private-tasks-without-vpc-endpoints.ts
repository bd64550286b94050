import { is, isEmpty, some, type Attr, type Link } from '../../model/attribute.js';
import { usesAwslogs } from '../../model/awslogs.js';
import { and, certain, not, or, unknown, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { runsOnFargate } from '../../model/platform.js';
import { registryOf } from '../../model/registry.js';
import { rule } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';
import { leadsTo } from '../../model/vpc-endpoint.js';

type Service = Subject<'service'>;
type Container = Subject<'container'>;
type Vpc = Subject<'vpc'>;

/** What a task calls, by the name of its endpoint, and which containers need it. Any one of `names` is enough. */
const NEEDS: readonly { readonly names: readonly string[]; readonly needs: (container: Container) => Certainty }[] = [
  { names: ['ecr.api'], needs: isFromEcr },
  { names: ['ecr.dkr'], needs: isFromEcr },
  { names: ['s3'], needs: isFromEcr },
  { names: ['logs'], needs: usesAwslogs },
  { names: ['secretsmanager', 'ssm'], needs: ({ secrets }) => not(isEmpty(secrets)) },
];

export default rule({
  code: 'ECS142',
  name: 'private-tasks-without-vpc-endpoints',
  step: 1,
  title: 'Private tasks call AWS over the internet',
  severity: 'info',
  tier: 'C',
  target: 'service',
  why: 'Tasks without a public address reach ECR, CloudWatch Logs and Secrets Manager through a NAT gateway, so they need a way to the whole internet. With endpoints in the network that traffic stays inside AWS, and the way out can be closed.',
  unless: 'The endpoints stand in another stack, or the tasks need the internet anyway.',
  references: [
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html',
  ],
  equivalents: {
    'Security Hub': ['EC2.10', 'EC2.55', 'EC2.56', 'EC2.57'],
    Prowler: ['vpc_endpoint_for_ec2_enabled'],
  },
  fix: {
    kind: 'none',
    advice:
      'Add the endpoints to the network: interface endpoints, and for S3 a gateway endpoint, which costs nothing.',
  },

  check(service, graph) {
    const { subnets, assignPublicIp } = service.networkConfiguration.awsvpcConfiguration;
    const vpc = networkOf(service, graph);
    const missing = NEEDS.map(({ names, needs }) => ({
      names,
      certainty: and(isNeeded(service, needs, graph), ...names.map((name) => not(hasEndpoint(vpc, name, graph)))),
    }));
    const wrong = and(
      isInDeclaredNetwork(service, graph),
      runsOnFargate(service),
      not(is(assignPublicIp, 'ENABLED')),
      or(...missing.map(({ certainty }) => certainty)),
    );
    if (wrong !== 'yes') return wrong;

    const names = missing.filter(({ certainty }) => certainty === 'yes').map((one) => one.names.join(' or '));
    return {
      place: subnets.place,
      evidence: [assignPublicIp],
      message:
        `${vpc?.subject.name ?? 'The network'}, in which the private tasks of ${service.subject.name} run, has no endpoint for ${names.join(', ')}. ` +
        'They call these services over the internet, so they need a way to all of it. Add the endpoints.',
    };
  },
});

/** The network of the service's subnets, when it is in the same code. */
function networkOf({ networkConfiguration }: Service, graph: Graph): Vpc | undefined {
  const found = networkConfiguration.awsvpcConfiguration.subnets.items.map((link) => networkAt(link, graph));
  return found.find((vpc) => vpc !== undefined);
}

function networkAt(link: Attr<Link>, graph: Graph): Vpc | undefined {
  const subnet = graph.follow(link, 'subnet');
  return subnet === undefined ? undefined : graph.follow(subnet.vpcId, 'vpc');
}

/** A network that is declared elsewhere has its endpoints there too. */
function isInDeclaredNetwork(service: Service, graph: Graph): Certainty {
  const none = isEmpty(graph.all('vpc'));
  if (none !== 'no') return not(none);
  const { subnets } = service.networkConfiguration.awsvpcConfiguration;
  return some(subnets, (link) => {
    if (networkAt(link, graph) !== undefined) return 'yes';
    const vpcId = graph.follow(link, 'subnet')?.vpcId ?? link;
    return vpcId.state === 'unknown' ? unknown(vpcId.why) : 'no';
  });
}

function hasEndpoint(vpc: Vpc | undefined, name: string, graph: Graph): Certainty {
  if (vpc === undefined) return unknown('its network is not in reach');
  return some(graph.endpointsOf(vpc), (endpoint) => leadsTo(endpoint, name));
}

function isNeeded(service: Service, needs: (container: Container) => Certainty, graph: Graph): Certainty {
  return some(graph.taskDefinitionsOf(service), (definition) => some(graph.containersOf(definition), needs));
}

function isFromEcr({ image }: Container): Certainty {
  const registry = registryOf(image);
  return registry.kind === 'unknown' ? unknown(registry.why) : certain(registry.kind === 'ecr');
}
