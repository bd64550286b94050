import { readFileSync } from 'node:fs';
import path from 'node:path';
import { COMMANDS } from '../../src/commands/commands.js';
import { rulesText } from '../../src/commands/rules.js';
import { helpText } from '../../src/config/flags.js';
import { configurationSchema } from '../../src/config/file/json-schema.js';
import { diagramOf } from '../../src/report/diagram.js';
import type { AnyRule } from '../../src/model/rule.js';
import { maskOf } from '../../src/report/mask.js';
import { actionTables } from './action-tables.js';
import { configurationTables } from './configuration-file.js';
import { readExamples } from './examples.js';
import { formatted } from './formatted.js';
import { NOT_VISIBLE, notVisiblePage } from './not-visible.js';
import { readRules, type RuleFile } from './read-rules.js';
import { RULE_INDEX, ruleIndex } from './rule-index.js';
import { PAGES, rulePage } from './rule-page.js';
import { ruleCount, ruleOverview, ruleTable, stepList } from './rule-tables.js';
import { fillSections } from './sections.js';
import type { GeneratedFiles } from './stale-files.js';
import { sampleOutcome, terminalSample } from './terminal-sample.js';

/** Documents that people write and of which marked parts are generated. */
const DOCUMENTS = ['README.md', 'docs/configuration.md', 'docs/comparison.md'];

/** Every generated file with its text, as `npm run generate` writes it. */
export async function generatedFiles(root: string): Promise<GeneratedFiles> {
  const files = await readRules(root);
  const parts = documentParts(root);
  const documents = [
    ...pages(root, files),
    ...DOCUMENTS.map((name) => document({ root, name, parts }, files)),
    schema(files),
    [NOT_VISIBLE, notVisiblePage()] as const,
  ];
  const texts = documents.map(async ([name, text]) => [name, await formatted(root, name, text)] as const);
  return new Map([[RULE_INDEX, await ruleIndex(root, files)], ...(await Promise.all(texts))]);
}

function schema(files: readonly RuleFile[]): Named {
  return ['schema/ecs-reviewer.schema.json', JSON.stringify(configurationSchema(files.map(({ rule }) => rule)))];
}

type Named = readonly [name: string, text: string];

function pages(root: string, files: readonly RuleFile[]): readonly Named[] {
  const rules = files.map(({ rule }) => rule);
  const examples = readExamples(root, rules);
  return [
    [`${PAGES}/README.md`, ruleOverview(rules)],
    ...files.map((file): Named => {
      const { code } = file.rule;
      return [`${PAGES}/${code}.md`, rulePage({ file, rules, examples: examples.get(code) ?? [] })];
    }),
  ];
}

/** The parts that are the same in every document. */
function documentParts(root: string): Readonly<Record<string, string>> {
  const sample = sampleOutcome(root);
  return {
    ...actionTables(root),
    'configuration-file': configurationTables(),
    'command-line': `\`\`\`text\n${helpText(COMMANDS).trimEnd()}\n\`\`\``,
    sample: terminalSample(sample),
    picture: diagramOf(sample, maskOf(sample)) ?? '',
  };
}

interface Document {
  readonly root: string;
  readonly name: string;
  readonly parts: Readonly<Record<string, string>>;
}

function document({ root, name, parts }: Document, files: readonly RuleFile[]): Named {
  const rules = files.map(({ rule }) => rule);
  const folder = path.posix.relative(path.posix.dirname(name), PAGES);
  const text = fillSections(readFileSync(path.join(root, name), 'utf8'), {
    ...parts,
    rules: ruleTable(rules, `${folder}/`),
    steps: stepList(rules),
    'rule-count': ruleCount(rules),
    coverage: coverage(rules),
  });
  return [name, text];
}

function coverage(rules: readonly AnyRule[]): string {
  const text = rulesText({ paths: [], values: new Map([['coverage', []]]) }, rules);
  return `\`\`\`text\n${text.trimEnd()}\n\`\`\``;
}
