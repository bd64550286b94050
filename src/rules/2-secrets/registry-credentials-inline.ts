import { isUnset } from '../../model/attribute.js';
import { and, unknown, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { isFargate } from '../../model/platform.js';
import { isAmazonRegistry, registryOf } from '../../model/registry.js';
import { rule, type Judgement } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';
import { registryCredentialIn, userDataText } from '../../model/user-data.js';

/** Registries that serve images to everybody. */
const PUBLIC =
  /^(docker\.io|(index|registry-1)\.docker\.io|ghcr\.io|quay\.io|([a-z-]+\.)?gcr\.io|registry\.k8s\.io|[a-z0-9-]+\.pkg\.dev|mcr\.microsoft\.com|registry\.gitlab\.com|docker\.elastic\.co|nvcr\.io|registry\.access\.redhat\.com|lscr\.io|container-registry\.oracle\.com|docker\.[a-z0-9-]+\.[a-z]+)$/;

export default rule({
  code: 'ECS220',
  name: 'registry-credentials-inline',
  step: 2,
  title: 'Credentials of a registry are inline or missing',
  severity: 'medium',
  tier: 'A',
  target: 'container',
  further: { instanceTemplate: (template) => ofInstances(template) },
  why: 'ECS takes the credentials of a private registry from Secrets Manager, for one task, by name. In user data everybody who may describe the instance reads them, and every task on it can pull with them; on Fargate there is no other way than by name.',
  unless: 'The registry serves this image to everybody who reaches it.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/private-auth.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/private-auth-container-instances.html',
  ],
  equivalents: { 'AWS Config': ['ecs-no-environment-secrets'] },
  supersedes: ['ECS219'],
  fix: {
    kind: 'none',
    advice: 'Keep the user name and password in Secrets Manager and name the secret under `repositoryCredentials`.',
  },

  check(container, graph) {
    const { image, repositoryCredentials, subject } = container;
    const { credentialsParameter } = repositoryCredentials;
    const registry = registryOf(image);
    if (registry.kind === 'unknown') return unknown(registry.why);
    if (registry.kind === 'ecr' || isAmazonRegistry(registry) || !isPrivate(registry.host)) return 'no';
    const wrong = and(isUnset(credentialsParameter), hasNoOtherWay(container, graph));
    if (wrong !== 'yes') return wrong;

    return {
      place: credentialsParameter.place,
      evidence: [image],
      message:
        `Container ${subject.name} takes its image from ${registry.host} and names no credentials for it. ` +
        'Fargate gets them from Secrets Manager alone, so a private image is not pulled. Name the secret under `repositoryCredentials`.',
    };
  },
});

/** A registry of one's own has a name of its own; one on the same machine asks for nothing. */
function isPrivate(host: string): boolean {
  return !PUBLIC.test(host) && !/^(localhost|127\.)/.test(host);
}

/** Instances may hold credentials for all their tasks. */
function hasNoOtherWay(container: Subject<'container'>, graph: Graph): Certainty {
  const taskDefinition = graph.taskDefinitionOf(container);
  if (taskDefinition === undefined) return unknown('its task definition is not in reach');
  const fargate = isFargate(taskDefinition, graph);
  return fargate === 'no' ? unknown('the instances may have credentials for the registry') : fargate;
}

function ofInstances(template: Subject<'instanceTemplate'>): Judgement {
  const { userData, subject } = template;
  if (userData.state === 'unknown') return unknown(userData.why);
  const auth = userData.state === 'known' ? registryCredentialIn(userDataText(userData.value)) : undefined;
  if (auth === undefined) return 'no';
  return {
    place: userData.place,
    evidence: [userData],
    secrets: [auth],
    message:
      `The user data of ${subject.name} holds the credentials of a registry in ECS_ENGINE_AUTH_DATA. ` +
      'Everybody who may describe the instance and every process on it can read them. Name them under `repositoryCredentials` of the containers that need them, and rotate them.',
  };
}
