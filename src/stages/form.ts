/** The form that data of strangers must have, and the first thing that is wrong with it. */

export type Form =
  | { readonly is: 'text'; readonly most: number; readonly like?: RegExp }
  | { readonly is: 'count'; readonly most: number; readonly least?: number }
  | { readonly is: 'one of'; readonly words: readonly unknown[] }
  | { readonly is: 'either'; readonly of: readonly Form[] }
  | { readonly is: 'list'; readonly of: Form; readonly most: number }
  | { readonly is: 'record'; readonly has: Fields; readonly mayHave?: Fields };

export type Fields = Readonly<Record<string, Form>>;

/** Undefined when all is well; otherwise `findings[3].line has to be a whole number that is not too large`. Nothing else is allowed in it. */
export function faultIn(value: unknown, form: Form, at = 'the report'): string | undefined {
  switch (form.is) {
    case 'either':
      return faultInEither(value, form, at);
    case 'list':
      return faultInList(value, form, at);
    case 'record':
      return faultInRecord(value, form, at);
    default:
      return isSimple(value, form) ? undefined : `${at} has to be ${NAMES[form.is]}`;
  }
}

type Simple = Extract<Form, { is: 'text' | 'count' | 'one of' }>;

const NAMES = {
  text: 'a text of its form that is not too long',
  count: 'a whole number that is not too large',
  'one of': 'a word that this version knows',
} as const;

function isSimple(value: unknown, form: Simple): boolean {
  if (form.is === 'text') return isText(value, form);
  return form.is === 'count' ? isCount(value, form) : form.words.includes(value);
}

function faultInEither(value: unknown, { of }: Extract<Form, { is: 'either' }>, at: string): string | undefined {
  const faults = of.map((one) => faultIn(value, one, at));
  return faults.includes(undefined) ? undefined : faults[0];
}

function isText(value: unknown, { most, like }: Extract<Form, { is: 'text' }>): boolean {
  return typeof value === 'string' && value.length <= most && (like === undefined || like.test(value));
}

function isCount(value: unknown, { most, least = 0 }: Extract<Form, { is: 'count' }>): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most;
}

function faultInList(value: unknown, { of, most }: Extract<Form, { is: 'list' }>, at: string): string | undefined {
  if (!Array.isArray(value) || value.length > most) return `${at} has to be a list of at most ${String(most)}`;
  for (const [index, item] of value.entries()) {
    const fault = faultIn(item, of, `${at}[${String(index)}]`);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function faultInRecord(
  value: unknown,
  { has, mayHave = {} }: Extract<Form, { is: 'record' }>,
  at: string,
): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${at} has to be a record`;
  const given = new Map<string, unknown>(Object.entries(value));
  const known = new Map<string, Form>([...Object.entries(has), ...Object.entries(mayHave)]);
  const name = (key: string): string => (at === 'the report' ? key : `${at}.${key}`);
  if ([...given.keys()].some((key) => !known.has(key))) return `${at} has a field that this version does not know`;
  for (const [key, form] of known) {
    if (!given.has(key) && !Object.hasOwn(has, key)) continue;
    const fault = faultIn(given.get(key), form, name(key));
    if (fault !== undefined) return fault;
  }
  return undefined;
}
