/**
 * A rule's test that is named on the command line runs by itself. Otherwise the tests of a step run in one file, for
 * which the engine is loaded and compiled once.
 */
const ruleIsNamed = process.argv.some((argument) => /rules\/[^/]+\/[^/]/.test(argument));

/** Jest runs the TypeScript sources as native ES modules; swc strips the types. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/__tests__'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ruleIsNamed ? [] : ['__tests__/rules/[^/]+/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2023', experimental: { keepImportAttributes: true } },
        module: { type: 'es6' },
      },
    ],
  },
  testSequencer: './__tests__/support/long-first.mjs',
  testTimeout: 60_000,
};
