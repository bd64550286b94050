import { every, type Attr, type Link } from '../../model/attribute.js';
import { not, unknown, type Certainty } from '../../model/certainty.js';
import { rule, set, type Problem } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

type Container = Subject<'container'>;
type Entry = Container['secrets']['items'][number];

/** Behind the name of a secret: the key of a JSON value, the stage, the id of a version. */
const SECRET = /^(arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:[^:]+):([^:]*):([^:]*):([^:]*)$/;
/** Behind the name of a parameter: the number of a version, or a label. */
const PARAMETER = /^(arn:[^:]*:ssm:[^:]*:[^:]*:parameter\/[^:]+|\/[\w./-]+):([\w.-]+)$/;
const CURRENT = 'AWSCURRENT';

export default rule({
  code: 'ECS216',
  name: 'secret-pinned-to-version',
  step: 2,
  title: 'Container takes one version of a secret for ever',
  severity: 'info',
  tier: 'C',
  target: 'container',
  why: 'A reference to one version or stage keeps its value when the secret is rotated: tasks that start later still take the old one, which then opens nothing. Without a version ECS takes the current value whenever a task starts.',
  unless: 'Every rotation registers a new task definition, so that all tasks change at the same moment.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-ssm-paramstore.html',
  ],
  equivalents: {},
  fix: {
    kind: 'exact',
    risk: 'The next task that starts takes the current value, which may be another one.',
    advice: 'Leave out the stage and the id of the version, and keep the key of the JSON value.',
  },

  check({ secrets, logConfiguration, subject }) {
    const entries = [...secrets.items, ...logConfiguration.secretOptions.items];
    const problems = entries.flatMap((entry) => problemOf(entry, subject.name));
    return problems.length > 0 ? problems : not(every({ items: entries, complete: 'yes' }, isKnown));
  },
});

/** A reference to a resource is known, and names no version. */
function isKnown({ valueFrom }: Entry): Certainty {
  return valueFrom.state === 'unknown' ? unknown(valueFrom.why) : 'yes';
}

function problemOf({ name, valueFrom }: Entry, container: string): readonly Problem[] {
  const pinned = pinOf(valueFrom);
  if (pinned === undefined || name.state !== 'known') return [];
  return [
    {
      place: valueFrom.place,
      evidence: [valueFrom],
      message:
        `Container ${container} takes ${name.value} in version ${pinned.version}. ` +
        'After a rotation new tasks still start with that value. Leave the version out, so that they take the current one.',
      changes: [set(valueFrom, pinned.free)],
    },
  ];
}

interface Pin {
  readonly version: string;
  /** The same reference without it. */
  readonly free: string;
}

function pinOf(from: Attr<Link>): Pin | undefined {
  const text = from.state === 'known' ? (from.value.literal ?? '') : '';
  return pinOfParameter(text) ?? pinOfSecret(text);
}

function pinOfParameter(text: string): Pin | undefined {
  const [, free, version] = PARAMETER.exec(text) ?? [];
  return free === undefined || version === undefined ? undefined : { version, free };
}

function pinOfSecret(text: string): Pin | undefined {
  const [, secret = '', key = '', stage = '', id = ''] = SECRET.exec(text) ?? [];
  const version = id === '' ? stage : id;
  if (version === '' || version === CURRENT) return undefined;
  return { version, free: key === '' ? secret : `${secret}:${key}::` };
}
