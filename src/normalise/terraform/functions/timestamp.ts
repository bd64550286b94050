/** Points in time as RFC 3339 spells them. */
export interface Timestamp {
  /** Nanoseconds since 1970, in UTC. */
  readonly instant: bigint;
  /** Minutes east of UTC. */
  readonly zone: number;
}

const SECOND = 1_000_000_000n;
const TIMESTAMP = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:[.,](\d+))?(?:Z|([+-])(\d\d):(\d\d))$/;

/** Undefined when the text is none. */
export function parseTimestamp(text: string): Timestamp | undefined {
  const match = TIMESTAMP.exec(text);
  if (match === null) return undefined;
  const seconds = secondsOf(match.slice(1, 7).map(Number));
  const zone = zoneOf(match);
  if (seconds === undefined || zone === undefined) return undefined;
  const fraction = BigInt((match[7] ?? '').slice(0, 9).padEnd(9, '0'));
  return { instant: (seconds - BigInt(zone * 60)) * SECOND + fraction, zone };
}

function secondsOf(parts: readonly number[]): bigint | undefined {
  const [hour = 0, minute = 0, second = 0] = parts.slice(3);
  const days = daysSince1970(parts.slice(0, 3));
  if (days === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  return BigInt(days) * 86_400n + BigInt(hour * 3600 + minute * 60 + second);
}

function zoneOf(match: RegExpExecArray): number | undefined {
  const [hours, minutes] = [Number(match[9] ?? 0), Number(match[10] ?? 0)];
  if (hours > 23 || minutes > 59) return undefined;
  return (hours * 60 + minutes) * (match[8] === '-' ? -1 : 1);
}

/** Undefined for a day that the calendar has not. */
function daysSince1970([year = 0, month = 0, day = 0]: readonly number[]): number | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? Math.round(date.getTime() / 86_400_000) : undefined;
}

/** The local time as JavaScript's date in UTC, whole seconds. */
export function localDate({ instant, zone }: Timestamp): Date {
  return new Date(Number(floorSeconds(instant)) * 1000 + zone * 60_000);
}

function floorSeconds(instant: bigint): bigint {
  return (instant - (((instant % SECOND) + SECOND) % SECOND)) / SECOND;
}

/** `Z`, `+05:30`; with another separator `+0530`. */
export function zoneText(zone: number, separator = ':'): string {
  const size = Math.abs(zone);
  return `${zone < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${separator}${two(size % 60)}`;
}

export function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** Without fractions of seconds; undefined for years that need more than four digits. */
export function timestampText(time: Timestamp): string | undefined {
  const date = localDate(time);
  const year = date.getUTCFullYear();
  if (Number.isNaN(year) || year < 0 || year > 9999) return undefined;
  const day = `${String(year).padStart(4, '0')}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
  const clock = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':');
  return `${day}T${clock}${time.zone === 0 ? 'Z' : zoneText(time.zone)}`;
}

const YAML_TIME =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt](\d\d?):(\d\d?):(\d\d?)(\.\d+)?(Z|[+-]\d\d:\d\d))|(?: (\d\d?):(\d\d?):(\d\d?)(\.\d+)?))?$/;

/** A date as YAML may spell it, in the spelling of RFC 3339; undefined when it is none. */
export function parseYamlTime(text: string): string | undefined {
  const match = YAML_TIME.exec(text);
  if (match === null) return undefined;
  const part = (...groups: readonly number[]): string =>
    two(Number(groups.map((group) => match[group]).find((found) => found !== undefined) ?? 0));
  const day = `${match[1] ?? ''}-${part(2)}-${part(3)}`;
  const time = parseTimestamp(`${day}T${part(4, 9)}:${part(5, 10)}:${part(6, 11)}${match[8] ?? 'Z'}`);
  return time === undefined ? undefined : timestampText(time);
}
