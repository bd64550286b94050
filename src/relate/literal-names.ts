/** The names that a literal may mean which stands in the place of a reference: itself, or the end of an ARN. */
import type { Kind } from '../model/subject.js';

/** As the names of both parameters and their ARNs are written; a slash at the start is only in one of them. */
export function parameterName(text: string): string {
  return text.replace(/^arn:[^/]*:parameter(?=\/)/, '').replace(/^\//, '');
}

/** The ARN of a secret ends in six random characters; behind it ECS takes a key and a version. */
function secretNames(text: string): readonly string[] {
  if (!text.startsWith('arn:')) return [text];
  const name = /^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:([^:]+)/.exec(text)?.[1];
  if (name === undefined) return [];
  const short = name.replace(/-[A-Za-z0-9]{6}$/, '');
  return short === name ? [name] : [name, short];
}

export function namesIn(text: string, kind: Kind): readonly string[] {
  if (kind === 'secret') return secretNames(text);
  if (kind === 'parameter') return [parameterName(text)];
  return [text.replace(/^arn:[^/]*[:/]/, '').replace(/:\d+$/, '')];
}
