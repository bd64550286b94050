/**
 * One run in a process of its own: `node measure.js <folder> <floor | review | review without fixes>` prints the times
 * of its phases in milliseconds and the most memory that it took.
 */
import { openWorkingTree } from '../src/io/working-tree.js';
import type { ReviewOptions } from '../src/model/options.js';
import type { Parsers, Tree } from '../src/model/ports.js';
import type { SourceFile, Syntax } from '../src/model/source.js';
import { PARSERS } from '../src/parsers.js';
import { renderReport } from '../src/report/render-report.js';
import { PLAIN } from '../src/report/palette.js';
import { review } from '../src/review.js';

export interface Measured {
  readonly find: number;
  /** Reading and parsing. */
  readonly read: number;
  readonly judge: number;
  readonly report: number;
  readonly total: number;
  /** What the processor had to do for all of it, which the machine's other work disturbs less than the time. */
  readonly processor: number;
  /** In MB. */
  readonly memory: number;
  readonly files: number;
  readonly findings: number;
}

const OPTIONS: ReviewOptions = {
  failOn: 'high',
  preset: 'recommended',
  relevance: 'ecs',
  only: [],
  varFiles: [],
  suggestions: true,
};

const [, , folder = '.', what = 'review'] = process.argv;
const started = performance.now();
const before = process.cpuUsage();
const tree = openWorkingTree(folder);
const found = performance.now();
const rest = what === 'floor' ? floor(tree) : reviewed(tree);
const total = performance.now() - started;
const { user, system } = process.cpuUsage(before);
const processor = (user + system) / 1000;
const memory = process.resourceUsage().maxRSS / 1024;
const measured: Measured = { find: found - started, ...rest, total, processor, memory, files: tree.paths.length };
process.stdout.write(JSON.stringify(measured));

type Rest = Omit<Measured, 'find' | 'total' | 'processor' | 'memory' | 'files'>;

/** Reads every file and parses it once, nothing else. */
function floor({ paths, read }: Tree): Rest {
  const start = performance.now();
  for (const path of paths) {
    const file = read(path);
    if (file !== undefined && 'text' in file) parseOnce(path, file.text);
  }
  return { read: performance.now() - start, judge: 0, report: 0, findings: 0 };
}

function parseOnce(path: string, text: string): void {
  const syntax: Syntax = path.endsWith('.tf') ? 'hcl' : path.endsWith('.json') ? 'json' : 'yaml';
  const file: SourceFile = { path, text, syntax };
  if (syntax === 'hcl') PARSERS.hcl(text);
  else if (syntax === 'json') PARSERS.json(file);
  else PARSERS.yaml(file);
}

function reviewed(all: Tree): Rest {
  const clock = { spent: 0, depth: 0 };
  const timed = <A extends readonly unknown[], R>(action: (...args: A) => R): ((...args: A) => R) => {
    return (...args) => {
      const start = performance.now();
      clock.depth += 1;
      try {
        return action(...args);
      } finally {
        clock.depth -= 1;
        if (clock.depth === 0) clock.spent += performance.now() - start;
      }
    };
  };
  const parsers = PARSERS as { -readonly [Key in keyof Parsers]: Parsers[Key] };
  parsers.json = timed(parsers.json);
  parsers.yaml = timed(parsers.yaml);
  parsers.hcl = timed(parsers.hcl);
  parsers.embeddedJson = timed(parsers.embeddedJson);
  const start = performance.now();
  const outcome = review({ ...all, read: timed(all.read) }, { ...OPTIONS, suggestions: what === 'review' });
  const judged = performance.now();
  renderReport(outcome, 'json', { palette: PLAIN, width: 100, bar: 'high', version: '0' });
  const end = performance.now();
  const { spent: read } = clock;
  return { read, judge: judged - start - read, report: end - judged, findings: outcome.findings.length };
}
