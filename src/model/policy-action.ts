/** Matching of IAM actions and resources. Source: the IAM JSON policy elements reference (`*` and `?`, case-insensitive actions). */
import { is, type Attr, type Link } from './attribute.js';
import { certain, unknown, type Certainty } from './certainty.js';

function toPattern(glob: string): RegExp {
  const escaped = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${escaped}$`, 'is');
}

/** Whether an Action element names this action, by itself or through wildcards within its service. */
export function grants(element: Attr<string>, action: string): Certainty {
  return is(element, (pattern) => pattern !== '*' && toPattern(pattern).test(action));
}

/** Whether a Resource element is just `*`. */
export function isStar(element: Attr<Link>): Certainty {
  if (element.state === 'unknown') return unknown(element.why);
  return certain(element.state === 'known' && element.value.literal === '*');
}

/** Whether a Resource element is `*`, or every name under the prefix of a resource type (`arn:…:role/*`). */
export function isAnyResource(element: Attr<Link>, type: string): Certainty {
  if (element.state === 'unset') return 'no';
  if (element.state === 'unknown') return unknown(element.why);
  const { literal } = element.value;
  if (literal === undefined) return 'no';
  return literal === '*' || new RegExp(`^arn:[^:]*:[^:]*:[^:]*:[^:]*:(${type}/)?\\*$`).test(literal) ? 'yes' : 'no';
}

/** Whether an Action element names everything that this action or pattern names. */
export function coversAction(element: Attr<string>, action: string): Certainty {
  return is(element, (pattern) => toPattern(pattern).test(action));
}
