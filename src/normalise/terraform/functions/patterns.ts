/** `regex`, `regexall` and `replace`. */
import { fail } from '../value/failure.js';
import { DYNAMIC, listType, objectType, STRING, tupleType, type Type } from '../value/type.js';
import { entriesOf, itemsValue, mapValue, nullValue, stringValue, type Trace, type Value } from '../value/value.js';
import { checkLength, text, textAt, valueAt, workOf, type Context, type Family } from './define.js';
import { compileRegex, findMatch, type Match, type Regex } from './regex.js';

export const PATTERNS: Family = {
  regex: { parameters: [{ ...text('pattern'), unknown: true }, text('string')], type: regexType, run: regexFirst },
  regexall: {
    parameters: [{ ...text('pattern'), unknown: true }, text('string')],
    type: (values) => listType(regexType(values)),
    run: regexAll,
  },
  replace: { parameters: [text('str'), text('substr'), text('replace')], type: STRING, run: replace },
};

function regexType(values: readonly Value[]): Type {
  if (valueAt(values, 0).data.kind === 'unknown') return DYNAMIC;
  return resultType(compileRegex(textAt(values, 0)));
}

/** The whole match, or a tuple of the groups, or an object when they have names. */
function resultType({ names }: Regex): Type {
  if (names.length === 0) return STRING;
  const named = names.flatMap((name) => name ?? []);
  if (named.length === 0) return tupleType(names.map(() => STRING));
  if (named.length < names.length) fail('the regular expression mixes groups with and without names');
  return objectType(new Map(named.map((name) => [name, STRING])));
}

function matchesIn(regex: Regex, letters: readonly string[], { scope }: Context): (from: number) => Match | undefined {
  return (from) => findMatch(regex, { letters, from, spend: scope.host.spend });
}

function groupText(match: Match, index: number, letters: readonly string[]): string | undefined {
  const [start = -1, end = -1] = [match[index * 2], match[index * 2 + 1]];
  return start === -1 || end === -1 ? undefined : letters.slice(start, end).join('');
}

function matchValue(
  regex: Regex,
  match: Match,
  { letters, trace }: { readonly letters: readonly string[]; readonly trace: Trace },
): Value {
  const type = resultType(regex);
  const group = (index: number): Value => {
    const found = groupText(match, index, letters);
    return found === undefined ? nullValue(trace, STRING) : stringValue(found, trace);
  };
  if (type.kind === 'tuple')
    return itemsValue(
      type,
      regex.names.map((_, index) => group(index + 1)),
      trace,
    );
  if (type.kind !== 'object') return group(0);
  const fields = regex.names.map((name, index): [string, Value] => [name ?? '', group(index + 1)]);
  return mapValue(type, entriesOf(new Map(fields)), trace);
}

function regexFirst(values: readonly Value[], context: Context): Value {
  const regex = compileRegex(textAt(values, 0));
  const letters = Array.from(textAt(values, 1));
  const match = matchesIn(regex, letters, context)(0) ?? fail('the pattern does not match any part of the string');
  return matchValue(regex, match, { letters, trace: context.trace });
}

function regexAll(values: readonly Value[], context: Context): Value {
  const regex = compileRegex(textAt(values, 0));
  const letters = Array.from(textAt(values, 1));
  const find = matchesIn(regex, letters, context);
  const { trace } = context;
  const found: Value[] = [];
  let previousEnd = -1;
  let from = 0;
  while (from <= letters.length) {
    const match = find(from);
    if (match === undefined) break;
    const [start = 0, end = 0] = match;
    const empty = end === start;
    if (!empty || start !== previousEnd) found.push(matchValue(regex, match, { letters, trace }));
    previousEnd = end;
    from = end > from ? end : from + 1;
  }
  return itemsValue(listType(resultType(regex)), found, trace);
}

function replace(values: readonly Value[], context: Context): Value {
  const [str, wanted, by] = [textAt(values, 0), textAt(values, 1), textAt(values, 2)];
  context.scope.host.spend(workOf([str, wanted, by]));
  const isPattern = wanted.length > 1 && wanted.startsWith('/') && wanted.endsWith('/');
  const result = isPattern
    ? replacePattern(str, { source: wanted.slice(1, -1), by }, context)
    : replaceText(str, wanted, by);
  context.scope.host.spend(workOf([result]));
  return stringValue(result, context.trace);
}

function replaceText(str: string, wanted: string, by: string): string {
  const parts = wanted === '' ? ['', ...Array.from(str), ''] : str.split(wanted);
  checkLength(str.length + parts.length * by.length);
  return parts.join(by);
}

interface Replacement {
  readonly source: string;
  readonly by: string;
}

/** Source: Go's regexp.ReplaceAll. */
function replacePattern(str: string, { source, by }: Replacement, context: Context): string {
  const regex = compileRegex(source);
  const letters = Array.from(str);
  const find = matchesIn(regex, letters, context);
  let result = '';
  let lastEnd = 0;
  let from = 0;
  while (from <= letters.length) {
    const match = find(from);
    if (match === undefined) break;
    const [start = 0, end = 0] = match;
    result += letters.slice(lastEnd, start).join('');
    if (end > lastEnd || start === 0) result += expand(by, match, { regex, letters });
    checkLength(result.length);
    lastEnd = end;
    from = end > from ? end : from + 1;
  }
  return result + letters.slice(lastEnd).join('');
}

const REFERENCE = /\$(?:(\$)|([0-9A-Za-z_]+)|\{([0-9A-Za-z_]+)\})/g;

interface Matched {
  readonly regex: Regex;
  readonly letters: readonly string[];
}

/** `$1`, `${name}`; `$1x` is the group named `1x`. */
function expand(by: string, match: Match, matched: Matched): string {
  let result = '';
  let end = 0;
  for (const reference of by.matchAll(REFERENCE)) {
    const [whole, dollar, bare, braced] = reference;
    result += by.slice(end, reference.index) + (dollar ?? named(bare ?? braced ?? '', match, matched));
    end = reference.index + whole.length;
  }
  return result + by.slice(end);
}

function named(name: string, match: Match, { regex, letters }: Matched): string {
  if (/^\d+$/.test(name)) return groupText(match, Number(name), letters) ?? '';
  const index = regex.names.indexOf(name);
  return index === -1 ? '' : (groupText(match, index + 1, letters) ?? '');
}
