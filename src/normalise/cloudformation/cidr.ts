/** `Fn::Cidr`: the first blocks of a size in a block of addresses. */
import type { ListNode, Node } from '../../model/source.js';
import { evaluated, operandsOf, type Call } from './call.js';
import { distribute } from './distribute.js';
import { opaqueAt, scalarAt, textOf, union, withFacts } from './make-node.js';

/** CloudFormation makes at most this many. */
const MOST_BLOCKS = 256;
const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;
const IPV4_BITS = 32;

export function cidr(call: Call): Node {
  const operands = operandsOf(call).map((operand) => evaluated(operand, call));
  return distribute(call.node, operands, (values) => blocks(call, values));
}

function blocks(call: Call, values: readonly Node[]): Node {
  const [block, count, bits] = values.map(textOf);
  const wanted = Number(count);
  const size = Number(bits);
  const within = block === undefined ? undefined : parsed(block);
  const isKnown = within !== undefined && isBetween(wanted, 1, MOST_BLOCKS) && isBetween(size, 0, IPV4_BITS);
  if (!isKnown) return opaqueAt(call.node, 'Fn::Cidr computes it when the stack is deployed');
  const length = IPV4_BITS - size;
  if (length < within.length || wanted > 2 ** (length - within.length)) {
    return opaqueAt(call.node, 'Fn::Cidr is asked for more than the block holds');
  }
  const items = Array.from({ length: wanted }, (_, index) =>
    scalarAt(call.node, `${dotted(within.start + index * 2 ** size)}/${String(length)}`),
  );
  const { file, span } = call.node;
  const list: ListNode = { kind: 'list', form: 'json', items, complete: true, file, span };
  return withFacts(list, { assumed: union(...values.map(({ assumed }) => assumed)), locked: 'Fn::Cidr computes it' });
}

function isBetween(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

interface Block {
  readonly start: number;
  /** Of the prefix, in bits. */
  readonly length: number;
}

/** The block from its first address; undefined for IPv6 and for what is none. */
function parsed(text: string): Block | undefined {
  const [, ...written] = IPV4.exec(text) ?? [];
  const [a, b, c, d, length] = written.map(Number);
  if (a === undefined || b === undefined || c === undefined || d === undefined || length === undefined)
    return undefined;
  if ([a, b, c, d].some((part) => part > 255) || length > IPV4_BITS) return undefined;
  const size = 2 ** (IPV4_BITS - length);
  const address = ((a * 256 + b) * 256 + c) * 256 + d;
  return { start: Math.floor(address / size) * size, length };
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
