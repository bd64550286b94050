import { builtinModules } from 'node:module';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** The stages of the pipeline. Each may import `model` and itself, never another stage. */
const STAGES = [
  'discover',
  'parse',
  'normalise',
  'relate',
  'rules',
  'evaluate',
  'fix',
  'diff',
  'report',
  'config',
  'conversation',
];

const stageZones = STAGES.map((stage) => ({
  target: `./src/${stage}`,
  from: './src',
  except: [`./${stage}`, './model'],
  message: `src/${stage} may import src/model and itself; src/review.ts joins the stages.`,
}));

const OUTSIDE_IO = ['@actions/*', '@octokit/*', 'fast-glob', 'node:*', ...builtinModules];

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'coverage/',
      'data/',
      'node_modules/',
      '.cache/',
      'examples/',
      '__tests__/corpus/',
      '__tests__/golden/cdk/',
      '__tests__/**/data/',
    ],
  },
  {
    files: ['src/**/*.ts', '__tests__/**/*.ts', 'scripts/**/*.ts', 'bench/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    settings: {
      'import-x/resolver': { typescript: true, node: true },
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    },
    rules: {
      '@typescript-eslint/strict-boolean-expressions': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-params': ['error', 3],
      'max-depth': ['error', 3],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'import-x/no-restricted-paths': [
        'error',
        {
          basePath: import.meta.dirname,
          zones: [
            ...stageZones,
            { target: './src/model', from: './src', except: ['./model'], message: 'src/model imports nothing.' },
            {
              target: './src/review.ts',
              from: './src/io',
              message: 'Only main.ts and cli.ts join review.ts with src/io.',
            },
          ],
        },
      ],
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: OUTSIDE_IO, message: 'Only src/io touches disk, network and environment.' }] },
      ],
      complexity: ['error', 10],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['src/io/**/*.ts', 'src/main.ts', 'src/cli.ts'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['src/rules/**/*.ts'], rules: { 'import-x/no-default-export': 'off' } },
  {
    files: ['__tests__/**/*.ts', 'scripts/**/*.ts', 'bench/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // It is generated, a line for each rule.
    files: ['src/rules/index.ts'],
    rules: { 'max-lines': 'off' },
  },
);
