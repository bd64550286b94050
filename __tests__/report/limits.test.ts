/** What people and programs read stays within its limits, whatever a repository holds: whole items are cut, and counted. */
import { describe, expect, test } from '@jest/globals';
import { changesOf } from '../../src/diff/changes.js';
import type { Outcome } from '../../src/model/finding.js';
import type { ReviewComment } from '../../src/model/github.js';
import { ownComments, parseMarker } from '../../src/report/marker.js';
import { planReport, type ReportInput } from '../../src/report/plan-report.js';
import { renderReport, type ReportFormat } from '../../src/report/render-report.js';
import { PLAIN } from '../../src/report/palette.js';
import { withWaiver } from '../../src/report/waiver-marker.js';
import { outcomeOf, type FindingFacts } from '../support/outcome.js';

const TRICKS = [
  ...['`', '````', '~~~', '|', '\\|', '</details>', '<!--', '-->', '@team', '#1', '[x](http://evil.example)'],
  ...['![x](http://evil.example/i.png)', '\u202e', '\u200f', '::error::', '%0A', '<img src=x>', '```suggestion', '\n'],
];
const EVIL = TRICKS.join(' ');

/** 200 characters that all need encoding. */
const longPath = (index: number): string => `${'ü/|`'.repeat(48)}${String(index).padStart(4, '0')}.tf`;
const PER_FILE = 200;

/** Findings in files of this many each. No two messages of a file are alike, unless they shall group. */
function crowd(count: number, facts: (index: number) => Partial<FindingFacts> = () => ({})): Outcome {
  const paths = Array.from({ length: Math.ceil(count / PER_FILE) }, (_, index) => longPath(index));
  const text = Array.from(
    { length: PER_FILE },
    (_, index) => `name${String(index)} = "${EVIL.split('\n')[0]!}"\n`,
  ).join('');
  const findings = Array.from({ length: count }, (_, index): FindingFacts => ({
    code: ['ECS802', 'ECS201', 'ECS511', 'ECS804'][index % 4]!,
    path: paths[Math.floor(index / PER_FILE)]!,
    mark: `name${String(index % PER_FILE)} =`,
    name: `${EVIL} ${String(index)}`,
    address: `${EVIL} ${String(index)}`,
    message: `${'abcdefghij'.charAt(index % 10)}${'klmnopqrst'.charAt(Math.floor(index / 10) % 10)} ${EVIL}`,
    ...facts(index),
  }));
  return outcomeOf({ files: Object.fromEntries(paths.map((path) => [path, text])), findings });
}

function inputOf(outcome: Outcome, facts: Partial<ReportInput> = {}): ReportInput {
  const changed = [...outcome.files].map(([path, { text }]) => {
    const lines = text.replace(/\n$/, '').split('\n');
    const patch = [`@@ -0,0 +1,${String(lines.length)} @@`, ...lines.map((line) => `+${line}`)].join('\n');
    return { path, status: 'added' as const, sha: '', patch };
  });
  return {
    outcome,
    changes: changesOf(changed),
    existing: { author: 'bot', comments: [] },
    options: {
      commentAt: 'medium',
      maxComments: 20,
      bar: 'high',
      suggestions: true,
      checkName: 'x',
      headSha: 'a'.repeat(40),
      repositoryUrl: 'https://github.example/acme/shop',
    },
    ...facts,
  };
}

/** A square of ten thousand takes minutes. */
const MOST_SECONDS = 20;
/** Of the processor: the machine may be busy. */
const secondsSince = (start: NodeJS.CpuUsage): number => process.cpuUsage(start).user / 1e6;

const bytes = (text: string): number => Buffer.byteLength(text);
const moreIn = (text: string, noun: string): number =>
  Number(new RegExp(`… and (\\d+) more ${noun}s?$`, 'm').exec(text)?.[1] ?? 0);

describe('ten thousand findings full of tricks, in paths of 200 characters', () => {
  const outcome = crowd(10_000);
  const started = process.cpuUsage();
  const plan = planReport(inputOf(outcome));
  const spent = secondsSince(started);

  test('are planned in time that grows with their number', () => {
    expect(spent).toBeLessThan(MOST_SECONDS);
  });

  test('fit into the review', () => {
    const { comments = [], body = '' } = plan.review ?? {};
    expect(comments).toHaveLength(20);
    expect(body.length).toBeLessThanOrEqual(65_536);
    for (const comment of comments) {
      expect(comment.body.length).toBeLessThanOrEqual(65_536);
      expect(parseMarker(comment.body)?.state).toBe('open');
    }
  });

  test('fit into the check run and the job summary, where rows and what is counted make up all', () => {
    const { title = '', summary = '' } = plan.checkRun ?? {};
    expect(title.length).toBeLessThanOrEqual(255);
    expect(bytes(summary)).toBeLessThanOrEqual(65_535);
    expect(bytes(plan.jobSummary)).toBeLessThanOrEqual(1024 * 1024);
    for (const text of [summary, plan.jobSummary]) {
      const rows = text.split('\n').filter((line) => /^\| (Critical|High|Medium|Low|Info) \|/.test(line));
      expect(rows.length + moreIn(text, 'problem')).toBe(10_000);
      expect(rows.length).toBeGreaterThan(10);
    }
  });

  test('fit into annotations and workflow commands', () => {
    expect(plan.annotations).toHaveLength(250);
    for (const { title, message } of plan.annotations) {
      expect(title.length).toBeLessThanOrEqual(255);
      expect(message.length).toBeLessThanOrEqual(4096);
      expect(bytes(message)).toBeLessThanOrEqual(64 * 1024);
    }
    const levels = plan.logCommands.map((command) => /^::(\w+) [^\n\r]*$/.exec(command)?.[1]);
    for (const level of ['error', 'warning', 'notice']) {
      expect(levels.filter((one) => one === level).length).toBeLessThanOrEqual(10);
    }
    expect(levels).not.toContain(undefined);
  });

  test.each<ReportFormat>(['pretty', 'json', 'sarif', 'markdown', 'github', 'junit'])(
    'are written as %s in time that grows with their number',
    (format) => {
      const from = process.cpuUsage();
      const text = renderReport(outcome, format, { bar: 'high', version: '0.1.0', palette: PLAIN, width: 100 });
      expect(secondsSince(from)).toBeLessThan(MOST_SECONDS);
      // What programs read has the text as it is.
      if (format !== 'json' && format !== 'sarif') expect(text.search(/[\u202a-\u202e\u200f]/)).toBe(-1);
    },
  );
});

describe('one comment', () => {
  /** Five rules on one line, each in a hundred other places, each with a long way of the value. */
  const outcome = crowd(600, (index) => ({
    code: ['ECS802', 'ECS804', 'ECS801', 'ECS803', 'ECS805'][index % 5]!,
    mark: `name${String(Math.floor(index / 5) % 100)} =`,
    path: longPath(0),
    severity: 'high',
    message: EVIL.repeat(30),
    via: Array.from({ length: 60 }, (_, hop) => ({ kind: 'local' as const, name: `${EVIL.repeat(3)} ${String(hop)}` })),
  }));
  const [first] = planReport(inputOf(outcome)).review?.comments ?? [];

  test('of many parts and places leaves details out before it is too long', () => {
    expect(parseMarker(first?.body ?? '')?.problems.length).toBeGreaterThan(300);
    expect(first?.body.length).toBeLessThan(65_536 - 16_000);
    expect(first?.body).toContain('too long for a comment');
  });

  test('has room for the decision to ignore it and for being told as fixed', () => {
    const comment: ReviewComment = {
      ...{ id: 1, nodeId: '1', author: 'bot', body: first?.body ?? '', url: '', startLine: null },
      ...{ path: first?.path ?? '', line: first?.line ?? 1, subjectType: 'line' },
    };
    const prints = ownComments([comment], 'bot')[0]?.marker.problems.map(({ fingerprint }) => fingerprint) ?? [];
    const waiver = { fingerprints: prints, by: 'b'.repeat(39), reason: '漢'.repeat(300) };
    const ignored = withWaiver(comment.body, waiver, { repository: 'acme/shop', number: 1 });
    expect(ignored.length).toBeLessThanOrEqual(65_536);
    const existing = { author: 'bot', comments: [{ ...comment, body: ignored }] };
    const { fixed } = planReport(inputOf(outcomeOf({ files: { 'a.tf': 'x' } }), { existing }));
    expect(fixed.map(({ body }) => body.length <= 65_536)).toEqual([true]);
  });
});
