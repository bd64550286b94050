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

/** A managed policy of a role, attached by the role itself or by a resource of its own. */
export interface AttachedPolicy {
  readonly policy: Attr<Link>;
  readonly by: Subject<'role'> | Subject<'policyAttachment'>;
}

export type AttachedPolicies = Pick<List<AttachedPolicy>, 'items' | 'complete'>;

/**
 * How the subjects of one deployment unit refer to each other. Every answer is three-valued: what could not be followed
 * makes it incomplete, never empty.
 */
export interface Graph {
  /** What the team has decided; absent without a configuration file. */
  readonly standard?: Standard | undefined;
  /** Whether a provider of Terraform gives tags to all resources of the unit. */
  tagsByDefault(): boolean;
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
  /** The services whose tasks are the targets. */
  servicesBehind(targetGroup: Subject<'targetGroup'>): Related<'service'>;
  firewallsOf(loadBalancer: Subject<'loadBalancer'>): Related<'firewallAssociation'>;
  /** Policies of a repository that are resources of their own. */
  repositoryPoliciesOf(repository: Subject<'repository'>): Related<'repositoryPolicy'>;
  flowLogsOf(vpc: Subject<'vpc'>): Related<'flowLog'>;
  endpointsOf(vpc: Subject<'vpc'>): Related<'vpcEndpoint'>;
  /** Policies of an endpoint that are resources of their own. */
  endpointPoliciesOf(endpoint: Subject<'vpcEndpoint'>): Related<'vpcEndpointPolicy'>;
  /** Lifecycle policies that are resources of their own. */
  lifecyclePoliciesOf(repository: Subject<'repository'>): Related<'lifecyclePolicy'>;
  /** Those of the bucket, and those of the whole account. */
  publicAccessBlocksOf(bucket: Subject<'bucket'>): Related<'publicAccessBlock'>;
  bucketPoliciesOf(bucket: Subject<'bucket'>): Related<'bucketPolicy'>;
  /** Access control lists that are resources of their own. */
  bucketAclsOf(bucket: Subject<'bucket'>): Related<'bucketAcl'>;
  /** Server access logs that are set up in resources of their own. */
  bucketLoggingsOf(bucket: Subject<'bucket'>): Related<'bucketLogging'>;
  /** Backup policies that are resources of their own. */
  backupPoliciesOf(fileSystem: Subject<'fileSystem'>): Related<'backupPolicy'>;
  /** Containers, clusters and outputs that name this log group. */
  usersOf(logGroup: Subject<'logGroup'>): Pick<List<Subject>, 'items' | 'complete'>;
  /** Containers that are given this secret or parameter: as a variable, a log option, the credentials of a registry. */
  receiversOf(kept: Subject<'secret'> | Subject<'parameter'>): Related<'container'>;
  rotationsOf(secret: Subject<'secret'>): Related<'secretRotation'>;
  /** What names the key or an alias of it to be encrypted with. */
  encryptedWith(key: Subject<'kmsKey'>): Pick<List<Subject>, 'items' | 'complete'>;
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
  /**
   * The statements that give permissions to a role, or deny them: its own and those of its policies in reach. What AWS's
   * own policies allow is not among them: `managedPoliciesOf` tells their names.
   */
  statementsOf(role: Subject<'role'>): Related<'statement'>;
  /** Those that deny. They are looked for where the documents are in reach; `complete` says whether these could be read. */
  denialsOf(role: Subject<'role'>): Related<'statement'>;
  /** Whether some role of the unit has a permissions boundary, or something is denied to some. */
  hasLimits(): boolean;
  /** The statements of a role's trust policy. */
  trustOf(role: Subject<'role'>): Related<'statement'>;
  /** The statements of a policy, as a permissions boundary has them. */
  statementsIn(policy: Subject<'policy'>): Related<'statement'>;
  managedPoliciesOf(role: Subject<'role'>): AttachedPolicies;
}
