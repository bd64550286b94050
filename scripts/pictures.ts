/** Draws the pictures of docs/what-you-will-see.md from the golden reviews; needs Chromium, named by CHROMIUM. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { scenes } from './pictures/scenes.js';
import { smallPng } from './pictures/small-png.js';

const WIDTH = 900;
const MOST_BYTES = 60_000;
const TARGET = path.resolve(import.meta.dirname, '../docs/pictures');
const MEASURE =
  '<script>addEventListener("load", () => setTimeout(() => { document.title = "height=" + Math.ceil(document.body.getBoundingClientRect().height); }, 2000));</script>';
const FLAGS = ['--headless', '--disable-gpu', '--hide-scrollbars', '--disable-lcd-text', '--virtual-time-budget=5000'];

const folder = mkdtempSync(path.join(tmpdir(), 'pictures-'));
try {
  for (const [name, page] of scenes()) draw(name, page);
} finally {
  rmSync(folder, { recursive: true });
}

function draw(name: string, page: string): void {
  const source = path.join(folder, `${name}.html`);
  const taken = path.join(folder, `${name}.png`);
  writeFileSync(source, page + MEASURE);
  const measured = /<title>height=(\d+)<\/title>/.exec(
    chromium(`--window-size=${String(WIDTH)},600`, '--dump-dom', source),
  );
  if (measured?.[1] === undefined) throw new Error(`Chromium did not measure ${name}`);
  chromium(`--window-size=${String(WIDTH)},${measured[1]}`, `--screenshot=${taken}`, source);
  const small = smallPng(readFileSync(taken));
  console.log(`${name}.png: ${String(small.length)} bytes`);
  if (small.length > MOST_BYTES) throw new Error(`${name}.png is larger than ${String(MOST_BYTES)} bytes`);
  writeFileSync(path.join(TARGET, `${name}.png`), small);
}

/** The pages are ours and hold no code of others; a container that runs as root has no sandbox to offer. */
function chromium(...more: readonly string[]): string {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const command = process.env['CHROMIUM'] ?? 'chromium';
  return execFileSync(command, [...FLAGS, ...sandbox, ...more], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}
