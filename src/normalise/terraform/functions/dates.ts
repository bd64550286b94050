/** Functions of dates. */
import { fail } from '../value/failure.js';
import { fromInteger } from '../value/number.js';
import { NUMBER } from '../value/type.js';
import { numberValue } from '../value/value.js';
import { onTexts, text, textAt, type Family } from './define.js';
import { localDate, parseTimestamp, timestampText, two, zoneText, type Timestamp } from './timestamp.js';

export const DATES: Family = {
  formatdate: onTexts(['format', 'time'], ([format = '', time = '']) => formatDate(format, timeOf(time))),
  timeadd: onTexts(['timestamp', 'duration'], ([timestamp = '', duration = '']) => {
    const time = timeOf(timestamp);
    return timestampText({ ...time, instant: time.instant + durationOf(duration) }) ?? fail('the time is out of range');
  }),
  timecmp: {
    parameters: [text('timestamp_a'), text('timestamp_b')],
    type: NUMBER,
    run: (values, { trace }) => {
      const [a, b] = [timeOf(textAt(values, 0)).instant, timeOf(textAt(values, 1)).instant];
      return numberValue(fromInteger(a === b ? 0 : a < b ? -1 : 1), trace);
    },
  },
};

function timeOf(value: string): Timestamp {
  return parseTimestamp(value) ?? fail('the text is not an RFC 3339 timestamp');
}

/** Nanoseconds in a unit. */
const UNITS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['µs', 1_000n],
  ['μs', 1_000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
]);

const PART = /(\d{0,20})(?:\.(\d{0,40}))?(ns|us|µs|μs|ms|s|m|h)/y;
const LONGEST = 2n ** 63n;

/** Go's durations: `1h30m`, `-1.5h`. */
function durationOf(value: string): bigint {
  const negative = value.startsWith('-');
  const rest = value.replace(/^[+-]/, '');
  if (rest === '0') return 0n;
  let total = 0n;
  let offset = 0;
  while (offset < rest.length || offset === 0) {
    PART.lastIndex = offset;
    const match = PART.exec(rest) ?? fail(`"${value}" is not a duration`);
    total += partOf(match) ?? fail(`"${value}" is not a duration`);
    offset += match[0].length;
  }
  if (total >= LONGEST) fail(`"${value}" is too long a duration`);
  return negative ? -total : total;
}

/** `1.5h` in nanoseconds. */
function partOf([, whole = '', fraction = '', name = '']: RegExpExecArray): bigint | undefined {
  const unit = UNITS.get(name);
  if (unit === undefined || whole + fraction === '') return undefined;
  return BigInt(`0${whole}`) * unit + (BigInt(`0${fraction}`) * unit) / 10n ** BigInt(fraction.length);
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** Letters in a run are one verb; text in single quotes and everything that is no letter stands for itself. */
function formatDate(format: string, time: Timestamp): string {
  const tokens = format.match(/'(?:[^']|'')*'?|([A-Za-z])\1*|[^A-Za-z']/gsu) ?? [];
  return tokens
    .map((token) => (token.startsWith("'") ? quoted(token) : /^[A-Za-z]/.test(token) ? verb(token, time) : token))
    .join('');
}

function quoted(token: string): string {
  if (token.length < 2 || !token.endsWith("'")) return fail('a quoted text in the format is not closed');
  return token.slice(1, -1).replaceAll("''", "'");
}

function verb(token: string, time: Timestamp): string {
  const date = localDate(time);
  const hour = date.getUTCHours();
  const found = VERBS.get(token);
  return found === undefined
    ? fail(`there is no date format ${token}`)
    : found({ date, hour, twelve: hour % 12 === 0 ? 12 : hour % 12, zone: time.zone });
}

interface Parts {
  readonly date: Date;
  readonly hour: number;
  readonly twelve: number;
  readonly zone: number;
}

const VERBS: ReadonlyMap<string, (parts: Parts) => string> = new Map([
  ['YY', ({ date }) => two(date.getUTCFullYear() % 100)],
  ['YYYY', ({ date }) => String(date.getUTCFullYear()).padStart(4, '0')],
  ['M', ({ date }) => String(date.getUTCMonth() + 1)],
  ['MM', ({ date }) => two(date.getUTCMonth() + 1)],
  ['MMM', ({ date }) => (MONTHS[date.getUTCMonth()] ?? '').slice(0, 3)],
  ['MMMM', ({ date }) => MONTHS[date.getUTCMonth()] ?? ''],
  ['D', ({ date }) => String(date.getUTCDate())],
  ['DD', ({ date }) => two(date.getUTCDate())],
  ['EEE', ({ date }) => (DAYS[date.getUTCDay()] ?? '').slice(0, 3)],
  ['EEEE', ({ date }) => DAYS[date.getUTCDay()] ?? ''],
  ['h', ({ hour }) => String(hour)],
  ['hh', ({ hour }) => two(hour)],
  ['H', ({ twelve }) => String(twelve)],
  ['HH', ({ twelve }) => two(twelve)],
  ['AA', ({ hour }) => (hour >= 12 ? 'PM' : 'AM')],
  ['aa', ({ hour }) => (hour >= 12 ? 'pm' : 'am')],
  ['m', ({ date }) => String(date.getUTCMinutes())],
  ['mm', ({ date }) => two(date.getUTCMinutes())],
  ['s', ({ date }) => String(date.getUTCSeconds())],
  ['ss', ({ date }) => two(date.getUTCSeconds())],
  ['Z', ({ zone }) => (zone === 0 ? 'Z' : zoneText(zone))],
  ['ZZZ', ({ zone }) => (zone === 0 ? 'UTC' : zoneText(zone, ''))],
  ['ZZZZ', ({ zone }) => zoneText(zone, '')],
  ['ZZZZZ', ({ zone }) => zoneText(zone)],
]);
