/** Services, task definitions, roles and log groups: who uses whom. */
import type { Attr, List } from '../model/attribute.js';
import { and, certain, or, unknown, type Certainty } from '../model/certainty.js';
import type { Related } from '../model/graph.js';
import type { Subject } from '../model/subject.js';
import { some } from '../model/attribute.js';
import { follow, literalName, pointsAt, related, type Catalogue } from './catalogue.js';

export function servicesOf(all: Catalogue, taskDefinition: Subject<'taskDefinition'>): Related<'service'> {
  return related(all, 'service', (service) => pointsAt(all, service.taskDefinition, taskDefinition));
}

export function taskDefinitionsOf(all: Catalogue, service: Subject<'service'>): Related<'taskDefinition'> {
  const found = follow(all, service.taskDefinition, 'taskDefinition');
  if (found !== undefined) return { items: [found], complete: 'yes' };
  return { items: [], complete: { unknown: 'its task definition is not in reach' } };
}

export function containersOf(all: Catalogue, taskDefinition: Subject<'taskDefinition'>): Related<'container'> {
  const { address } = taskDefinition.subject;
  const items = all.of('container').filter((container) => container.subject.parent === address);
  return { items, complete: taskDefinition.containerDefinitions.complete };
}

export function usesOf(
  all: Catalogue,
  role: Subject<'role'>,
): { readonly task: Related<'taskDefinition'>; readonly execution: Related<'taskDefinition'> } {
  return {
    task: related(all, 'taskDefinition', (definition) => pointsAt(all, definition.taskRoleArn, role)),
    execution: related(all, 'taskDefinition', (definition) => pointsAt(all, definition.executionRoleArn, role)),
  };
}

/** The roles that a statement gives permissions to: of its document's role, or of the policy's roles and attachments. */
export function rolesOf(all: Catalogue, statement: Subject<'statement'>): Related<'role'> {
  const owners = (statement.subject.owners ?? []).filter((owner) => owner.as === 'permissions');
  const answers = owners.map((owner): Related<'role'> => {
    const role = all.at(owner.resource.address, 'role');
    if (role !== undefined) return { items: [role], complete: 'yes' };
    const policy = all.at(owner.resource.address, 'policy');
    return policy === undefined ? { items: [], complete: all.complete } : rolesOfPolicy(all, policy);
  });
  return {
    items: answers.flatMap((answer) => answer.items),
    complete: and(...answers.map((answer) => answer.complete)),
  };
}

function rolesOfPolicy(all: Catalogue, policy: Subject<'policy'>): Related<'role'> {
  return related(all, 'role', (role) =>
    or(
      some(policy.roles, (link) => pointsAt(all, link, role)),
      some(role.managedPolicyArns, (link) => pointsAt(all, link, policy)),
      attaches(all, policy, role),
    ),
  );
}

function attaches(all: Catalogue, policy: Subject<'policy'>, role: Subject<'role'>): Certainty {
  return or(
    ...all.of('policyAttachment').map((attachment) =>
      and(
        pointsAt(all, attachment.policyArn, policy),
        some(attachment.roles, (link) => pointsAt(all, link, role)),
      ),
    ),
  );
}

/** Containers whose awslogs group, and clusters whose Exec log group, is this one. */
export function usersOf(all: Catalogue, logGroup: Subject<'logGroup'>): Pick<List<Subject>, 'items' | 'complete'> {
  const containers = related(all, 'container', (container) => logsTo(container, logGroup));
  const clusters = related(all, 'cluster', (cluster) => {
    const { cloudWatchLogGroupName } = cluster.configuration.executeCommandConfiguration.logConfiguration;
    return pointsAt(all, cloudWatchLogGroupName, logGroup);
  });
  return { items: [...containers.items, ...clusters.items], complete: and(containers.complete, clusters.complete) };
}

function logsTo(container: Subject<'container'>, logGroup: Subject<'logGroup'>): Certainty {
  const { options } = container.logConfiguration;
  const group = options.items.find((option) => option.key === 'awslogs-group');
  if (group === undefined) return options.complete === 'yes' ? 'no' : options.complete;
  const node = group.place.kind === 'attribute' ? group.place.node : undefined;
  if (node?.kind === 'reference') return certain(node.to === logGroup.subject.address);
  return isNamed(logGroup, group.value);
}

function isNamed(logGroup: Subject<'logGroup'>, value: Attr<string>): Certainty {
  if (value.state === 'unset') return 'no';
  if (value.state === 'unknown') return unknown(value.why);
  const name = literalName(logGroup);
  return name === undefined
    ? unknown(`the name of ${logGroup.subject.address} is not known`)
    : certain(name === value.value);
}
