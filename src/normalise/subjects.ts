/** Resources of one unit → subjects: every resource of a known type, and the parts that rules judge on their own. */
import type { ItemPlace, List } from '../model/attribute.js';
import type { Resource, Unit } from '../model/resource.js';
import type { Dialect } from '../model/spelling.js';
import type { Kind, Subject, SubjectInfo } from '../model/subject.js';
import { ruleIdentity } from './identity.js';
import { resolve, type Assumption } from './locate.js';
import { NATIVE_TYPES, partSpelling } from './names.js';
import { readingOf, readSubject } from './read-subject.js';
import { statementsOf } from './statements.js';

/** All subjects of a unit, read under an assumption about one undecided condition when there is one. */
export function subjectsOf(unit: Unit, assumption?: Assumption): readonly Subject[] {
  const resources = unit.resources.flatMap((resource) => resourceSubject(resource, assumption));
  const parameters = (unit.parameters ?? []).flatMap((parameter) => resourceSubject(parameter, assumption));
  const parts = resources.flatMap((subject) => partsOf(subject, assumption));
  return [...resources, ...parameters, ...parts, ...statementsOf(unit, resources, assumption)];
}

function resourceSubject(resource: Resource, assumption: Assumption | undefined): readonly Subject[] {
  const type = resource.data === true ? `data.${resource.type}` : resource.type;
  const native = Object.hasOwn(NATIVE_TYPES, type) ? NATIVE_TYPES[type] : undefined;
  if (native === undefined) return [];
  const { address, place } = resource;
  const direction = native.direction === undefined ? {} : { direction: native.direction };
  const info: SubjectInfo = { kind: native.kind, resource, address, name: shortName(resource), place, ...direction };
  return [readSubject(info, resource.body, readingOf(native.spelling, assumption))];
}

/** `web` of `module.app.aws_ecs_service.web["a"]`; a logical id, a family or a path as it is. */
function shortName(resource: Resource): string {
  if (resource.dialect !== 'terraform') return resource.address;
  return /\.([^.[]+)(\[[^\]]*\])?$/.exec(resource.address)?.[1] ?? resource.address;
}

function isKind<K extends Kind>(subject: Subject, kind: K): subject is Subject<K> & Subject {
  return subject.subject.kind === kind;
}

function partsOf(subject: Subject, assumption: Assumption | undefined): readonly Subject[] {
  if (isKind(subject, 'taskDefinition')) {
    return [
      ...partSubjects(
        subject,
        { kind: 'container', list: subject.containerDefinitions, attribute: 'containers' },
        assumption,
      ),
      ...partSubjects(subject, { kind: 'volume', list: subject.volumes, attribute: 'volumes' }, assumption),
    ];
  }
  if (isKind(subject, 'securityGroup')) {
    return [
      ...partSubjects(subject, { kind: 'securityGroupRule', list: subject.ingress, attribute: 'ingress' }, assumption),
      ...partSubjects(subject, { kind: 'securityGroupRule', list: subject.egress, attribute: 'egress' }, assumption),
    ];
  }
  if (isKind(subject, 'eventRule')) {
    const { targets, eventPattern } = subject;
    return [
      ...partSubjects(subject, { kind: 'scheduledTask', list: targets, attribute: 'targets' }, assumption),
      ...partSubjects(subject, { kind: 'eventPattern', list: eventPattern, attribute: 'eventPattern' }, assumption),
    ];
  }
  return [];
}

/** Containers in Terraform, and event patterns everywhere, are the JSON of the API. */
function dialectOf({ attribute }: Part, { dialect }: Resource): Dialect {
  if (attribute === 'eventPattern') return 'api';
  return attribute === 'containers' && dialect === 'terraform' ? 'api' : dialect;
}

interface Part {
  readonly kind: Kind;
  readonly list: List<ItemPlace>;
  readonly attribute: 'containers' | 'volumes' | 'ingress' | 'egress' | 'targets' | 'eventPattern';
}

const PART_WORD = {
  containers: 'container',
  volumes: 'volume',
  ingress: 'ingress',
  egress: 'egress',
  targets: 'target',
  eventPattern: 'pattern',
} as const;

function partSubjects(parent: Subject, part: Part, assumption: Assumption | undefined): readonly Subject[] {
  const { resource, address } = parent.subject;
  const dialect = dialectOf(part, resource);
  const spelling = partSpelling(resource.type, part.attribute, dialect);
  return part.list.items.flatMap((place, index): readonly Subject[] => {
    const node = resolve(place.node, assumption);
    if (node.kind !== 'map') return [];
    const name = /\[([^\]]*)\]$/.exec(place.property)?.[1] ?? String(index);
    const label = part.kind === 'securityGroupRule' ? String(index + 1) : name;
    const info: SubjectInfo = {
      kind: part.kind,
      resource,
      address: `${address} / ${PART_WORD[part.attribute]} ${label}`,
      name: label,
      place: { ...place, spelling },
      parent: address,
      ...(part.attribute === 'ingress' || part.attribute === 'egress'
        ? { direction: part.attribute, identity: `${address} / ${part.attribute} ${ruleIdentity(node)}` }
        : {}),
    };
    return [readSubject(info, node, readingOf(spelling, assumption))];
  });
}
