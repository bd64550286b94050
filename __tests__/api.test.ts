import { describe, expect, test } from '@jest/globals';
import { review, type ReportSeverity, type ReviewConfiguration, type ReviewReport } from '../src/api.js';
import { FIELDS } from '../src/config/file/definition.js';
import { SEVERITIES } from '../src/model/rule.js';

const FILES = {
  'infra/task-definition.json': '{"family":"web","containerDefinitions":[{"name":"app","image":"nginx:latest"}]}',
  'other/task-definition.json': '{"family":"job","containerDefinitions":[{"name":"run","image":"nginx:latest"}]}',
};

/** Every setting of the configuration file, and no other. */
const SETTINGS: Readonly<Record<keyof ReviewConfiguration, true>> = {
  preset: true,
  rules: true,
  'fail-on': true,
  scope: true,
  relevance: true,
  paths: true,
  exclude: true,
  ignore: true,
  'honor-suppressions': true,
  'approved-registries': true,
  'secret-names': true,
  'expect-audit': true,
  'terraform-var-files': true,
  variables: true,
  environments: true,
  environment: true,
  'comment-at': true,
  'max-comments': true,
  suggestions: true,
  baseline: true,
};

const COUNTS: Readonly<Record<ReportSeverity, true>> = {
  critical: true,
  high: true,
  medium: true,
  low: true,
  info: true,
};

const found = ({ findings }: ReviewReport): readonly string[] => findings.map(({ code, file }) => `${code} ${file}`);

describe('the programmatic interface', () => {
  test('has types for the settings of the configuration file and for the severities', () => {
    expect(Object.keys(SETTINGS)).toEqual(FIELDS.map(({ name }) => name));
    expect(Object.keys(COUNTS)).toEqual([...SEVERITIES]);
  });

  test('gives the report, and edits only the texts that it was given', () => {
    const report = review(FILES, { rules: { ECS511: 'critical' }, paths: 'infra' });
    expect(report).toMatchObject({ schema: 1, verdict: 'failure', counts: { critical: 1 }, notices: [] });
    expect(report.findings.find(({ code }) => code === 'ECS511')).toMatchObject({ line: 1, severity: 'critical' });
    const edits = report.findings.flatMap(({ fix }) => (fix?.kind === 'edits' ? fix.edits : []));
    expect(new Set(edits.map(({ file }) => file))).toEqual(new Set(['infra/task-definition.json']));
  });

  test('takes the configuration file among the files when it is given none', () => {
    const files = { ...FILES, '.github/ecs-reviewer.yml': 'exclude: other\nrules: { ECS802: off }\n' };
    expect(found(review(files))).toEqual(found(review(FILES, { exclude: ['other'], rules: { ECS802: 'off' } })));
    expect(found(review(files, {}))).toEqual(found(review(FILES)));
  });

  test('refuses a configuration that cannot be followed', () => {
    expect(() => review(FILES, { environment: 'live' })).toThrow('environment is "live"; there are no environments.');
    expect(() => review(FILES, { preset: 'strct' as 'strict' })).toThrow('Did you mean "strict"?');
    expect(() => review(FILES, { baseline: 'none.json' })).toThrow('there is no such baseline');
  });
});
