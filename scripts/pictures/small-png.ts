/** A picture of Chromium (8 bits of red, green and blue) with a palette of 64 colours, which is a third of its size. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST_COLOURS = 64;

export function smallPng(png: Buffer): Buffer {
  const { header, data } = chunksOf(png);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  if (header[8] !== 8 || header[9] !== 2) throw new Error('the picture is not 8 bits of red, green and blue');
  const pixels = pixelsOf(inflateSync(data), width, height);
  const palette = frequentColours(pixels);
  const rows = Buffer.alloc(height * (width + 1));
  const nearest = nearestIn(palette);
  pixels.forEach((colour, at) => rows.writeUInt8(nearest(colour), at + Math.floor(at / width) + 1));
  header.writeUInt8(3, 9);
  const colours = Buffer.from(palette.flatMap((colour) => [...channels(colour)]));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunksOf(png: Buffer): { readonly header: Buffer; readonly data: Buffer } {
  const data: Buffer[] = [];
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return { header: Buffer.from(png.subarray(16, 29)), data: Buffer.concat(data) };
}

/** Each pixel as one number, with the filters of the rows undone. */
function pixelsOf(raw: Buffer, width: number, height: number): Uint32Array {
  const stride = width * 3;
  const pixels = new Uint32Array(width * height);
  let above: Buffer = Buffer.alloc(stride);
  for (let y = 0; y < height; y += 1) {
    const start = y * (stride + 1);
    const row = unfiltered(raw.readUInt8(start), Buffer.from(raw.subarray(start + 1, start + 1 + stride)), above);
    for (let x = 0; x < width; x += 1) pixels[y * width + x] = row.readUIntBE(x * 3, 3);
    above = row;
  }
  return pixels;
}

function unfiltered(filter: number, row: Buffer, above: Buffer): Buffer {
  for (let at = 0; at < row.length; at += 1) {
    const around = { left: row[at - 3] ?? 0, up: above[at] ?? 0, corner: at < 3 ? 0 : (above[at - 3] ?? 0) };
    row[at] = (row[at] ?? 0) + predicted(filter, around);
  }
  return row;
}

interface Around {
  readonly left: number;
  readonly up: number;
  readonly corner: number;
}

function predicted(filter: number, { left, up, corner }: Around): number {
  if (filter === 4) return paeth({ left, up, corner });
  return [0, left, up, (left + up) >> 1][filter] ?? 0;
}

function paeth({ left, up, corner }: Around): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function frequentColours(pixels: Uint32Array): readonly number[] {
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const sorted = [...counts].sort(([one, many], [other, more]) => more - many || one - other);
  return sorted.slice(0, MOST_COLOURS).map(([colour]) => colour);
}

/** The index of the nearest colour, remembered. */
function nearestIn(palette: readonly number[]): (colour: number) => number {
  const known = new Map(palette.map((colour, index) => [colour, index]));
  return (colour) => {
    const found = known.get(colour);
    if (found !== undefined) return found;
    const distances = palette.map((other) => distance(colour, other));
    const index = distances.indexOf(Math.min(...distances));
    known.set(colour, index);
    return index;
  };
}

function distance(one: number, other: number): number {
  const [red, green, blue] = channels(one);
  const [r, g, b] = channels(other);
  return (red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2;
}

function channels(colour: number): readonly [number, number, number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
