/** Functions of IP address ranges. */
import ipaddr from 'ipaddr.js';
import { fail } from '../value/failure.js';
import { isInteger, toBigInt } from '../value/number.js';
import { NUMBER, STRING } from '../value/type.js';
import { itemsValue, stringValue, type Value } from '../value/value.js';
import { number, numberAt, STRINGS, text, textAt, wholeAt, type Context, type Family } from './define.js';

interface Range {
  readonly base: bigint;
  readonly prefix: number;
  readonly size: 32 | 128;
}

export const NETWORKS: Family = {
  cidrhost: { parameters: [text('prefix'), number('hostnum')], type: STRING, run: host },
  cidrnetmask: { parameters: [text('prefix')], type: STRING, run: netmask },
  cidrsubnet: { parameters: [text('prefix'), number('newbits'), number('netnum')], type: STRING, run: subnet },
  cidrsubnets: { parameters: [text('prefix')], rest: { name: 'newbits', type: NUMBER }, type: STRINGS, run: subnets },
};

/** The numbers between the dots as they are, without the leading zeros that once meant octal. */
const IPV4 = /^(?:\d{1,3}\.){3}\d{1,3}$/;

function rangeOf(value: string): Range {
  const [, address = '', bits = ''] = /^([^/]+)\/(\d{1,3})$/.exec(value) ?? fail(`"${value}" is not a CIDR range`);
  const size = address.includes(':') ? 128 : 32;
  const bytes = size === 32 ? bytesOf4(address) : bytesOf6(address);
  const prefix = Number(bits);
  if (bytes === undefined || prefix > size) return fail(`"${value}" is not a CIDR range`);
  const whole = bytes.reduce((all, byte) => (all << 8n) | BigInt(byte), 0n);
  const rest = BigInt(size - prefix);
  return { base: (whole >> rest) << rest, prefix, size };
}

function bytesOf4(address: string): readonly number[] | undefined {
  const decimal = withoutZeros(address);
  return IPV4.test(address) && ipaddr.IPv4.isValid(decimal) ? ipaddr.IPv4.parse(decimal).toByteArray() : undefined;
}

function bytesOf6(address: string): readonly number[] | undefined {
  return !address.includes('%') && ipaddr.IPv6.isValid(address) ? ipaddr.IPv6.parse(address).toByteArray() : undefined;
}

/** Terraform reads `010` as ten. */
function withoutZeros(address: string): string {
  return address.replace(/\b0+(?=\d)/g, '');
}

function addressText(address: bigint, size: 32 | 128): string {
  const bytes = Array.from({ length: size / 8 }, (_, index) =>
    Number((address >> BigInt(size - 8 * (index + 1))) & 255n),
  );
  return size === 32 ? new ipaddr.IPv4(bytes).toString() : goText(new ipaddr.IPv6(bytes));
}

/** Go writes an IPv4 address inside IPv6 as the former. */
function goText(address: InstanceType<typeof ipaddr.IPv6>): string {
  return address.isIPv4MappedAddress() ? address.toIPv4Address().toString() : address.toRFC5952String();
}

function rangeText({ base, prefix, size }: Range): string {
  return `${addressText(base, size)}/${prefix}`;
}

function integerAt(values: readonly Value[], index: number): bigint {
  const num = numberAt(values, index);
  return num.infinite === true || !isInteger(num) || num.exponent > 256
    ? fail('a whole number is required')
    : toBigInt(num);
}

function host(values: readonly Value[], { trace }: Context): Value {
  const range = rangeOf(textAt(values, 0));
  const wanted = integerAt(values, 1);
  const room = 1n << BigInt(range.size - range.prefix);
  const offset = wanted < 0n ? room + wanted : wanted;
  if (offset < 0n || offset >= room) fail(`the range has no host numbered ${String(wanted)}`);
  return stringValue(addressText(range.base + offset, range.size), trace);
}

function netmask(values: readonly Value[], { trace }: Context): Value {
  const { prefix, size } = rangeOf(textAt(values, 0));
  if (size === 128) fail('only an IPv4 range has a netmask');
  return stringValue(addressText(((1n << BigInt(prefix)) - 1n) << BigInt(size - prefix), size), trace);
}

function subnet(values: readonly Value[], { trace }: Context): Value {
  const range = rangeOf(textAt(values, 0));
  const added = wholeAt(values, 1);
  const wanted = integerAt(values, 2);
  const prefix = range.prefix + added;
  if (prefix > range.size) fail(`there is no room to extend the prefix by ${added}`);
  if (prefix < 0) fail('the prefix would be negative');
  const room = 1n << BigInt(Math.max(added, 0));
  if (wanted >= room) fail(`a prefix extension of ${added} does not accommodate a subnet numbered ${String(wanted)}`);
  return stringValue(rangeText(numbered(range, prefix, wanted)), trace);
}

/** Go puts the number in with "or" and takes the size of the result, which shows for a negative number. */
function numbered({ base, size }: Range, prefix: number, wanted: bigint): Range {
  const joined = base | (wanted << BigInt(size - prefix));
  return { base: joined < 0n ? -joined : joined, prefix, size };
}

function subnets(values: readonly Value[], { trace, scope }: Context): Value {
  const range = rangeOf(textAt(values, 0));
  scope.host.spend(values.length);
  let next = range.base;
  const end = range.base + (1n << BigInt(range.size - range.prefix));
  const found = values.slice(1).map((_, index) => {
    const added = wholeAt(values, index + 1);
    const prefix = range.prefix + added;
    if (added < 1) fail('each subnet must extend the prefix by at least one bit');
    if (prefix > range.size || (range.size === 128 && added > 32))
      fail(`there is no room to extend the prefix by ${added}`);
    const room = 1n << BigInt(range.size - prefix);
    const base = ((next + room - 1n) / room) * room;
    if (base + room > end) fail('there is not enough address space left');
    next = base + room;
    return stringValue(rangeText({ base, prefix, size: range.size }), trace);
  });
  return itemsValue(STRINGS, found, trace);
}
