import { describe, expect, test } from '@jest/globals';
import { decodeArguments } from '../../src/config/flags.js';
import { decodeInputs } from '../../src/config/inputs.js';
import { configurationIn } from '../../src/configuration.js';
import type { ReviewOptions } from '../../src/model/options.js';
import { review } from '../../src/review.js';
import { RULES } from '../../src/rules/index.js';
import { memoryTree } from '../support/memory-tree.js';

type Files = Readonly<Record<string, string>>;

const CONFIGURATION = `environment: production
variables: { tag: "1.27", registry: docker.io }
terraform-var-files: base.tfvars
environments:
  production: { variables: { tag: latest }, parameters: { Tag: latest, Mode: host } }
  staging: { var-files: [staging.tfvars] }
  empty:
`;

const TEMPLATE = `Parameters:
  Tag: { Type: String, Default: "1.27" }
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: app
          Image: !Sub "nginx:\${Tag}"
`;

const TERRAFORM = `variable "tag" {}
resource "aws_ecs_task_definition" "web" {
  family                = "web"
  container_definitions = jsonencode([{ name = "app", image = "nginx:\${var.tag}" }])
}
`;

const FILES: Files = {
  '.github/ecs-reviewer.yml': CONFIGURATION,
  'base.tfvars': 'tag = "1.26"\n',
  'staging.tfvars': 'tag = "latest"\n',
};

const flags = (words: Readonly<Record<string, string>>, files: Files = FILES): ReviewOptions => {
  const values = new Map(Object.entries(words).map(([name, value]) => [name, [value]]));
  const layer = configurationIn(memoryTree(files), { today: '2026-06-15' });
  return decodeArguments({ paths: [], values }, RULES, layer).options;
};

const messages = (files: Files, words: Readonly<Record<string, string>> = {}): readonly string[] => {
  const all = { ...FILES, ...files };
  const outcome = review(memoryTree(all), { ...flags({ only: 'ECS511', 'no-fixes': '', ...words }, all) });
  return outcome.findings.map(({ message }) => message);
};

const JUDGED = 'Judged with the value of parameter Tag in environment production.';

describe('an environment', () => {
  test('gives values to the parameters of a template, which the message names', () => {
    expect(messages({ 'stack.yaml': TEMPLATE })).toEqual([expect.stringContaining(JUDGED)]);
  });

  test('leaves defaults alone where it says nothing', () => {
    expect(messages({ 'stack.yaml': TEMPLATE }, { environment: 'staging' })).toEqual([]);
    expect(messages({ 'stack.yaml': TEMPLATE.replace('"1.27"', 'latest') }, { environment: 'empty' })).toEqual([
      expect.stringContaining('Judged with the default of parameter Tag.'),
    ]);
  });

  test('decides a parameter without a default', () => {
    const template = TEMPLATE.replace(', Default: "1.27"', '');
    expect(messages({ 'stack.yaml': template }, { environment: 'staging' })).toEqual([]);
    expect(messages({ 'stack.yaml': template })).toEqual([expect.stringContaining(JUDGED)]);
  });

  test("gives nothing to a nested template, whose values are its parent's business", () => {
    const parent = `Resources:
  Inner:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: ./inner.yaml }
`;
    expect(messages({ 'stack.yaml': parent, 'inner.yaml': TEMPLATE })).toEqual([]);
  });

  test('gives values to the stacks of a CDK app', () => {
    const manifest = {
      version: '48.0.0',
      artifacts: { Web: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Web.template.json' } } },
    };
    const container = { Name: 'app', Image: { 'Fn::Join': ['', ['nginx:', { Ref: 'Tag' }]] } };
    const template = {
      Parameters: { Tag: { Type: 'String' } },
      Resources: { T: { Type: 'AWS::ECS::TaskDefinition', Properties: { ContainerDefinitions: [container] } } },
    };
    const files = {
      'cdk.out/manifest.json': JSON.stringify(manifest),
      'cdk.out/Web.template.json': JSON.stringify(template),
    };
    expect(messages(files)).toEqual([expect.stringContaining('parameter Web/Tag in environment production.')]);
  });

  test.each([
    ['its variables before the general ones', {}, 1],
    ['its files, behind the general ones, and the general variables', { environment: 'staging' }, 0],
  ])('gives Terraform %s', (_title, words, count) => {
    expect(messages({ 'main.tf': TERRAFORM }, words)).toHaveLength(count);
  });

  test('adds its files to those of the configuration', () => {
    const { varFiles, variables } = flags({ environment: 'staging' });
    expect(varFiles).toEqual(['base.tfvars', 'staging.tfvars']);
    expect(variables?.entries.map(({ key }) => key)).toEqual(['tag', 'registry']);
    expect(flags({}).variables?.entries.map(({ key }) => key)).toEqual(['registry', 'tag']);
  });

  test.each([
    [FILES, '--environment is "stagin"; environments has production, staging, empty. Did you mean "staging"?'],
    [{}, '--environment is "stagin"; there are no environments.'],
  ])('that is not described is a fault of the configuration', (files, message) => {
    const { configuration, environment } = flags({ environment: 'stagin' }, files);
    expect(configuration?.faults.map((fault) => fault.message)).toEqual([message]);
    expect(environment).toBeUndefined();
  });

  test('can be chosen by an input', () => {
    const layer = configurationIn(memoryTree(FILES), { today: '2026-06-15' });
    const chosen = (name: string) =>
      decodeInputs((input) => (input === 'environment' ? name : ''), RULES, layer).options.environment?.name;
    expect([chosen('staging'), chosen('')]).toEqual(['staging', 'production']);
  });
});
