/** Conditions of policy statements that bound who may use them or on what. Source: the IAM reference of condition keys. */
import { every, is, isEmpty, some, type Attr, type ConditionEntry } from './attribute.js';
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

/** Whether the statement holds for everybody outside a bound ("all but this organisation"), or just for everybody. */
export function isForOutsiders(statement: Subject<'statement'>): Certainty {
  return every(statement.Condition, (entry) => (NEGATIVE.test(entry.operator) ? isBound(entry) : 'no'));
}

function isBound({ key, values }: ConditionEntry): Certainty {
  if (!NARROWING_KEY.test(key)) return 'no';
  return and(
    not(isEmpty(values)),
    every(values, (value) => not(isAnything(value))),
  );
}

function isAnything(value: Attr<string>): Certainty {
  return is(value, (text) => /^(\*|0\.0\.0\.0\/0|::\/0)$/.test(text));
}
