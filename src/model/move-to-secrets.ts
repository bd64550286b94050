/** From an environment variable to a reference that ECS resolves at start. */
import type { Graph } from './graph.js';
import { append, remove, type Change } from './rule.js';
import { tokensOf } from './secret-text.js';
import type { Subject } from './subject.js';

type Container = Subject<'container'>;
type Entry = Container['environment']['items'][number];

/** Only when exactly one secret of the unit is evidently meant: all telling words of its name are in the variable's. */
export function moveToSecrets(entry: Entry, container: Container, graph: Graph): readonly Change[] {
  if (entry.name.state !== 'known') return [];
  const wanted = new Set(tokensOf(entry.name.value));
  const meant = graph.all('secret').items.filter((secret) => {
    const tokens = tokensOf(secret.subject.name);
    return tokens.length > 0 && tokens.every((token) => wanted.has(token));
  });
  const [secret] = meant;
  if (secret === undefined || meant.length > 1) return [];
  const valueFrom = { refer: secret.subject, attribute: 'arn' } as const;
  return [remove(entry), append(container.secrets, { name: entry.name.value, valueFrom })];
}
