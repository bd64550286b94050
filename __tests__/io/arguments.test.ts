import { describe, expect, test } from '@jest/globals';
import { FLAGS, decodeArguments, helpText } from '../../src/config/flags.js';
import { readArguments } from '../../src/io/arguments.js';
import { RULES } from '../../src/rules/index.js';

const parse = (...argv: readonly string[]) => decodeArguments(readArguments(argv, FLAGS), RULES);

describe('the command line', () => {
  test('has defaults', () => {
    expect(parse()).toEqual({
      paths: [],
      config: '',
      baseline: '',
      writeBaseline: '',
      pruneBaseline: false,
      exclude: [],
      format: 'pretty',
      stats: true,
      color: true,
      fix: false,
      dryRun: false,
      options: { failOn: 'high', preset: 'recommended', relevance: 'ecs', only: [], varFiles: [], suggestions: true },
    });
  });

  test('takes paths, switches and repeated values in any order', () => {
    const parsed = parse(
      '--output=out/a.sarif',
      'a',
      '--only=ECS804,privileged-container',
      '--var-file',
      'x.tfvars',
      '--no-stats',
      'b',
      '--var-file=y.tfvars',
    );
    expect(parsed.paths).toEqual(['a', 'b']);
    expect(parsed.stats).toBe(false);
    expect(parsed.output).toBe('out/a.sarif');
    expect(parsed.options.only).toEqual(['ECS804', 'ECS801']);
    expect(parsed.options.varFiles).toEqual(['x.tfvars', 'y.tfvars']);
  });

  test.each([
    [
      ['--fail-on', 'hihg'],
      '--fail-on is "hihg"; it can be critical, high, medium, low, info or never. Did you mean "high"?',
    ],
    [['--fial-on', 'high'], 'There is no option --fial-on. Did you mean "fail-on"? --help lists them all.'],
    [['--format'], '--format needs a value: --format <format>.'],
    [['--no-stats=1'], '--no-stats takes no value.'],
    [['-x'], 'There is no option -x. --help lists them all.'],
    [['--only', 'ECS80'], '--only names "ECS80", which is no rule. Did you mean "ECS801"?'],
    [['--preset', ''], '--preset needs a value: --preset <preset>.'],
  ])('refuses %j with what to do', (argv, message) => {
    expect(() => parse(...argv)).toThrow(expect.objectContaining({ name: 'UserError', message }));
  });

  test('names every flag in its help', () => {
    for (const { name } of FLAGS) expect(helpText()).toContain(`--${name}`);
  });
});
