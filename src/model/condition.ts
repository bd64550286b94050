/** Conditions of policy statements that bound who may use them or on what. Source: the IAM reference of condition keys. */
import { every, is, isEmpty, some, type Attr, type ConditionEntry, type Place } from './attribute.js';
import { and, not, type Certainty } from './certainty.js';
import type { Subject } from './subject.js';

/** Keys that bound principal, organisation, source, cluster, tag or resource; time, TLS and MFA alone bound nothing. */
const PRINCIPAL = 'aws:(principal(orgid|orgpaths|arn|account|isawsservice|servicename|tag/.+)|userid|username)';
const SOURCE =
  'aws:(source(arn|account|orgid|orgpaths|vpc|vpce|vpcarn|ip)|vpcsourceip|calledvia(first|last)?|viaawsservice)';
const RESOURCE = 'aws:(resource(account|orgid|orgpaths|tag/.+)|requesttag/.+)';
const SERVICE =
  '(?!aws:)[a-z0-9-]+:(resourcetag/.+|viaservice|calleraccount|cluster|service|sourcearn|passedtoservice|associatedresourcearn)';
const NARROWING_KEY = new RegExp(`^(${PRINCIPAL}|${SOURCE}|${RESOURCE}|${SERVICE})$`, 'i');

const NEGATIVE = /not(equals|like|ipaddress)/i;
/** Operators that hold when the key is missing, as it is for an outsider. */
const HOLDS_WITHOUT_KEY = /^null$|ifexists$/i;

/** Whether a condition of the statement bounds it. One that could not be read may. */
export function isNarrowed(statement: Subject<'statement'>): Certainty {
  return some(statement.Condition, (entry) => {
    const { operator } = entry;
    return NEGATIVE.test(operator) || HOLDS_WITHOUT_KEY.test(operator) ? 'no' : isBound(entry);
  });
}

/** Keys of single services, but for those that only say how a request is made. */
const KEY_OF_SERVICE = /^(?!aws:|s3:(x-amz-|signature|auth|tls))[a-z0-9-]+:/i;

/** Whether a condition on something of the service itself bounds the statement: a namespace, an alias, a prefix. */
export function isNarrowedByService({ Condition }: Subject<'statement'>): Certainty {
  return some(Condition, ({ operator, key, values }) =>
    KEY_OF_SERVICE.test(key) && !NEGATIVE.test(operator) && !HOLDS_WITHOUT_KEY.test(operator)
      ? isSpecific(values)
      : 'no',
  );
}

/** Whether the statement holds for everybody outside a bound ("all but this organisation"), or just for everybody. */
export function isForOutsiders(statement: Subject<'statement'>): Certainty {
  return every(statement.Condition, (entry) => (NEGATIVE.test(entry.operator) ? isBound(entry) : 'no'));
}

function isBound({ key, values }: ConditionEntry): Certainty {
  return NARROWING_KEY.test(key) ? isSpecific(values) : 'no';
}

function isSpecific(values: ConditionEntry['values']): Certainty {
  return and(
    not(isEmpty(values)),
    every(values, (value) => not(isAnything(value))),
  );
}

function isAnything(value: Attr<string>): Certainty {
  if (value.state === 'unknown' && isOfSomething(value.place)) return 'no';
  return is(value, (text) => /^(\*|0\.0\.0\.0\/0|::\/0)$/.test(text));
}

/** What a resource gives, such as the ARN of a cluster, is not everything, nor is a text of which a piece is known. */
function isOfSomething(place: Place): boolean {
  const node = place.kind === 'resource' ? undefined : place.node;
  if (node?.kind === 'text') return node.parts.some((part) => typeof part === 'string' && /[a-z]/i.test(part));
  return node?.kind === 'reference';
}
