/** Fixes next to suppressions: what is suppressed stays suppressed, and nothing else becomes so. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fixAll } from '../../src/fix-all.js';
import { applyEdits } from '../../src/fix/edits.js';
import { proveFixes } from '../../src/fix/prove.js';
import { withSuppressed } from '../../src/fix/prove/with-suppressed.js';
import type { Finding, Outcome, Suppressed, TextEdit } from '../../src/model/finding.js';
import type { ReviewOptions } from '../../src/model/options.js';
import { review } from '../../src/review.js';
import { memoryTree } from '../support/memory-tree.js';
import { findingOf, fileOf } from '../support/outcome.js';

const OPTIONS: ReviewOptions = {
  failOn: 'high',
  preset: 'strict',
  relevance: 'ecs',
  only: ['ECS801', 'ECS802', 'ECS804', 'ECS511', 'ECS201'],
  varFiles: [],
  suggestions: true,
};

interface Host {
  readonly path: string;
  readonly comment: (words: string) => string;
  readonly lines: readonly string[];
}

/** Every `@` is a place for a comment: on a line of its own or at the end of one. */
const HOSTS: Readonly<Record<string, Host>> = {
  Terraform: {
    path: 'main.tf',
    comment: (words) => `# ${words}`,
    lines: [
      '@',
      'resource "aws_ecs_task_definition" "web" { @',
      '  family = "web" @',
      '  @',
      '  container_definitions = jsonencode([ @',
      '    @',
      '    { @',
      '      @',
      '      name       = "app" @',
      '      @',
      '      privileged = true @',
      '      @',
      '      image      = "nginx:latest" @',
      '      @',
      '    }, @',
      '    @',
      '    { name = "side", image = "nginx", user = "root" }, @',
      '  ])',
      '}',
      '',
    ],
  },
  CloudFormation: {
    path: 'stack.yaml',
    comment: (words) => `# ${words}`,
    lines: [
      '@',
      'Resources:',
      '  @',
      '  Task: @',
      '    Type: AWS::ECS::TaskDefinition',
      '    Properties: @',
      '      ContainerDefinitions: @',
      '        @',
      '        - Name: app @',
      '          @',
      '          Privileged: true @',
      '          @',
      '          Image: nginx:latest @',
      '        @',
      '        - { Name: side, Image: nginx, User: root } @',
      '',
    ],
  },
  'a task definition with comments': {
    path: 'task-definition.json',
    comment: (words) => `// ${words}`,
    lines: [
      '@',
      '{ @',
      '  "family": "web", @',
      '  @',
      '  "containerDefinitions": [ @',
      '    @',
      '    { @',
      '      @',
      '      "name": "app", @',
      '      @',
      '      "privileged": true, @',
      '      @',
      '      "image": "nginx:latest" @',
      '      @',
      '    }, @',
      '    @',
      '    { "name": "side", "image": "nginx", "user": "root" } @',
      '  ]',
      '}',
      '',
    ],
  },
};

/** The text with the words at some of its places, and without the other places. */
function written({ lines, comment }: Host, words: ReadonlyMap<number, string>, lineEnd = '\n'): string {
  let place = 0;
  return lines
    .flatMap((line) => {
      if (!line.includes('@')) return [line];
      const found = words.get(place);
      place += 1;
      if (found !== undefined) return [line.replace('@', comment(found))];
      return line.trim() === '@' ? [] : [line.replace('@', '').trimEnd()];
    })
    .join(lineEnd);
}

const places = ({ lines }: Host): number => lines.filter((line) => line.includes('@')).length;

const fingerprints = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ fingerprint }) => fingerprint).sort();

const suppressedIn = ({ suppressed }: Outcome): readonly string[] =>
  fingerprints(suppressed.map(({ finding }) => finding));

const code = fc.constantFrom(...OPTIONS.only);
const words = fc
  .tuple(
    fc.constantFrom('ignore', 'ignore', 'ignore', 'ignore-file'),
    fc.uniqueArray(code, { minLength: 1, maxLength: 2 }),
  )
  .map(([verb, codes]) => `ecs-reviewer:${verb} ${codes.join(',')} -- accepted`);

describe.each(Object.entries(HOSTS))('in %s', (_format, host) => {
  const repository = fc
    .tuple(
      fc.array(fc.tuple(fc.nat(places(host) - 1), words), { minLength: 1, maxLength: 3 }),
      fc.constantFrom('\n', '\r\n'),
    )
    .map(([marks, lineEnd]) => written(host, new Map(marks), lineEnd));

  const reviewed = (text: string): Outcome => review(memoryTree({ [host.path]: text }), OPTIONS);

  test('each proved fix alone takes its problem away and leaves every suppression as it is', () => {
    fc.assert(
      fc.property(repository, (text) => {
        const before = reviewed(text);
        for (const { fingerprint, fix } of before.findings) {
          if (fix?.kind !== 'edits') continue;
          const after = review(memoryTree({ [host.path]: applyEdits(text, fix.edits) }), {
            ...OPTIONS,
            suggestions: false,
          });
          expect({ text, suppressed: suppressedIn(after) }).toEqual({ text, suppressed: suppressedIn(before) });
          expect(fingerprints(after.findings)).not.toContain(fingerprint);
          expect(fingerprints(before.findings)).toEqual(expect.arrayContaining([...fingerprints(after.findings)]));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('all fixes together leave every suppression as it is, and plan none for what is suppressed', () => {
    fc.assert(
      fc.property(repository, (text) => {
        const tree = memoryTree({ [host.path]: text });
        const before = reviewed(text);
        const { outcome } = fixAll(tree, OPTIONS);
        expect({ text, suppressed: suppressedIn(outcome) }).toEqual({ text, suppressed: suppressedIn(before) });
        expect(fingerprints(before.findings)).toEqual(expect.arrayContaining([...fingerprints(outcome.findings)]));
        expect(before.suppressed.every(({ finding }) => !('fix' in finding))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('most fixes are still proved beside a suppression', () => {
    const everywhere = Array.from({ length: places(host) }, (_, place) =>
      reviewed(written(host, new Map([[place, 'ecs-reviewer:ignore ECS511 -- accepted']]))),
    );
    const found = everywhere.flatMap(({ findings }) => findings).filter(({ rule }) => rule.code !== 'ECS511');
    const proved = found.filter(({ fix }) => fix?.kind === 'edits');
    expect(proved.length / found.length).toBeGreaterThan(0.9);
  });
});

describe('a fix is no proof', () => {
  const file = fileOf('main.tf', 'a = "x"\nb = "y"\n');
  const finding = findingOf(file, { code: 'ECS802', mark: '"x"' });
  const other = findingOf(file, { code: 'ECS804', mark: '"y"', property: 'readonlyRootFilesystem' });
  const edit: TextEdit = { path: 'main.tf', start: 0, end: 0, text: '# moved\n' };
  const suppressed = (one: Finding): Suppressed => {
    const { span } = one;
    return { finding: one, directive: { file, span, codes: [one.rule.code], reason: 'x1', covers: span } };
  };

  type Result = Parameters<typeof withSuppressed>[0];
  const NONE: Result = { findings: [], suppressed: [] };

  const kindOf = (before: Result, after: Result): string | undefined =>
    proveFixes({
      findings: withSuppressed(before),
      plans: before.findings.map((one) => (one === finding ? { edits: [edit] } : { edits: [] })),
      notices: 0,
      textOf: () => file.text,
      rerun: () => ({ findings: withSuppressed(after), notices: [] }),
    })[0]?.kind;

  const RESULTS: readonly (readonly [title: string, before: Result, after: Result, kind: string])[] = [
    [
      'when its problem is only suppressed afterwards',
      { ...NONE, findings: [finding] },
      { ...NONE, suppressed: [suppressed(finding)] },
      'advice',
    ],
    [
      'when a suppressed problem speaks up',
      { findings: [finding], suppressed: [suppressed(other)] },
      { ...NONE, findings: [other] },
      'advice',
    ],
    [
      'when another problem becomes suppressed',
      { ...NONE, findings: [finding, other] },
      { ...NONE, suppressed: [suppressed(other)] },
      'advice',
    ],
    [
      'unless what is suppressed stays so',
      { findings: [finding], suppressed: [suppressed(other)] },
      { ...NONE, suppressed: [suppressed(other)] },
      'edits',
    ],
    ['unless what is suppressed is gone too', { findings: [finding], suppressed: [suppressed(other)] }, NONE, 'edits'],
  ];

  test.each(RESULTS)('%s', (...[, before, after, kind]) => {
    expect(kindOf(before, after)).toBe(kind);
  });
});
