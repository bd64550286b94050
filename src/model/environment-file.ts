/** What a container's environment file is: an object in a bucket. Source: "Pass environment variables to a container". */
import type { Attr, Hole } from './attribute.js';
import type { Graph } from './graph.js';
import { judgeEntry } from './secret-entry.js';
import type { Subject } from './subject.js';

type Location = Attr<readonly (string | Hole)[]>;

/** The bucket that the file lies in, when that is in reach. */
export function bucketOf(location: Location, graph: Graph): Subject<'bucket'> | undefined {
  const buckets = graph.all('bucket').items;
  const referred = holesOf(location).find(
    ({ to }) => to !== undefined && buckets.some(({ subject }) => subject.address === to),
  );
  if (referred !== undefined) return buckets.find(({ subject }) => subject.address === referred.to);
  const name = /^arn:[^:]*:s3:::([^/]+)\//.exec(startOf(location))?.[1];
  const [found, more] = buckets.filter(({ bucketName }) => bucketName.state === 'known' && bucketName.value === name);
  return more === undefined ? found : undefined;
}

/** The object itself, when the same code uploads it. */
export function objectOf(location: Location, graph: Graph): Subject<'storedObject'> | undefined {
  const objects = graph.all('storedObject').items;
  const referred = holesOf(location).map(({ to }) => objects.find(({ subject }) => subject.address === to));
  const direct = referred.find((object) => object !== undefined);
  if (direct !== undefined) return direct;
  const bucket = bucketOf(location, graph);
  const end = location.state === 'known' ? location.value.at(-1) : undefined;
  if (bucket === undefined || typeof end !== 'string') return undefined;
  const [found, more] = objects.filter(({ key, bucket: holder }) => {
    const isInBucket = graph.follow(holder, 'bucket')?.subject.address === bucket.subject.address;
    return isInBucket && key.state === 'known' && end.endsWith(`/${key.value}`);
  });
  return more === undefined ? found : undefined;
}

function holesOf(location: Location): readonly Hole[] {
  return location.state === 'known' ? location.value.filter((piece) => typeof piece !== 'string') : [];
}

function startOf(location: Location): string {
  const [first] = location.state === 'known' ? location.value : [];
  return typeof first === 'string' ? first : '';
}

/** More lines than a task can have variables are not read. */
const MOST_LINES = 2_000;

/** The names of the variables in the text of an environment file that hold secrets. */
export function secretsIn(text: string, patterns: readonly string[] = []): readonly string[] {
  return text
    .split(/\r?\n/, MOST_LINES)
    .map((line) => /^\s*([A-Za-z_][\w.-]*)=(.*)$/.exec(line))
    .flatMap((match) => {
      const [, name = '', value = ''] = match ?? [];
      const { byName, byValue, isOfAws } = judgeEntry(name, value.trim(), patterns);
      return byName === 'secret' || byValue !== undefined || isOfAws ? [name] : [];
    });
}
