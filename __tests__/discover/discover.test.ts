import { describe, expect, test } from '@jest/globals';
import { discover } from '../../src/discover/discover.js';
import { PARSERS } from '../../src/parsers.js';
import type { Tree } from '../../src/model/ports.js';
import { memoryTree } from '../support/memory-tree.js';

const TASK = '{"family": "web", "containerDefinitions": [{"name": "app", "image": "nginx"}]}';
const CONTAINERS = '[{"name": "app", "image": "nginx", "essential": true}]';
const TEMPLATE = 'Resources:\n  Web:\n    Type: AWS::ECS::Service\n';
const TEMPLATE_JSON = '{"Resources": {"Web": {"Type": "AWS::ECS::Service"}}}';
const MANIFEST = '{"version": "55.0.0", "artifacts": {"App": {"type": "aws:cloudformation:stack"}}}';

function found(files: Readonly<Record<string, string>>) {
  return paths(memoryTree(files));
}

function paths(tree: Tree) {
  const { taskDefinitions, cloudFormation, cdkAssemblies, terraform, notices } = discover(tree, PARSERS);
  const names = (files: readonly { readonly path: string }[]) => files.map((file) => file.path);
  return {
    taskDefinitions: names(taskDefinitions),
    cloudFormation: names(cloudFormation),
    cdkAssemblies,
    terraform,
    notices,
  };
}

const NOTHING = { taskDefinitions: [], cloudFormation: [], cdkAssemblies: [], terraform: false, notices: [] };

describe('task definitions', () => {
  test.each<[string, string, string]>([
    ['whatever the name', 'config/anything.json', TASK],
    ['with comments', 'a.jsonc', `// web\n${TASK}`],
    ['with a byte order mark', 'a.json', `\uFEFF${TASK}`],
    ['described', 'a.json', `{"taskDefinition": ${TASK}}`],
    ['as bare containers', 'a.json', CONTAINERS],
    ['as one container', 'a.json', CONTAINERS.slice(1, -1)],
    ['as a template', 'task-definition.json.tpl', TASK.replace('"nginx"', '"${image}"')],
    ['whose containers are filled in', 'a.json', '{"family": "web", "containerDefinitions": ${CONTAINERS}}'],
    ['in YAML', '.aws/task.yml', 'family: web\ncontainerDefinitions:\n  - name: app\n'],
    ['in wrapped YAML', 'task.yaml', 'taskDefinition:\n  family: web\n  containerDefinitions: []\n'],
    ['as bare containers in YAML', 'c.yaml', '- name: app\n  image: nginx\n  essential: true\n'],
    ['in .github', '.github/task.json', TASK],
  ])('are found %s', (_title, path, text) => {
    expect(found({ [path]: text })).toEqual({ ...NOTHING, taskDefinitions: [path] });
  });

  test.each<[string, string, string]>([
    ['an API model', 'service-2.json', '{"members": {"containerDefinitions":{"shape":"ContainerDefinitions"}}}'],
    ['a JSON Schema', 'task.json', `{"$schema": "http://json-schema.org/draft-07/schema#", "x": ${TASK}}`],
    ['a Terraform plan', 'plan.json', `{"terraform_version": "1.11.4", "x": ${TASK}}`],
    ['images for CodePipeline', 'images.json', '[{"name": "app", "imageUri": "nginx"}]'],
    ['package.json', 'package.json', TASK],
    ['a Beanstalk file', 'Dockerrun.aws.json', `{"AWSEBDockerrunVersion": 2, "containerDefinitions": ${CONTAINERS}}`],
    ['a Kubernetes manifest', 'k8s.yaml', 'apiVersion: ecs.services.k8s.aws/v1\nspec:\n  containerDefinitions: []\n'],
    ['a file of a dependency', 'node_modules/x/task.json', TASK],
    ['a file of a provider', '.terraform/modules/x/task.json', TASK],
    ['a text file', 'README.md', TASK],
  ])('%s is none', (_title, path, text) => {
    expect(found({ [path]: text })).toEqual(NOTHING);
  });
});

describe('task definitions beside Terraform', () => {
  test.each<[string, string, string]>([
    ['in the module', 'infra/main.tf', 'x = file("${path.module}/files/c.json")'],
    ['in the module above', 'infra/app/main.tf', 'x = templatefile("${path.module}/../files/c.json", {})'],
    ['in the root module', 'infra/modules/app/main.tf', 'x = file("${path.root}/files/c.json")'],
    ['where Terraform runs', 'infra/main.tf', 'x = file("files/c.json")'],
    ['in OpenTofu', 'infra/main.tofu', 'x = file("./files/c.json")'],
  ])('are left to the code that names them %s', (_title, path, text) => {
    expect(found({ [path]: text, 'infra/files/c.json': CONTAINERS })).toEqual({ ...NOTHING, terraform: true });
  });

  test.each([
    ['another file', 'x = file("${path.module}/other.json")'],
    ['a path out of the repository', 'x = file("../../../files/c.json")'],
    ['a computed path', 'x = file("${path.module}/${var.name}.json")'],
  ])('are taken when the code names %s', (_title, text) => {
    expect(found({ 'infra/main.tf': text, 'infra/files/c.json': CONTAINERS })).toMatchObject({
      taskDefinitions: ['infra/files/c.json'],
      terraform: true,
    });
  });
});

describe('CloudFormation', () => {
  test.each<[string, string, string]>([
    ['YAML', 'infra/app.yml', TEMPLATE],
    ['JSON', 'app.json', TEMPLATE_JSON],
    ['a .template in YAML', 'app.template', TEMPLATE],
    ['a .template in JSON', 'app.template', TEMPLATE_JSON],
    [
      'SAM',
      'template.yaml',
      'Transform: AWS::Serverless-2016-10-31\nResources:\n  F:\n    Type: AWS::Serverless::Function\n',
    ],
    [
      'resources of custom types',
      't.yaml',
      "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  A:\n    Type: Custom::A\n",
    ],
    [
      'a template that holds a task definition in words',
      't.json',
      `{"Resources": {"A": {"Type": "AWS::ECS::TaskDefinition", "x": ${TASK}}}}`,
    ],
  ])('is found in %s', (_title, path, text) => {
    expect(found({ [path]: text })).toEqual({ ...NOTHING, cloudFormation: [path] });
  });

  test.each<[string, string, string]>([
    ['parameters', 'prod.parameters.json', TEMPLATE_JSON],
    ['a text about a type', 'notes.yaml', 'about: AWS::ECS::Service\n'],
    ['a Serverless Framework file', 'serverless.yml', `resources:\n${TEMPLATE.replace(/^/gm, '  ')}`],
  ])('%s is none', (_title, path, text) => {
    expect(found({ [path]: text })).toEqual(NOTHING);
  });

  test('a .template is JSON by its first character', () => {
    const syntax = (text: string) => discover(memoryTree({ 'a.template': text }), PARSERS).cloudFormation[0]?.syntax;
    expect([syntax(TEMPLATE), syntax(`\n ${TEMPLATE_JSON}`)]).toEqual(['yaml', 'json']);
  });
});

describe('cloud assemblies', () => {
  test('own every file in their folder, and stages are inside them', () => {
    const files = {
      'app/cdk.out/manifest.json': MANIFEST,
      'app/cdk.out/App.template.json': TEMPLATE_JSON,
      'app/cdk.out/assembly-Prod/manifest.json': MANIFEST,
      'app/cdk.out/assembly-Prod/App.template.json': TEMPLATE_JSON,
      'app/other.json': TEMPLATE_JSON,
    };
    expect(found(files)).toEqual({ ...NOTHING, cdkAssemblies: ['app/cdk.out'], cloudFormation: ['app/other.json'] });
  });

  test('in the root own only their own files', () => {
    const files = { 'manifest.json': MANIFEST, 'App.template.json': TEMPLATE_JSON, 'other/a.json': TEMPLATE_JSON };
    expect(found(files)).toEqual({ ...NOTHING, cdkAssemblies: [''], cloudFormation: ['other/a.json'] });
  });

  test('a manifest of a web application is none', () => {
    expect(found({ 'public/manifest.json': '{"name": "web", "icons": []}' })).toEqual(NOTHING);
  });
});

describe('files that are not read', () => {
  const refusing = (path: string): Tree => ({ paths: [path], read: () => ({ refused: 'larger than 5 MB' }) });

  test('give a notice when their name says that they are meant', () => {
    expect(paths(refusing('deploy/task-definition.json')).notices).toEqual([
      { path: 'deploy/task-definition.json', message: 'this file was not read: it is larger than 5 MB' },
    ]);
  });

  test('give none otherwise', () => {
    expect(paths(refusing('data/cities.json')).notices).toEqual([]);
  });

  test('a file that is gone is not there', () => {
    expect(paths({ paths: ['a.json'], read: () => undefined })).toEqual(NOTHING);
  });
});

test('Terraform code is found in all its spellings and not inside .terraform', () => {
  const terraform = ['a.tf', 'a.tf.json', 'a.tofu', 'x/.terraform/modules/a.tf'].map(
    (path) => found({ [path]: '{}' }).terraform,
  );
  expect(terraform).toEqual([true, true, true, false]);
});

describe('Terraform plans', () => {
  const PLAN = `{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{}},"text":${JSON.stringify(TASK)}}`;
  const STATE = '{"format_version": "1.0", "terraform_version": "1.11.4", "values": {"root_module": {}}}';
  const plansIn = (files: Readonly<Record<string, string>>, named?: readonly string[]) => {
    const { terraformPlans, taskDefinitions, cloudFormation, notices } = discover(memoryTree(files), PARSERS, named);
    expect({ taskDefinitions, cloudFormation }).toEqual({ taskDefinitions: [], cloudFormation: [] });
    return { plans: terraformPlans.map(({ path }) => path), notices: notices.map(({ message }) => message) };
  };

  test.each([
    ['a plan', PLAN],
    ['with a byte order mark', `\uFEFF${PLAN}`],
    ['a state', STATE],
    ['with its keys sorted', '{"resource_changes": [], "format_version": "1.2", "terraform_version": "1.11.4"}'],
    ['that quotes a template', PLAN.replace('"text"', '"AWS::ECS::Service": {"Resources": {}}, "text"')],
  ])('are found whatever the name: %s', (_title, text) => {
    expect(plansIn({ 'out/anything.json': text })).toEqual({ plans: ['out/anything.json'], notices: [] });
  });

  test.each([
    ['terraform.tfstate', '{"version": 4, "terraform_version": "1.11.4", "resources": []}'],
    ['version.json', '{"terraform_version": "1.11.4", "platform": "linux_amd64"}'],
    ['validate.json', '{"format_version": "1.0", "valid": true, "diagnostics": []}'],
  ])('are not %s', (path, text) => {
    expect(plansIn({ [path]: text })).toEqual({ plans: [], notices: [] });
  });

  test('that are named come first, and may have any name', () => {
    const files = { 'a.json': PLAN, 'out/tfplan': PLAN };
    expect(plansIn(files, ['./out/tfplan', 'out/tfplan'])).toEqual({ plans: ['out/tfplan', 'a.json'], notices: [] });
  });

  test.each([
    ['not there', undefined, 'it is not there'],
    ['binary', 'not a text file', 'it is in the binary format; terraform show -json prints it as text'],
    ['too large', 'larger than 5 MB', 'it is larger than 5 MB'],
  ])('that are named and %s give a notice', (_title, refused, why) => {
    const tree: Tree = { paths: [], read: () => (refused === undefined ? undefined : { refused }) };
    expect(discover(tree, PARSERS, ['tf.plan']).notices).toEqual([
      { path: 'tf.plan', message: `The Terraform plan tf.plan was not read: ${why}.` },
    ]);
  });

  test.each(['plan.json', 'tfplan.json', 'prod-plan.json'])(
    'that are too large are not lost in silence: %s',
    (path) => {
      const tree: Tree = { paths: [path], read: () => ({ refused: 'larger than 5 MB' }) };
      expect(discover(tree, PARSERS).notices).toHaveLength(1);
    },
  );
});
