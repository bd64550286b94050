/** What is tried out: for each subject that the table can speak of, all rows at once. */
import type { Attr, List } from '../../src/model/attribute.js';
import { constructSource } from '../../src/model/construct-source.js';
import type { Finding } from '../../src/model/finding.js';
import type { Unit } from '../../src/model/resource.js';
import { append, remove, set, type Change, type Value } from '../../src/model/rule.js';
import type { Subject } from '../../src/model/subject.js';
import { madeBy } from '../../src/fix/cdk/code-at.js';
import { isRefused } from '../../src/fix/draft.js';
import { planConstruct, type ConstructContext } from '../../src/fix/cdk/plan-construct.js';
import { ANY, GONE, type Makers, type Row } from '../../src/fix/cdk/row.js';
import { makersFor } from '../../src/fix/cdk/rows.js';
import { STATEMENTS } from '../../src/fix/cdk/statements.js';
import type { Plan } from '../../src/fix/plan.js';
import { rehearse } from '../../src/fix/cdk/rehearse.js';
import { subjectsOf } from '../../src/normalise/subjects.js';

export interface Trial {
  readonly maker: string;
  /** The logical id of the resource. */
  readonly resource: string;
  readonly rows: readonly Pick<Row, 'want' | 'prop' | 'code'>[];
  readonly plan: Plan;
  /** A statement to be added to the code, in the place of edits. */
  readonly statements: readonly string[];
}

export function trialsOf(units: readonly Unit[], context: ConstructContext): readonly Trial[] {
  return units.flatMap((unit) => subjectsOf(unit)).flatMap((subject) => trialsFor(subject, context));
}

function trialsFor(subject: Subject, context: ConstructContext): readonly Trial[] {
  const plain = findingOf(subject, []);
  const code = context.codeAt(plain);
  if (isRefused(code)) return [];
  const trials = makersFor(subject.subject).flatMap((makers): readonly Trial[] => {
    const made = madeBy(plain, code, [makers]);
    return isRefused(made) ? [] : [trialOf(subject, { makers, maker: made.call.maker }, context)];
  });
  return trials.length > 0 ? trials : statementTrial(subject, context);
}

/** A subject as if a rule had found something of it. */
function findingOf({ subject }: Subject, changes: readonly Change[]): Finding {
  const source = constructSource(subject);
  return { subject, problem: { changes }, ...(source === undefined ? {} : { source }) } as unknown as Finding;
}

function trialOf(
  subject: Subject,
  { makers, maker }: { readonly makers: Makers; readonly maker: string },
  context: ConstructContext,
): Trial {
  const rows = makers.rows.flatMap((row) => {
    const change = changeFor(subject, row);
    return change === undefined ? [] : [{ row, change }];
  });
  const plan = planConstruct(
    findingOf(
      subject,
      rows.map(({ change }) => change),
    ),
    context,
  );
  return { maker, resource: idOf(subject), rows: rows.map(({ row }) => row), plan, statements: [] };
}

/** One trial with all statements for what a pattern makes. */
function statementTrial(subject: Subject, context: ConstructContext): readonly Trial[] {
  const { kind, resource, place } = subject.subject;
  const fitting = STATEMENTS.filter(
    ({ type, part }) => type === resource.type && (part === undefined ? place.kind === 'resource' : part === kind),
  );
  const tried = fitting.flatMap(({ want }) => {
    const change = changeFor(subject, { want, value: SAMPLE_VALUES[want] ?? 'true', prop: '' });
    const { advice } =
      change === undefined ? { advice: undefined } : planConstruct(findingOf(subject, [change]), context);
    const [, maker, statement] = /^`(.*?)`.*?`(.*)`/.exec(advice ?? '') ?? [];
    return change === undefined || maker === undefined || statement === undefined
      ? []
      : [{ want, change, maker, statement }];
  });
  const [first] = tried;
  if (first === undefined) return [];
  const plan = rehearse(
    tried.map(({ change }) => change),
    resource,
  );
  const rows = tried.map(({ want, statement }) => ({ want, prop: '(statement)', code: statement }));
  return [
    { maker: first.maker, resource: idOf(subject), rows, plan, statements: tried.map(({ statement }) => statement) },
  ];
}

const SAMPLE_VALUES: Readonly<Record<string, Value>> = { readonlyRootFilesystem: true, user: '1000:1000' };

/** The address of the template is the logical id behind the stack's name. */
function idOf({ subject }: Subject): string {
  return subject.resource.referName ?? '';
}

/** Undefined where the template says so already, or cannot say so. */
function changeFor(subject: Subject, { want, value }: Pick<Row, 'want' | 'value' | 'prop'>): Change | undefined {
  const wanted = value === ANY || value === GONE ? '1000:1000' : value;
  const [, list, name] = /^(\w+)\[(.*)\]$/.exec(want) ?? [];
  if (list !== undefined && name !== undefined) return entryChange(subject, { list, name }, wanted);
  const attr = attributeAt(subject, want);
  if (attr === undefined || (value === GONE && attr.state !== 'known')) return undefined;
  if (attr.state === 'known' && attr.value === wanted) return undefined;
  return value === GONE ? remove(attr) : set(attr, wanted);
}

type Entry = Readonly<Record<'name' | 'key' | 'value', Attr<string> | undefined>>;

function entryChange(
  subject: Subject,
  { list, name }: { readonly list: string; readonly name: string },
  value: Value,
): Change | undefined {
  const entries = (subject as unknown as Readonly<Record<string, List<Entry>>>)[list];
  if (entries === undefined) return undefined;
  const key = list === 'settings' ? 'name' : 'key';
  const own = entries.items.find((entry) => entry[key]?.state === 'known' && entry[key].value === name);
  return own?.value === undefined ? append(entries, { [key]: name, value }) : set(own.value, value);
}

function attributeAt(subject: Subject, path: string): Attr<unknown> | undefined {
  const found = path
    .split('.')
    .reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key], subject);
  return found as Attr<unknown> | undefined;
}
