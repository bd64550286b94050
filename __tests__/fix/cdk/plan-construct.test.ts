/** What is suggested for the code of a CDK app, seen from the whole pipeline. */
import { describe, expect, test } from '@jest/globals';
import { applyEdits } from '../../../src/fix/edits.js';
import type { Outcome, PlannedFix } from '../../../src/model/finding.js';
import { review } from '../../../src/review.js';
import { APP, cdkApp, TEMPLATE, type Made } from '../../support/cdk-app.js';
import { memoryTree } from '../../support/memory-tree.js';

const IMPORTS = "import * as ecr from 'aws-cdk-lib/aws-ecr';\n";
const REPOSITORY: Made = { path: 'Images/Resource', type: 'AWS::ECR::Repository', at: "'Images'" };

function reviewed(code: string, made: readonly Made[], only: string): Outcome {
  return review(memoryTree(cdkApp(code, made)), {
    failOn: 'high',
    preset: 'strict',
    relevance: 'all',
    only: [only],
    varFiles: [],
    suggestions: true,
  });
}

function fixOf(code: string, made: readonly Made[], only: string): PlannedFix | undefined {
  const { findings } = reviewed(code, made, only);
  expect(findings.length).toBeGreaterThan(0);
  return findings[0]?.fix;
}

/** The code after the fix; advice as it is. */
function fixed(code: string, made: readonly Made[], only: string): string {
  const fix = fixOf(code, made, only);
  if (fix?.kind !== 'edits') return fix?.text ?? '';
  expect(new Set(fix.edits.map(({ path }) => path))).toEqual(new Set([APP]));
  return applyEdits(code, fix.edits);
}

describe('an option is written as the code around it is', () => {
  test.each([
    [
      'no options',
      "new ecr.Repository(this, 'Images');",
      "new ecr.Repository(this, 'Images', { imageScanOnPush: true });",
    ],
    [
      'no options, arguments on lines of their own',
      "new ecr.Repository(\n  this,\n  'Images',\n);",
      "new ecr.Repository(\n  this,\n  'Images',\n  { imageScanOnPush: true },\n);",
    ],
    [
      'empty options',
      "new ecr.Repository(this, 'Images', {});",
      "new ecr.Repository(this, 'Images', { imageScanOnPush: true });",
    ],
    [
      'one line',
      "new ecr.Repository(this, 'Images', { a: 1 });",
      "new ecr.Repository(this, 'Images', { a: 1, imageScanOnPush: true });",
    ],
    [
      'one line with a comma at its end',
      "new ecr.Repository(this, 'Images', { a: 1, });",
      "new ecr.Repository(this, 'Images', { a: 1, imageScanOnPush: true, });",
    ],
    [
      'several lines',
      "new ecr.Repository(this, 'Images', {\n    a: 1,\n  });",
      "new ecr.Repository(this, 'Images', {\n    a: 1,\n    imageScanOnPush: true,\n  });",
    ],
    [
      'several lines without a comma at the end',
      "new ecr.Repository(this, 'Images', {\n\ta: 1\n});",
      "new ecr.Repository(this, 'Images', {\n\ta: 1,\n\timageScanOnPush: true\n});",
    ],
    [
      'a comment behind the last one',
      "new ecr.Repository(this, 'Images', {\n  a: 1, // one, two\n});",
      "new ecr.Repository(this, 'Images', {\n  a: 1, // one, two\n  imageScanOnPush: true,\n});",
    ],
    [
      'a comment where the comma is missing',
      "new ecr.Repository(this, 'Images', {\n  a: 1 // one, two\n});",
      "new ecr.Repository(this, 'Images', {\n  a: 1, // one, two\n  imageScanOnPush: true\n});",
    ],
    [
      'line ends of Windows',
      "new ecr.Repository(this, 'Images', {\r\n  a: 1,\r\n});",
      "new ecr.Repository(this, 'Images', {\r\n  a: 1,\r\n  imageScanOnPush: true,\r\n});",
    ],
    [
      'another value',
      "new ecr.Repository(this, 'Images', { imageScanOnPush: false, a: 1 });",
      "new ecr.Repository(this, 'Images', { imageScanOnPush: true, a: 1 });",
    ],
    [
      'a typed literal',
      "new ecr.Repository(this, 'Images', { a: 1 } satisfies ecr.RepositoryProps);",
      "new ecr.Repository(this, 'Images', { a: 1, imageScanOnPush: true } satisfies ecr.RepositoryProps);",
    ],
    [
      'a constant of the file',
      "const options: ecr.RepositoryProps = {\n  a: 1,\n};\nnew ecr.Repository(this, 'Images', options);",
      "const options: ecr.RepositoryProps = {\n  a: 1,\n  imageScanOnPush: true,\n};\nnew ecr.Repository(this, 'Images', options);",
    ],
  ])('%s', (_what, code, expected) => {
    const made = { ...REPOSITORY, at: 'new ecr.Repository(' };
    expect(fixed(IMPORTS + code, [made], 'ECS501')).toBe(IMPORTS + expected);
  });

  test('an id in a constant or a template is compared with the path of the construct', () => {
    const code = (id: string): string =>
      `${IMPORTS}const name = 'Images';\nnew ecr.Repository(this, ${id}, { a: 1 }); // here`;
    const made = [{ ...REPOSITORY, at: '// here' }];
    for (const id of ['name', '`Im${one}ges`', '`${one}Images`']) {
      expect(fixed(code(id), made, 'ECS501')).toBe(code(id).replace('{ a: 1 }', '{ a: 1, imageScanOnPush: true }'));
    }
    for (const id of ["'Others'", '`Other${one}`', '`${one}`', 'props.name']) {
      expect(fixed(code(id), made, 'ECS501')).toContain('was not found in the code');
    }
  });
});

describe('an enum is written as the file imports it', () => {
  test.each([
    ["import * as registry from 'aws-cdk-lib/aws-ecr';", 'registry.Repository', 'registry.TagMutability.IMMUTABLE'],
    ["import { aws_ecr as ecr } from 'aws-cdk-lib';", 'ecr.Repository', 'ecr.TagMutability.IMMUTABLE'],
    ["import * as cdk from 'aws-cdk-lib';", 'cdk.aws_ecr.Repository', 'cdk.aws_ecr.TagMutability.IMMUTABLE'],
    ["import { Repository, TagMutability } from 'aws-cdk-lib/aws-ecr';", 'Repository', 'TagMutability.IMMUTABLE'],
    ["import ecr = require('aws-cdk-lib/aws-ecr');", 'ecr.Repository', 'ecr.TagMutability.IMMUTABLE'],
  ])('%s', (imports, name, written) => {
    const code = `${imports}\nnew ${name}(this, 'Images', { a: 1 });`;
    expect(fixed(code, [REPOSITORY], 'ECS503')).toBe(code.replace('a: 1', `a: 1, imageTagMutability: ${written}`));
  });

  test('and is advice where it would have to be imported', () => {
    const code = "import { Repository } from 'aws-cdk-lib/aws-ecr';\nnew Repository(this, 'Images');";
    expect(fixed(code, [REPOSITORY], 'ECS503')).toBe(
      'In the CDK write `imageTagMutability: ecr.TagMutability.IMMUTABLE` in the options of `new ecr.Repository`. ' +
        'It is not suggested as a change because it needs a name that the file does not import.',
    );
  });
});

const CONTAINER = { Name: 'app', Image: 'a', User: 'root', Essential: true };
const TASK: Made = {
  path: 'Task/Resource',
  type: 'AWS::ECS::TaskDefinition',
  at: "'Task'",
  properties: { Family: 'a', ContainerDefinitions: [CONTAINER] },
};
const ECS = "import * as ecs from 'aws-cdk-lib/aws-ecs';\n";

describe('options that are not those of a resource', () => {
  test('of a container go into the call that adds it, texts in the quotes of the code', () => {
    const code = `${ECS}const task = new ecs.FargateTaskDefinition(this, 'Task');\ntask.addContainer("app", { image });`;
    expect(fixed(code, [TASK], 'ECS802')).toBe(code.replace('{ image }', '{ image, user: "1000:1000" }'));
  });

  test('of a container in a list go into its entry', () => {
    const list = "containerDefinitions: [{ name: 'log' }, { name: 'app', user: 'root' }]";
    const code = `${ECS}new ecs.CfnTaskDefinition(this, 'Task', { ${list} });`;
    expect(fixed(code, [{ ...TASK, path: 'Task' }], 'ECS802')).toBe(code.replace("'root'", "'1000:1000'"));
  });

  test('of a volume are made where they are missing', () => {
    const volume = { Name: 'data', EFSVolumeConfiguration: { FilesystemId: 'fs-1' } };
    const made = { ...TASK, properties: { ...TASK.properties, Volumes: [volume] } };
    const written = "{ name: 'data', efsVolumeConfiguration: { fileSystemId } }";
    const code = `${ECS}new ecs.FargateTaskDefinition(this, 'Task', { volumes: [${written}] });`;
    expect(fixed(code, [made], 'ECS817')).toBe(
      code.replace(
        'fileSystemId }',
        "fileSystemId, authorizationConfig: { iam: 'ENABLED' }, transitEncryption: 'ENABLED' }",
      ),
    );
  });

  test('of a volume that is added go into the call that adds it', () => {
    const volume = { Name: 'data', EFSVolumeConfiguration: { FilesystemId: 'fs-1' } };
    const made = { ...TASK, properties: { ...TASK.properties, Volumes: [volume] } };
    const add = (on: string): string => `${on}.addVolume({ name: 'data', efsVolumeConfiguration: { fileSystemId } });`;
    const code = `${ECS}const task = new ecs.FargateTaskDefinition(this, 'Task');\n${add('other')}\n${add('task')}`;
    expect(fixed(code, [made], 'ECS816')).toBe(
      code.replace(/fileSystemId \} \}\);$/, "fileSystemId, transitEncryption: 'ENABLED' } });"),
    );
    expect(fixed(`${code}\n${add('task')}`, [made], 'ECS816')).toContain('It is not suggested as a change');
  });

  test('of a log group that comes of awsLogs go there', () => {
    const made = { path: 'Task/app/LogGroup/Resource', type: 'AWS::Logs::LogGroup', at: 'addContainer' };
    const logConfiguration = { LogDriver: 'awslogs', Options: { 'awslogs-group': { Ref: 'R0' } } };
    const container = { ...CONTAINER, LogConfiguration: logConfiguration };
    const task = { ...TASK, at: 'addContainer', properties: { ContainerDefinitions: [container] } };
    const code =
      `${ECS}import * as logs from 'aws-cdk-lib/aws-logs';\n` +
      "task.addContainer('app', { logging: ecs.LogDrivers.awsLogs({ streamPrefix: 'app' }) });";
    expect(fixed(code, [made, task], 'ECS406')).toBe(
      code.replace("'app' }) }", "'app', logRetention: logs.RetentionDays.ONE_YEAR }) }"),
    );
  });

  test('of a service that a pattern makes are those of the pattern', () => {
    const made = { path: 'Web/Service/Service', type: 'AWS::ECS::Service', at: "'Web'", properties: {} };
    const code =
      `${ECS}import * as patterns from 'aws-cdk-lib/aws-ecs-patterns';\n` +
      "new patterns.ApplicationLoadBalancedFargateService(this, 'Web', { cluster });";
    expect(fixed(code, [made], 'ECS610')).toBe(
      code.replace('{ cluster }', '{ cluster, propagateTags: ecs.PropagatedTagSource.SERVICE }'),
    );
  });

  test('a deprecated option is replaced', () => {
    const made = { path: 'Cluster/Resource', type: 'AWS::ECS::Cluster', at: "'Cluster'" };
    const code = `${ECS}new ecs.Cluster(this, 'Cluster', { containerInsights: false, vpc });`;
    expect(fixed(code, [made], 'ECS410')).toBe(
      code.replace('containerInsights: false', 'containerInsightsV2: ecs.ContainerInsights.ENABLED'),
    );
  });
});

describe('where anything is unclear there is advice', () => {
  test.each([
    ['spread options', "new ecr.Repository(this, 'Images', { ...more, a: 1 });", 'other options are spread into these'],
    [
      'a computed name',
      "new ecr.Repository(this, 'Images', { [name]: 1 });",
      'not all of the options are plain names with values',
    ],
    ['an option twice', "new ecr.Repository(this, 'Images', { a: 1, a: 2 });", 'an option is written twice'],
    [
      'a parameter',
      "function make(props) {\n  new ecr.Repository(this, 'Images', props);\n}",
      'its options are not written in the call',
    ],
    ['a call', "new ecr.Repository(this, 'Images', options());", 'its options are not written in the call'],
    [
      'a constant that others use',
      "const props = { a: 1 };\nnew ecr.Repository(this, 'Images', props);\nnew ecr.Repository(this, 'More', props);",
      'its options are used in other places too',
    ],
    [
      'a value that is worked out',
      "new ecr.Repository(this, 'Images', { imageScanOnPush: isProd });",
      'the value of imageScanOnPush is worked out in the code',
    ],
    [
      'a shorthand',
      "new ecr.Repository(this, 'Images', { imageScanOnPush });",
      'the value of imageScanOnPush is worked out in the code',
    ],
    [
      'nothing but a comment',
      "new ecr.Repository(this, 'Images', { /* none */ });",
      'the options hold nothing but a comment',
    ],
    ['spread arguments', "new ecr.Repository(...args('Images'));", 'the call that makes it was not found in the code'],
    ['another class', "new Images(this, 'Images');", 'the call that makes it was not found in the code'],
    [
      'two calls on its line',
      "new ecr.Repository(a, 'Images'); new ecr.Repository(b, 'Images');",
      'several calls on its line could make it',
    ],
    [
      'an override',
      "const r = new ecr.Repository(this, 'Images');\n(r.node.defaultChild as ecr.CfnRepository).addPropertyOverride('ImageScanningConfiguration.ScanOnPush', no);",
      'the code overrides it in the template',
    ],
    [
      'a mistake',
      "new ecr.Repository(this, 'Images'); const a = 1; const a = 2;",
      `${APP} could not be read without mistakes`,
    ],
  ])('%s', (_what, code, reason) => {
    expect(fixed(IMPORTS + code, [REPOSITORY], 'ECS501')).toBe(
      'In the CDK write `imageScanOnPush: true` in the options of `new ecr.Repository`. ' +
        `It is not suggested as a change because ${reason}.`,
    );
  });

  test('a name that the file has twice is not the imported one for certain', () => {
    const code = `${IMPORTS}function make(ecr) {\n  new ecr.Repository(this, 'Images');\n}`;
    expect(fixed(code, [REPOSITORY], 'ECS501')).toContain('was not found in the code');
  });

  test('a line that makes several', () => {
    const code = `${IMPORTS}for (const id of ['Images', 'More']) new ecr.Repository(this, id);`;
    const made = [REPOSITORY, { ...REPOSITORY, path: 'More/Resource' }];
    expect(
      fixed(
        code.replace(', id)', ', `${id}Images`)'),
        [{ ...REPOSITORY, path: 'AImages/Resource' }, ...made],
        'ECS501',
      ),
    ).toContain('because 3 of these are made on the same line.');
  });

  test('code that is newer than the template', () => {
    const code = `${IMPORTS}new ecr.Repository(this, 'Images', { imageScanOnPush: true });`;
    expect(fixed(code, [REPOSITORY], 'ECS501')).toContain('so the template is older than the code');
  });

  test('another language', () => {
    const files = cdkApp("new ecr.Repository(this, 'Images')", [REPOSITORY]);
    const renamed = Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path.replace(APP, 'lib/app.py'), text.replace(APP, 'lib/app.py')]),
    );
    const [finding] = review(memoryTree(renamed), {
      failOn: 'high',
      preset: 'strict',
      relevance: 'all',
      only: ['ECS501'],
      varFiles: [],
      suggestions: true,
    }).findings;
    expect(finding?.fix).toMatchObject({
      kind: 'advice',
      text: expect.stringContaining('lib/app.py is not TypeScript'),
    });
  });

  test('a pattern without such an option: the statement to write behind it', () => {
    const made = {
      ...TASK,
      path: 'Web/TaskDef/Resource',
      at: "'Web'",
      properties: { ContainerDefinitions: [{ ...CONTAINER, Name: 'web' }] },
    };
    const code =
      "import * as patterns from 'aws-cdk-lib/aws-ecs-patterns';\n" +
      "const web = new patterns.ApplicationLoadBalancedFargateService(this, 'Web', {});";
    expect(fixed(code, [made], 'ECS804')).toBe(
      '`ecs_patterns.ApplicationLoadBalancedFargateService` has no option for it: write ' +
        '`(web.taskDefinition.node.defaultChild as ecs.CfnTaskDefinition)' +
        ".addPropertyOverride('ContainerDefinitions.0.ReadonlyRootFilesystem', true);` behind it.",
    );
  });
});

test('the template is never edited, and what comes of the code there is known', () => {
  const fix = fixOf(`${IMPORTS}new ecr.Repository(this, 'Images');`, [REPOSITORY], 'ECS501');
  expect(fix).toMatchObject({ kind: 'edits', edits: [{ path: APP }], generated: [{ path: TEMPLATE }] });
});
