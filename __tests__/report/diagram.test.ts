import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FixedFinding } from '../../src/model/finding.js';
import type { Party, Relation, Relations } from '../../src/model/relations.js';
import { SEVERITIES, type Severity } from '../../src/model/rule.js';
import { diagramOf } from '../../src/report/diagram.js';
import { parseDiagram } from '../support/mermaid.js';
import { outcomeOf } from '../support/outcome.js';
import { processorTime } from '../support/processor-time.js';

const plain = (text: string): string => text;

/** A problem at an address, `web` or `web / ingress 2`. */
function problem(code: string, severity: Severity, address: string): FixedFinding {
  const [resource = ''] = address.split(' / ');
  const [finding] = outcomeOf({ files: { 'a.tf': 'x' }, findings: [{ code, mark: 'x', severity }] }).findings;
  const found = finding!;
  const info = { ...found.subject, address };
  return { ...found, subject: { ...info, resource: { ...info.resource, unit: 'infra', address: resource } } };
}

function party(kind: Party['kind'], name: string, facts: Partial<Party> = {}): Party {
  return { id: name, kind, name, unit: 'infra', resources: [`infra\n${name}`], ...facts };
}

const INTERNET: Party = { id: 'internet', kind: 'internet', name: 'internet', resources: [] };

function relation(from: string, to: string, facts: Partial<Relation> = {}): Relation {
  return { from, to, kind: 'reaches', labels: [], subjects: [], ...facts };
}

const CHAIN: Relations = {
  parties: [
    INTERNET,
    party('loadBalancer', 'alb'),
    party('service', 'web'),
    party('dataStore', 'db'),
    party('role', 'web-task'),
  ],
  relations: [
    relation('internet', 'alb', { labels: [':443'] }),
    relation('alb', 'web', { labels: [':8080'] }),
    relation('internet', 'web', { labels: [':22', ':23', ':24', ':25'], subjects: ['infra\nweb-sg / ingress 2'] }),
    relation('web', 'db', { labels: [':5432'], subjects: ['infra\ndb-sg / ingress 1'] }),
    relation('web', 'web-task', { kind: 'uses', labels: ['task role'] }),
  ],
};

function drawn(relations: Relations, findings: readonly FixedFinding[] = []): string {
  return diagramOf({ relations, findings }, plain) ?? '';
}

describe('the picture', () => {
  const findings = [
    problem('ECS103', 'critical', 'web-sg / ingress 2'),
    problem('ECS106', 'low', 'db-sg / ingress 1'),
    problem('ECS301', 'medium', 'web'),
    problem('ECS804', 'low', 'web'),
    problem('ECS403', 'low', 'alb'),
    problem('ECS403', 'critical', 'elsewhere'),
  ];

  test('shows who can reach whom, and marks what is wrong', () => {
    expect(drawn(CHAIN, findings)).toBe(`\`\`\`mermaid
flowchart LR
  n0(("internet"))
  n1["1 low · load balancer alb"]
  n2["1 medium, 1 low · service web"]
  n3[("data store db")]
  n4{{"role web-task"}}
  n0 -->|":443"| n1
  n1 -->|":8080"| n2
  n0 ==>|":22, :23, :24, … · ECS103"| n2
  n2 -->|":5432 · ECS106"| n3
  n2 -.->|"task role"| n4
  classDef bad stroke:#cf222e,stroke-width:4px
  class n2 bad
  linkStyle 2 stroke:#cf222e,stroke-width:4px
\`\`\`

As far as the code tells. Red: problems of medium severity or worse. Dotted: a role that the tasks take, or a secret that they read.`);
  });

  test('is one that Mermaid can draw', async () => {
    const { nodes, edges, frames } = await parseDiagram(drawn(CHAIN, findings));
    expect(nodes.map(({ text }) => text)).toEqual([
      'internet',
      '1 low · load balancer alb',
      '1 medium, 1 low · service web',
      'data store db',
      'role web-task',
    ]);
    expect(nodes.filter(({ classes }) => classes.includes('bad')).map(({ id }) => id)).toEqual(['n2']);
    expect(edges.map(({ start, end, text, stroke }) => `${start} ${end} ${text} ${stroke}`)).toEqual([
      'n0 n1 :443 normal',
      'n1 n2 :8080 normal',
      'n0 n2 :22, :23, :24, … · ECS103 thick',
      'n2 n3 :5432 · ECS106 normal',
      'n2 n4 task role dotted',
    ]);
    expect(frames).toEqual([]);
  });

  test('frames deployment units when there are several', async () => {
    const parties = [INTERNET, party('service', 'web'), party('service', 'api', { unit: 'other/"x' })];
    const text = drawn({ parties, relations: [relation('internet', 'api')] });
    expect(text).toContain('  subgraph u1["in infra"]\n    n1["service web"]\n  end\n');
    const { frames, edges } = await parseDiagram(text);
    expect(frames).toEqual(['in infra', "in other/'x"]);
    expect(edges).toHaveLength(1);
  });

  test.each([
    ['nothing was asked', undefined],
    ['there is nothing', { parties: [], relations: [] }],
    ['there is one party only', { parties: [party('service', 'web')], relations: [] }],
  ])('is left out when %s', (_, relations) => {
    const outcome = { findings: [], ...(relations === undefined ? {} : { relations }) };
    expect(diagramOf(outcome, plain)).toBeUndefined();
  });

  test('masks what the mask knows', () => {
    expect(diagramOf({ relations: CHAIN, findings: [] }, (text) => text.replace('db', 'd…'))).toContain(
      '"data store d…"',
    );
  });
});

test.each(['README.md', ...['terraform', 'cloudformation', 'cdk'].map((name) => `__tests__/golden/${name}.review.md`)])(
  'Mermaid can draw the picture in %s',
  async (name) => {
    const { nodes, edges } = await parseDiagram(readFileSync(path.resolve(name), 'utf8'));
    const texts = nodes.map(({ text }) => text);
    for (const kind of ['internet', 'load balancer ', 'service ', 'data store ', 'role ']) {
      expect(texts).toContainEqual(expect.stringContaining(kind));
    }
    expect(edges.filter(({ stroke }) => stroke === 'thick').length).toBeGreaterThan(0);
  },
);

describe('of more parties than fit', () => {
  const services = Array.from({ length: 60 }, (_, index) => party('service', `s${String(index)}`));
  const many: Relations = {
    parties: [...services, INTERNET],
    relations: services.map(({ id }) => relation('internet', id, { subjects: [`infra\n${id}-rule`] })),
  };

  test('those with the largest problems are shown, and the others counted', async () => {
    const findings = [
      problem('ECS804', 'high', 's59'),
      problem('ECS101', 'high', 's58-rule'),
      problem('ECS804', 'low', 's57'),
    ];
    const text = drawn(many, findings);
    const { nodes, edges } = await parseDiagram(text);
    const shown = nodes.map(({ text: label }) => label.replace(/^.* · /, ''));
    expect(shown).toHaveLength(40);
    expect(shown).toEqual(expect.arrayContaining(['internet', 'service s57', 'service s58', 'service s59']));
    expect(shown).toContain('service s35');
    expect(shown).not.toContain('service s36');
    expect(edges).toHaveLength(39);
    expect(text).toContain('Left out: 21 elements with the smallest problems.');
  });

  test('relations are counted too', async () => {
    const few = services.slice(0, 20);
    const all = few.flatMap(({ id }) => few.filter((other) => other.id !== id).map((other) => relation(id, other.id)));
    const text = drawn({ parties: few, relations: all });
    expect((await parseDiagram(text)).edges).toHaveLength(150);
    expect(text).toContain(`Left out: ${String(20 * 19 - 150)} arrows.`);
  });

  test('ten thousand take no longer than a moment', () => {
    const crowd = Array.from({ length: 10_000 }, (_, index) => party('service', `s${String(index)}`));
    const relations = crowd.map(({ id }) => relation('internet', id));
    const started = processorTime();
    expect(drawn({ parties: [...crowd, INTERNET], relations }, [problem('ECS804', 'high', 's9999')])).toContain(
      's9999',
    );
    expect(processorTime() - started).toBeLessThan(3000);
  });
});

/** Text that means to end a label, a line or the block. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        ...['"', '`', '```', '\n', '\r\n', '%%{init: {"theme":"dark"}}%%', '%% x', 'click n0 "javascript:alert(1)"'],
        ...[
          '<script>',
          '<img src=x onerror=a()>',
          '&lt;b&gt;',
          '#quot;',
          '#60;',
          '#35;',
          'end',
          'subgraph',
          '-->',
          '|',
        ],
        ...['---\ntitle: x\n---', '$$x$$', 'fa:fa-bomb', '@everyone', '1. a', '- a', '](http://x)', '\u202e', '\ud800'],
        ...['{{', '}}', '[[', ']]', '((', '))', ':::bad', ';', '\\', '*a*', '_a_', '~~a~~', 'a', ' '],
      ),
      { maxLength: 8 },
    )
    .map((pieces) => pieces.join('')),
);

const hostileRelations = fc
  .record({
    parties: fc.array(
      fc.record({
        kind: fc.constantFrom<Party['kind']>(
          'network',
          'securityGroup',
          'loadBalancer',
          'service',
          'dataStore',
          'role',
        ),
        name: hostile,
        unit: hostile,
      }),
      { minLength: 2, maxLength: 8 },
    ),
    ways: fc.array(
      fc.record({ from: fc.nat(7), to: fc.nat(7), labels: fc.array(hostile, { maxLength: 2 }), uses: fc.boolean() }),
      { maxLength: 8 },
    ),
    problems: fc.array(fc.record({ at: fc.nat(7), severity: fc.constantFrom(...SEVERITIES) }), { maxLength: 4 }),
  })
  .map(({ parties, ways, problems }) => ({
    parties: parties.map((facts, index): Party => ({
      id: String(index),
      resources: [`infra\n${String(index)}`],
      ...facts,
    })),
    relations: ways
      .filter(({ from, to }) => from < parties.length && to < parties.length)
      .map(({ from, to, labels, uses }) =>
        relation(String(from), String(to), { labels, kind: uses ? 'uses' : 'reaches', subjects: [] }),
      ),
    findings: problems.map(({ at, severity }) => problem('ECS804', severity, String(at))),
  }));

describe('whatever the repository calls its parts', () => {
  const LABEL = /"[\p{L}\p{N}\p{M} .,:?/()[\]'+=@·…‹›_-]*"/u.source;
  const LINES = [
    /flowchart LR/,
    new RegExp(` +n\\d+(?:\\(\\(|\\(\\[|\\[|\\[\\(|\\{\\{)${LABEL}(?:\\)\\)|\\]\\)|\\]|\\)\\]|\\}\\})`, 'u'),
    new RegExp(`  n\\d+ (?:-->|==>|-\\.->)(?:\\|${LABEL}\\|)? n\\d+`, 'u'),
    new RegExp(`  subgraph u\\d+\\[${LABEL}\\]`, 'u'),
    /  end/,
    /  classDef bad stroke:#cf222e,stroke-width:4px/,
    /  class n\d+(?:,n\d+)* bad/,
    /  linkStyle \d+(?:,\d+)* stroke:#cf222e,stroke-width:4px/,
  ].map(({ source }) => new RegExp(`^${source}$`, 'u'));

  test('every line is one of ours, with text in quotes only, and nothing in it acts', () => {
    fc.assert(
      fc.property(hostileRelations, ({ findings, ...relations }) => {
        const [code = '', rest] = drawn(relations, findings)
          .replace(/^```mermaid\n/, '')
          .split('\n```\n');
        expect(code.split('\n').filter((line) => !LINES.some((known) => known.test(line)))).toEqual([]);
        expect(code).not.toMatch(/[<%&;`]|fa:fa-/);
        expect(rest).toMatch(/^\nAs far as the code tells\.[A-Za-z0-9 .,:]*$/);
      }),
      { numRuns: 300 },
    );
  });

  test('Mermaid reads just the parties and relations that are meant', async () => {
    await fc.assert(
      fc.asyncProperty(hostileRelations, async ({ findings, ...relations }) => {
        const { nodes, edges } = await parseDiagram(drawn(relations, findings));
        expect(nodes.map(({ id }) => id).sort()).toEqual(relations.parties.map((_, index) => `n${String(index)}`));
        expect(edges.map(({ start, end }) => [start, end])).toEqual(
          relations.relations.map(({ from, to }) => [`n${from}`, `n${to}`]),
        );
      }),
      { numRuns: 30 },
    );
  });

  test('the same relations give the same picture', () => {
    fc.assert(
      fc.property(hostileRelations, ({ findings, ...relations }) => {
        expect(drawn(relations, [...findings].reverse())).toBe(drawn(relations, findings));
      }),
    );
  });
});
