import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { FORMATS } from '../../src/config/flags.js';
import { onlyOf } from '../../src/evaluate/outcome.js';
import { applyEdits } from '../../src/fix/edits.js';
import type { Outcome } from '../../src/model/finding.js';
import { PLAIN } from '../../src/report/palette.js';
import { renderReport, type ReportFormat } from '../../src/report/render-report.js';
import { MOST_RESULTS, renderSarif } from '../../src/report/sarif.js';
import { RULES } from '../../src/rules/index.js';
import { outcomeOf, type FindingFacts } from '../support/outcome.js';

const TEXT =
  '\uFEFFname: app\r\nuser: root\r\npassword: hunter2hunter\r\n# ecs-reviewer:ignore ECS801 -- needs devices\r\n';

const outcome = outcomeOf({
  files: { 'a folder/web:1.yml': TEXT },
  findings: [
    { code: 'ECS802', mark: 'user: root', edits: [['root', '"1000:1000"']], also: ['ECS125'], risk: 'It may stop.' },
    { code: 'ECS804', mark: 'name: app\r\n', fix: { kind: 'advice', text: 'Mount a <volume>.' } },
    { code: 'ECS201', mark: 'hunter2hunter', message: 'It holds hunter2hunter. Move it.' },
    { code: 'ECS403', mark: 'app', source: { path: 'lib/a.ts', line: 7 } },
  ],
  suppressed: [{ code: 'ECS801', mark: 'name', by: '# ecs-reviewer:ignore ECS801', reason: 'needs "devices" & more' }],
  undecided: [{ code: 'ECS511', mark: 'user', reason: 'var.image has no default' }],
  notices: [
    { path: 'a folder/web:1.yml', offset: 12, message: 'a key is given twice' },
    { path: 'other.yml', message: 'larger than 5 MB' },
  ],
});

const render = (of: Outcome, format: ReportFormat): string =>
  renderReport(of, format, { palette: PLAIN, width: 200, bar: 'high', version: '1.2.3' });

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}
interface Place {
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: Region };
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Place[];
  readonly relatedLocations?: readonly Place[];
  readonly suppressions?: readonly { readonly justification: string }[];
  readonly fixes?: readonly {
    readonly artifactChanges: readonly {
      readonly replacements: readonly {
        readonly deletedRegion: Region;
        readonly insertedContent: { readonly text: string };
      }[];
    }[];
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}
interface Log {
  readonly runs: readonly {
    readonly tool: {
      readonly driver: {
        readonly rules: readonly { readonly id: string; readonly properties: Readonly<Record<string, unknown>> }[];
      };
    };
    readonly invocations: readonly {
      readonly toolExecutionNotifications: readonly { readonly message: { readonly text: string } }[];
    }[];
    readonly results: readonly Result[];
  }[];
}

const sarif = (of: Outcome): Log['runs'][number] => (JSON.parse(renderSarif(of, '1.2.3')) as Log).runs[0]!;

// A pattern in the schema of OASIS holds only without the flag for Unicode.
const ajv = new Ajv({ allErrors: true, unicodeRegExp: false });
// The package's types describe its CommonJS form.
(addFormats as unknown as (to: Ajv) => void)(ajv);
/** That of OASIS, and what GitHub demands beyond it. */
const VALIDATORS = ['sarif-2.1.0', 'sarif-slice'].map((name) =>
  ajv.compile(JSON.parse(readFileSync(`__tests__/report/data/${name}.schema.json`, 'utf8')) as object),
);
const schemaErrors = (of: Outcome): readonly unknown[] => {
  const log: unknown = JSON.parse(renderSarif(of, '1.2.3'));
  return VALIDATORS.flatMap((validate) => (validate(log) ? [] : (validate.errors ?? [])));
};

/** Codes of the problems that a report tells of, those that are suppressed left out, sorted. */
const CODES: Readonly<Record<ReportFormat, (text: string) => readonly string[]>> = {
  pretty: (text) => matches(text, /^\S.* {2}\w+ {2}(ECS\d+) /gm),
  json: (text) => (JSON.parse(text) as { findings: { code: string }[] }).findings.map(({ code }) => code).sort(),
  sarif: (text) =>
    (JSON.parse(text) as Log).runs[0]!.results.filter(({ suppressions }) => suppressions === undefined)
      .map(({ ruleId }) => ruleId)
      .sort(),
  markdown: (text) => matches(text, /^\| (?:Critical|High|Medium|Low|Info) \|.*?\[(ECS\d+)\]/gm),
  github: (text) => matches(text, /^::(?:error|warning|notice) .*,title=(ECS\d+) /gm),
  junit: (text) => matches(text, /<testcase [^>]*name="(ECS\d+) [^>]*>\s*<failure/g),
};

function matches(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, code = '']) => code).sort();
}

describe('every format', () => {
  test.each(FORMATS)('%s tells of the same problems', (format) => {
    expect(CODES[format](render(outcome, format))).toEqual(['ECS201', 'ECS403', 'ECS802', 'ECS804']);
  });

  test.each(FORMATS)('%s tells of as many problems as there are, whatever they are', (format) => {
    const facts = fc.constantFrom(...RULES.map(({ code }) => code));
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 30 }), (codes) => {
        const findings = codes.map((code, at): FindingFacts => ({ code, mark: 'app', name: `c${String(at)}` }));
        const some = outcomeOf({ files: { 'web.yml': TEXT }, findings });
        expect(CODES[format](render(some, format))).toEqual([...codes].sort());
      }),
      { numRuns: 20 },
    );
  });

  test.each(FORMATS)('%s shows no detected secret whole, and ends its last line', (format) => {
    const text = render(outcome, format);
    expect(text).not.toContain('hunter2hunter');
    expect(text).toMatch(/[^\n]\n$/);
  });

  test.each(FORMATS)('%s tells what was not read', (format) => {
    expect(render(outcome, format)).toContain('larger than 5 MB');
  });

  test.each(FORMATS)('%s counts what was known before apart, and does not show its secret', (format) => {
    const secret = outcome.findings.find(({ rule }) => rule.code === 'ECS201')!;
    const others = outcome.findings.filter((finding) => finding !== secret);
    const text = render(onlyOf(outcome, others), format);
    expect(CODES[format](text)).toEqual(['ECS403', 'ECS802', 'ECS804']);
    expect(text).not.toContain('hunter2hunter');
    expect(text).toMatch(/known|It was there before/);
  });
});

test('of some findings alone the others are known and the steps count anew', () => {
  const [first, ...others] = outcome.findings;
  const only = onlyOf(outcome, [first!]);
  expect(only.known).toEqual(others);
  expect(only.counts).toEqual({ critical: 0, high: 1, medium: 0, low: 0, info: 0 });
  expect(only.steps.filter(({ status }) => status === 'fail').map(({ step, findings }) => [step, findings])).toEqual([
    [8, 1],
  ]);
});

describe('SARIF', () => {
  const run = sarif(outcome);
  const resultOf = (code: string): Result => run.results.find(({ ruleId }) => ruleId === code)!;

  test('has the form that the standard gives it', () => {
    expect(schemaErrors(outcome)).toEqual([]);
    expect(schemaErrors(outcomeOf({ files: {} }))).toEqual([]);
  });

  test('is refused by the schemas when it is not as it should be', () => {
    const log = { version: '2.1.0', runs: [{ tool: { driver: { name: 'x', rules: 1 } } }] };
    expect(VALIDATORS.map((validate) => validate(log))).toEqual([false, false]);
  });

  test('ranks rules as code scanning does, and results point at them', () => {
    expect(run.tool.driver.rules.map(({ id }) => id)).toEqual(['ECS201', 'ECS403', 'ECS801', 'ECS802', 'ECS804']);
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    const scores = run.tool.driver.rules.map(({ properties }) => Number(properties['security-severity']));
    expect(scores.every((score) => score > 0 && score <= 10)).toBe(true);
  });

  test('stands in for every rule within the lengths that GitHub takes', () => {
    const findings = RULES.map(({ code }): FindingFacts => ({ code, mark: 'app' }));
    const all = outcomeOf({ files: { 'web.yml': TEXT }, findings });
    expect(schemaErrors(all)).toEqual([]);
    expect(sarif(all).tool.driver.rules).toHaveLength(RULES.length);
  });

  test('names places by relative, encoded addresses and columns without the byte order mark', () => {
    expect(resultOf('ECS804').locations[0]!.physicalLocation).toEqual({
      artifactLocation: { uri: 'a%20folder/web%3A1.yml', uriBaseId: '%SRCROOT%' },
      region: { startLine: 1, startColumn: 1, endLine: 2, endColumn: 1 },
    });
  });

  test('shows a finding of generated code at its construct, and the template beside it', () => {
    const { locations, relatedLocations } = resultOf('ECS403');
    expect(locations[0]!.physicalLocation).toMatchObject({
      artifactLocation: { uri: 'lib/a.ts' },
      region: { startLine: 7 },
    });
    expect(relatedLocations).toHaveLength(1);
  });

  test('keeps the identity of a finding', () => {
    const { fingerprint } = outcome.findings.find(({ rule }) => rule.code === 'ECS802')!;
    expect(resultOf('ECS802').partialFingerprints).toEqual({ 'ecsReviewer/v1': fingerprint });
  });

  test('lists a suppressed finding with its reason', () => {
    expect(resultOf('ECS801').suppressions).toMatchObject([
      { kind: 'inSource', justification: 'needs "devices" & more' },
    ]);
  });

  test('holds fixes that do the same as the proved edits', () => {
    const { replacements } = resultOf('ECS802').fixes![0]!.artifactChanges[0]!;
    const { fix } = outcome.findings[0]!;
    if (fix?.kind !== 'edits') throw new Error('no edits');
    const at = (line: number, column: number): number =>
      TEXT.split('\n')
        .slice(0, line - 1)
        .reduce((sum, text) => sum + text.length + 1, 0) +
      column -
      1;
    const edits = replacements.map(({ deletedRegion: region, insertedContent }) => ({
      path: '',
      start: at(region.startLine, region.startColumn),
      end: at(region.endLine, region.endColumn),
      text: insertedContent.text,
    }));
    expect(applyEdits(TEXT, edits)).toBe(applyEdits(TEXT, fix.edits));
    expect(resultOf('ECS804').fixes).toBeUndefined();
  });

  test('leaves out a fix that would quote a secret', () => {
    const findings: readonly FindingFacts[] = [
      { code: 'ECS201', mark: 'hunter2hunter', edits: [['app', 'hunter2hunter']] },
    ];
    expect(sarif(outcomeOf({ files: { 'web.yml': TEXT }, findings })).results[0]!.fixes).toBeUndefined();
  });

  test('keeps to the number of results that GitHub takes, the most severe first, and says so', () => {
    const findings = Array.from({ length: MOST_RESULTS + 3 }, (_, at): FindingFacts => ({
      code: at < 5 ? 'ECS801' : 'ECS804',
      mark: 'app',
      severity: at < 5 ? 'critical' : 'medium',
      name: `c${String(at)}`,
    }));
    const many = sarif(outcomeOf({ files: { 'web.yml': TEXT }, findings: findings.reverse() }));
    expect(many.results).toHaveLength(MOST_RESULTS);
    expect(many.results.slice(0, 6).map(({ ruleId }) => ruleId)).toEqual([
      ...Array<string>(5).fill('ECS801'),
      'ECS804',
    ]);
    expect(many.invocations[0]!.toolExecutionNotifications[0]!.message.text).toMatch(/^3 of 5003 results are left out/);
  });

  test('tells what was not decided and not read', () => {
    const texts = run.invocations[0]!.toolExecutionNotifications.map(({ message }) => message.text);
    expect(texts).toEqual([
      '1 check could not be decided; the JSON report lists why.',
      'a folder/web:1.yml: a key is given twice',
      'other.yml: larger than 5 MB',
    ]);
  });
});

describe('JUnit', () => {
  test('is well formed whatever the repository says', () => {
    const hostile = outcomeOf({
      files: { 'w"<&>.yml': TEXT },
      findings: [{ code: 'ECS802', mark: 'app', message: 'A ]]> \u0000 \uFFFE & <b> "x"\nnext.', name: 'a"<' }],
    });
    const text = render(hostile, 'junit');
    expect(text).not.toMatch(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/);
    expect(text.replace(/&(?:amp|lt|gt|quot|apos);/g, '')).not.toMatch(/&|\]\]>|<b>/);
    expect([...text.matchAll(/<(?!\/|\?)\w+[^<>]*[^/]>/g)]).toHaveLength([...text.matchAll(/<\/\w+>/g)].length);
  });

  test('counts what it holds', () => {
    const text = render(outcome, 'junit');
    const [, tests, failures, skipped] =
      /<testsuites name="ecs-reviewer" tests="(\d+)" failures="(\d+)" skipped="(\d+)" errors="0">/.exec(text) ?? [];
    expect(Number(tests)).toBe([...text.matchAll(/<testcase /g)].length);
    expect(Number(failures)).toBe(4);
    expect(Number(skipped)).toBe([...text.matchAll(/<skipped /g)].length);
  });
});

describe('workflow commands', () => {
  test('come the most severe first, and nothing of the repository is one', () => {
    const evil = outcomeOf({
      files: { 'web.yml': TEXT },
      findings: [{ code: 'ECS802', mark: 'app', message: 'x\n::set-output name=a::b' }],
    });
    const lines = render(evil, 'github').trimEnd().split('\n');
    expect(lines.filter((line) => line.startsWith('::'))).toHaveLength(1);
    expect(lines.at(-1)).toMatch(/^1 file · 2 resources · 1 problem/);
  });
});

describe('Markdown', () => {
  test('links to no commit where there is none', () => {
    const text = render(outcome, 'markdown');
    expect(text).toContain('| `a folder/web:1.yml:2` |');
    expect(text).not.toContain('/blob/undefined');
  });
});
