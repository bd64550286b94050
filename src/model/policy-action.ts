/** Matching of IAM actions and resources. Source: the IAM JSON policy elements reference (`*` and `?`, case-insensitive actions). */
import { is, type Attr, type Link } from './attribute.js';
import { certain, unknown, type Certainty } from './certainty.js';
import { HOLE, linkText } from './link-text.js';
import { matchesPolicyPattern } from './wildcard.js';

/** Whether an Action element names this action, by itself or through wildcards within its service. */
export function grants(element: Attr<string>, action: string): Certainty {
  return is(element, (pattern) => pattern !== '*' && matchesPolicyPattern(action, pattern));
}

/** Whether an Action element names everything that this action or pattern names. */
export function coversAction(element: Attr<string>, action: string): Certainty {
  return is(element, (pattern) => matchesPolicyPattern(action, pattern));
}

/** Whether an Action element stands for every action of every service. */
export function isEveryAction(pattern: string): boolean {
  return /^\*+(:\*+)?$/.test(pattern);
}

/** The service of which a pattern names every action: `s3` of `s3:*`. */
export function wholeServiceOf(pattern: string): string | undefined {
  return /^([a-z0-9-]+):\*+$/i.exec(pattern)?.[1]?.toLowerCase();
}

/** Whether a Resource element is just `*`. */
export function isStar(element: Attr<Link>): Certainty {
  const text = linkText(element);
  const rest = text?.replaceAll(HOLE, '').replaceAll('*', '');
  if (element.state === 'unknown') return rest === undefined || rest === '' ? unknown(element.why) : 'no';
  return certain(text !== undefined && text !== '' && rest === '');
}

/** Whether a Resource element is `*`, or every name under the prefix of a resource type (`arn:…:role/*`). */
export function isAnyResource(element: Attr<Link>, type: string): Certainty {
  const star = isStar(element);
  if (star === 'yes') return 'yes';
  const text = linkText(element);
  if (text === undefined) return star;
  const name = nameIn(text);
  const rest = name?.replace(`${type}/`, '').replaceAll(HOLE, '');
  if (name !== undefined && (name === '*' || name === `${type}/*`)) return 'yes';
  return element.state !== 'unknown' || (rest !== undefined && !/^\**$/.test(rest)) ? 'no' : unknown(element.why);
}

/** Whether a Resource element is `*`, or an ARN that leaves open all but the service: `arn:aws:s3:::*`. */
export function isEveryResource(element: Attr<Link>): Certainty {
  const star = isStar(element);
  if (star !== 'no') return star;
  return certain(/^arn:[^:]*:[^:]+:\*?:\*?:\*$/.test(linkText(element) ?? ''));
}

/** What follows the account in an ARN: `role/deployer`. */
export function nameIn(text: string): string | undefined {
  return /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(.*)$/s.exec(text)?.[1];
}

/** Names for a message: the first three, and how many more. */
export function quoted(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `\`${name}\``);
  const rest = names.length - shown.length;
  return rest === 0 ? shown.join(', ') : `${shown.join(', ')} and ${rest} more`;
}

/** The Action elements that are known. */
export function knownTexts(elements: readonly Attr<string>[]): readonly string[] {
  return elements.flatMap((element) => (element.state === 'known' ? [element.value] : []));
}
