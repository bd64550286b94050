import type { Attr, Place } from './attribute.js';
import type { Certainty } from './certainty.js';
import type { Graph } from './graph.js';
import type { Kind, SubjectInfo, Subjects } from './subject.js';

export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

export type StepNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
/** A: decided from the ECS or ECR resource itself. B: supporting resources. C: opt-in. */
export type Tier = 'A' | 'B' | 'C';

/** A reference to another resource of the unit; the writer spells it for the file it stands in. */
export interface ResourceReference {
  readonly refer: SubjectInfo;
  readonly attribute: 'id' | 'arn' | 'name';
  /** Text that follows the value: a key of a secret behind its ARN. */
  readonly suffix?: string;
}

/** The id of the account that a subject is deployed to. */
export interface OwnAccount {
  readonly accountOf: SubjectInfo;
  /** The data sources that give it, where it takes one: the one within reach is named. */
  readonly from: readonly SubjectInfo[];
}

/** A value in API terms; keys below a shape are spelled by the writer. */
export type Value =
  string | number | boolean | readonly Value[] | ResourceReference | OwnAccount | { readonly [key: string]: Value };

/** Kinds of resources that a fix can declare. */
export type Declarable = 'accessAnalyzer' | 'securityHub' | 'configRule' | 'flowLog';

/** A resource that is not there yet, in API terms. */
export interface Declaration {
  readonly kind: Declarable;
  /** Words for its name in the code: `account analyzer`. A number is added where a resource has it already. */
  readonly name: string;
  /** Those that a format has not are left out there. */
  readonly attributes: { readonly [key: string]: Value };
  /** The resources of its kind that are there already. */
  readonly known: readonly SubjectInfo[];
  /** Whether the one beside it must be there first. */
  readonly waits?: boolean;
}

/** What to change, in API terms: never text, never a format. */
export type Change =
  | { readonly op: 'set'; readonly place: Place; readonly value: Value }
  | { readonly op: 'remove'; readonly place: Place }
  | { readonly op: 'append'; readonly place: Place; readonly value: Value }
  /** Adds a line to a text, behind the one that holds `behind`. */
  | { readonly op: 'line'; readonly place: Place; readonly behind: string; readonly line: string }
  /** Declares a resource behind the one of `beside`, whose place this is. */
  | { readonly op: 'declare'; readonly place: Place; readonly beside: SubjectInfo; readonly declaration: Declaration }
  /** Puts attribute `as` with `value` in the place of attribute `place`. */
  | { readonly op: 'replace'; readonly place: Place; readonly as: Place; readonly value: Value };

export interface Problem {
  readonly place: Place;
  /** What is wrong with the actual value, why it matters here, what to do: at most three sentences. */
  readonly message: string;
  /** Attributes that the claim rests on; their assumptions and way are told in the finding. */
  readonly evidence?: readonly Attr<unknown>[];
  /** Applied together. */
  readonly changes?: readonly Change[];
  /** What to write by hand where there is no exact change. */
  readonly advice?: string;
  /** What no report may show: parts of the place, where that is not all of it, or what stands beside it. */
  readonly secrets?: readonly string[];
  /** Differs from the rule's where the catalogue says so. */
  readonly severity?: Severity;
  /** The subject that must change when it is not the one judged. */
  readonly subject?: SubjectInfo;
}

/** One problem, several, or how certain it is that there is none. */
export type Judgement = Problem | readonly Problem[] | Certainty;

/** Ids of other scanners' checks and AWS controls for the same problem. */
export type Equivalents = Readonly<Record<string, readonly string[]>>;

export interface FixInfo {
  /** `exact` always; `partial` when what it needs is in reach; `none`: advice only. */
  readonly kind: 'exact' | 'partial' | 'none';
  /** What the change may break; shown above the suggestion. */
  readonly risk?: string;
  /** Milder rules that judge what the change brings about, and may speak then: of a secret that a task now gets. */
  readonly reveals?: readonly string[];
  /** What to do by hand, in a sentence. */
  readonly advice: string;
}

export type FurtherChecks = { readonly [K in Kind]?: (subject: Subjects[K], graph: Graph) => Judgement };

export interface Rule<K extends Kind = Kind> {
  /** `ECS804`; never reused. */
  readonly code: string;
  /** The problem, so that "ignore writable-root-filesystem" reads naturally. */
  readonly name: string;
  readonly step: StepNumber;
  /** Headline of a comment, at most 70 characters. */
  readonly title: string;
  readonly severity: Severity;
  readonly tier: Tier;
  readonly target: K;
  /** Where the same problem stands in subjects of other kinds, each with a check of its own. */
  readonly further?: FurtherChecks;
  readonly why: string;
  readonly unless?: string;
  readonly references: readonly string[];
  readonly equivalents: Equivalents;
  /** Blunter rules that are silent where this one speaks. */
  readonly supersedes?: readonly string[];
  readonly fix: FixInfo;
  readonly check: (subject: Subjects[K], graph: Graph) => Judgement;
}

/** A rule whose target is no longer visible in its type, as lists of rules hold it. */
export type AnyRule = { readonly [K in Kind]: Rule<K> }[Kind];

/** The kinds of subjects that a rule judges. */
export function targetsOf({ target, further = {} }: Pick<AnyRule, 'target' | 'further'>): readonly Kind[] {
  return [target, ...(Object.keys(further) as Kind[])];
}

/** Declares a rule. It only fixes the type: the object is returned as it is. */
export function rule<const K extends Kind>(declaration: Rule<K>): Rule<K> {
  return declaration;
}

export function set(attr: { readonly place: Place }, value: Value): Change {
  return { op: 'set', place: attr.place, value };
}

export function remove(attr: { readonly place: Place }): Change {
  return { op: 'remove', place: attr.place };
}

export function append(list: { readonly place: Place }, value: Value): Change {
  return { op: 'append', place: list.place, value };
}

export function replace(attr: { readonly place: Place }, as: { readonly place: Place }, value: Value): Change {
  return { op: 'replace', place: attr.place, as: as.place, value };
}

export function declare(beside: SubjectInfo, declaration: Declaration): Change {
  return { op: 'declare', place: beside.place, beside, declaration };
}
