import type { Attr, Link, List } from './attribute.js';
import type { Standard } from './standard.js';
import type { Kind, Subject, Subjects } from './subject.js';

/** Related subjects. `complete` says whether these are proved to be all. */
export type Related<K extends Kind> = Pick<List<Subjects[K]>, 'items' | 'complete'>;

/** A load balancer in front of a service. */
export interface Frontend {
  readonly loadBalancer: Subject<'loadBalancer'>;
  readonly containerPort: Attr<number>;
}

export type Frontends = Pick<List<Frontend>, 'items' | 'complete'>;

/** Something that a security group is attached to. */
export type Attachment =
  | { readonly role: 'loadBalancer'; readonly subject: Subject<'loadBalancer'> }
  | { readonly role: 'service'; readonly subject: Subject<'service'> }
  | { readonly role: 'dataStore'; readonly subject: Subject<'dataStore'> };

export type Attachments = Pick<List<Attachment>, 'items' | 'complete'>;

/**
 * How the subjects of one deployment unit refer to each other. Every answer is three-valued: what could not be followed
 * makes it incomplete, never empty.
 */
export interface Graph {
  /** What the team has decided; absent without a configuration file. */
  readonly standard?: Standard | undefined;
  /** All subjects of a kind in the unit; `complete` is false when parts of the unit could not be read. */
  all<K extends Kind>(kind: K): Related<K>;
  /** The subject that a link points at, when it is of this kind and in reach. */
  follow<K extends Kind>(link: Attr<Link>, kind: K): Subjects[K] | undefined;
  taskDefinitionOf(part: Subject<'container'> | Subject<'volume'>): Subject<'taskDefinition'> | undefined;
  containersOf(taskDefinition: Subject<'taskDefinition'>): Related<'container'>;
  servicesOf(taskDefinition: Subject<'taskDefinition'>): Related<'service'>;
  taskDefinitionsOf(service: Subject<'service'>): Related<'taskDefinition'>;
  frontendsOf(service: Subject<'service'>): Frontends;
  securityGroupsOf(
    owner: Subject<'service'> | Subject<'loadBalancer'> | Subject<'dataStore'>,
  ): Related<'securityGroup'>;
  groupOf(rule: Subject<'securityGroupRule'>): Subject<'securityGroup'> | undefined;
  rulesOf(group: Subject<'securityGroup'>): Related<'securityGroupRule'>;
  attachmentsOf(group: Subject<'securityGroup'>): Attachments;
  listenersOf(loadBalancer: Subject<'loadBalancer'>): Related<'listener'>;
  firewallsOf(loadBalancer: Subject<'loadBalancer'>): Related<'firewallAssociation'>;
  /** Policies of a repository that are resources of their own. */
  repositoryPoliciesOf(repository: Subject<'repository'>): Related<'repositoryPolicy'>;
  flowLogsOf(vpc: Subject<'vpc'>): Related<'flowLog'>;
  /** Policies of an endpoint that are resources of their own. */
  endpointPoliciesOf(endpoint: Subject<'vpcEndpoint'>): Related<'vpcEndpointPolicy'>;
  /** Lifecycle policies that are resources of their own. */
  lifecyclePoliciesOf(repository: Subject<'repository'>): Related<'lifecyclePolicy'>;
  /** Containers, clusters and outputs that name this log group. */
  usersOf(logGroup: Subject<'logGroup'>): Pick<List<Subject>, 'items' | 'complete'>;
  /** Task definitions by the role they play with this role. */
  usesOf(role: Subject<'role'>): {
    readonly task: Related<'taskDefinition'>;
    readonly execution: Related<'taskDefinition'>;
  };
  /** The statements of the document that this one stands in, itself included. */
  statementsBeside(statement: Subject<'statement'>): readonly Subject<'statement'>[];
  /** The roles in whose trust policy a statement stands. */
  rolesTrusting(statement: Subject<'statement'>): readonly Subject<'role'>[];
  /** The roles to which a statement gives permissions. */
  rolesOf(statement: Subject<'statement'>): Related<'role'>;
}
