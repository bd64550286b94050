import { discover, type Discovered } from '../discover/discover.js';
import { workingFolder, write, writeNew } from '../io/terminal.js';
import { openWorkingTree } from '../io/working-tree.js';
import { UserError } from '../model/user-error.js';
import { PARSERS } from '../parsers.js';
import { counted } from '../report/count-words.js';
import type { Command } from './command.js';

/** Where the JSON Schema of the configuration file is published. */
export const CONFIGURATION_SCHEMA =
  'https://raw.githubusercontent.com/ecs-reviewer/ecs-reviewer/v0/schema/ecs-reviewer.schema.json';

/** Writes the workflow and the configuration file. */
export const init: Command = {
  name: 'init',
  usage: '',
  help: 'Writes .github/workflows/ecs-reviewer.yml and .github/ecs-reviewer.yml for this repository; overwrites nothing.',
  flags: [],
  run: ({ paths }) => {
    if (paths.length > 0) throw new UserError('init works in the current folder and takes no path.');
    const root = workingFolder();
    const found = discover(openWorkingTree(root), PARSERS);
    writeNew(root, initialFiles());
    write(initText(found));
    return 0;
  },
};

/** The files that `init` writes, by path. */
export function initialFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['.github/workflows/ecs-reviewer.yml', WORKFLOW],
    ['.github/ecs-reviewer.yml', CONFIGURATION],
  ]);
}

const WORKFLOW = `name: ECS review
on: pull_request
permissions:
  contents: read # reads the code
  pull-requests: write # writes the review
  checks: write # writes the check run
jobs:
  review:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - uses: actions/checkout@v6
      - uses: ecs-reviewer/ecs-reviewer@v0
`;

const CONFIGURATION = `# yaml-language-server: $schema=${CONFIGURATION_SCHEMA}
preset: recommended
fail-on: high
`;

/** What was found and what is next. */
export function initText(
  found: Pick<Discovered, 'taskDefinitions' | 'cloudFormation' | 'cdkAssemblies' | 'terraform'>,
): string {
  const { taskDefinitions, cloudFormation, cdkAssemblies, terraform } = found;
  const there = [
    ...(taskDefinitions.length === 0 ? [] : [counted(taskDefinitions.length, 'task definition file')]),
    ...(cloudFormation.length === 0 ? [] : [counted(cloudFormation.length, 'CloudFormation template')]),
    ...(cdkAssemblies.length === 0 ? [] : [counted(cdkAssemblies.length, 'CDK output folder')]),
    ...(terraform ? ['Terraform code'] : []),
  ];
  return [
    there.length === 0 ? 'Found no infrastructure code here yet.' : `Found ${there.join(', ')}.`,
    ...[...initialFiles().keys()].map((name) => `Wrote ${name}.`),
    '',
    'The workflow needs no secret. Its permissions are contents: read, pull-requests: write and checks: write; it names',
    'them itself. With a token that can only read, the findings are annotations and the verdict is the same.',
    ...(cdkAssemblies.length === 0 ? [] : ['If cdk.out is not committed, run cdk synth in a step before the review.']),
    'Commit both files and open a pull request.',
    '',
  ].join('\n');
}
