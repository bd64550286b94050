/** From an environment variable to a reference that ECS resolves at start. */
import type { Graph } from './graph.js';
import { append, remove, type Change, type Value } from './rule.js';
import { tokensOf } from './secret-text.js';
import type { Subject, SubjectInfo } from './subject.js';

type Container = Subject<'container'>;
type Entry = Container['environment']['items'][number];

/** The one secret of the unit that is evidently meant: all telling words of its name are in this one. */
export function secretMeantBy(name: string, graph: Graph): SubjectInfo | undefined {
  const wanted = new Set(tokensOf(name));
  const meant = graph.all('secret').items.filter((secret) => {
    const tokens = tokensOf(secret.subject.name);
    return tokens.length > 0 && tokens.every((token) => wanted.has(token));
  });
  const [secret, more] = meant;
  return more === undefined ? secret?.subject : undefined;
}

/** Only when exactly one secret of the unit is evidently meant. */
export function moveToSecrets(entry: Entry, container: Container, graph: Graph): readonly Change[] {
  const secret = entry.name.state === 'known' ? secretMeantBy(entry.name.value, graph) : undefined;
  return secret === undefined ? [] : nameInSecrets(entry, container, { refer: secret, attribute: 'arn' });
}

/** Takes the variable out, and names under `secrets` where ECS reads its value. */
export function nameInSecrets({ name, place }: Entry, { secrets }: Container, valueFrom: Value): readonly Change[] {
  return name.state === 'known' ? [remove({ place }), append(secrets, { name: name.value, valueFrom })] : [];
}
