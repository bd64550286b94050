/** What is mutated for each front end: sound repositories of this project, and which of their files are damaged how. */
import { serviceBehindLoadBalancer, WORLD, tcp, deployerMay } from '../../__tests__/support/scenes.js';
import { renderings } from '../../__tests__/support/render.js';
import { stringify } from 'yaml';
import { mutateJson, type Json } from './mutate-json.js';
import { mutateText } from './mutate-text.js';
import type { Random } from './random.js';
import { foldersIn, readFolder, type Files } from './read-folder.js';

export interface FrontEnd {
  /** Sound repositories, read when asked for. */
  readonly sound: () => readonly Files[];
  /** Which files are damaged. */
  readonly isTarget: (path: string) => boolean;
  readonly mutate: (text: string, decide: Random) => string;
}

const SCENES = [
  serviceBehindLoadBalancer([tcp(8080, WORLD)]),
  deployerMay({ Effect: 'Allow', Action: ['ecs:*', 'iam:PassRole'], Resource: '*' }),
];

const CONFIGURATION = `preset: strict
fail-on: high
scope: all
paths: [services, 'infra/**']
exclude: legacy
rules:
  ECS512: high
  container-runs-as-root: off
  ECS804: { severity: low }
ignore:
  - rule: [ECS804, ECS805]
    path: legacy/**
    resource: aws_ecs_task_definition.batch
    reason: writes next to its binary until the rewrite
    until: 2027-03-01
honor-suppressions: [checkov, trivy]
approved-registries: ['ghcr.io/acme/*']
secret-names: ['*_PASSPHRASE']
expect-audit: true
variables: { image_tag: '1.27', replicas: 2 }
environments:
  production:
    variables: { image_tag: '1.27' }
    var-files: [production.tfvars]
    parameters: { ImageTag: '1.27' }
environment: production
baseline: baseline.json
max-comments: 20
suggestions: true
`;

const rendered = (wanted: RegExp): readonly Files[] =>
  SCENES.flatMap((scene) => renderings(scene).flatMap(({ format, files }) => (wanted.test(format) ? [files] : [])));

const ORACLE = '__tests__/corpus/terraform/oracle/configs';

/** By the name that `--only` takes. */
export const FRONT_ENDS: Readonly<Record<string, FrontEnd>> = {
  hcl: {
    sound: () => [
      ...foldersIn(ORACLE).map((folder) => readFolder(folder, (name) => name !== 'expected.json')),
      readFolder('examples/insecure/terraform'),
      readFolder('__tests__/golden/terraform'),
      ...rendered(/^terraform \(/),
    ],
    isTarget: (path) => /\.(?:tf|tfvars|tpl|yaml|json)$/.test(path),
    mutate: mutateText,
  },
  'terraform-json': {
    sound: () => [
      ...foldersIn(ORACLE)
        .map((folder) => readFolder(folder, (name) => name !== 'expected.json'))
        .filter((files) => Object.keys(files).some((name) => name.endsWith('.tf.json'))),
      { 'main.tf.json': terraformJson() },
    ],
    isTarget: (path) => path.endsWith('.json'),
    mutate: damagedJson,
  },
  plan: {
    sound: () => rendered(/^terraform plan/),
    isTarget: (path) => path === 'plan.json',
    mutate: damagedJson,
  },
  'task-definition': {
    sound: () => [readFolder('examples/insecure/task-definition'), readFolder('__tests__/golden/task-definition')],
    isTarget: () => true,
    mutate: (text, decide) => (text.startsWith('{') ? damagedJson(text, decide) : mutateText(text, decide)),
  },
  'cloudformation-yaml': {
    sound: () => [
      readFolder('examples/insecure/cloudformation'),
      readFolder('__tests__/golden/cloudformation'),
      ...rendered(/^cloudformation \(yaml/),
    ],
    isTarget: () => true,
    mutate: mutateText,
  },
  'cloudformation-json': {
    sound: () => [...rendered(/^cloudformation \(json/), readFolder('examples/insecure/cdk/cdk.out', isTemplate)],
    isTarget: isTemplate,
    // The same document in the other syntax as well.
    mutate: (text, decide) => {
      const changed = damagedJson(text, decide);
      return decide.once(4) ? inYaml(changed) : changed;
    },
  },
  'cloud-assembly': {
    sound: () => [
      readFolder('examples/insecure/cdk'),
      readFolder('__tests__/corpus/cdk/shop', isOfAssembly),
      readFolder('__tests__/corpus/cdk/orders', isOfAssembly),
      ...rendered(/^cdk$/),
    ],
    isTarget: (path) => isOfAssembly(path) && !path.endsWith('tree.json'),
    mutate: (text, decide) => (/^\s*\{/.test(text) ? damagedJson(text, decide) : mutateText(text, decide)),
  },
  configuration: {
    sound: () => [
      { '.github/ecs-reviewer.yml': CONFIGURATION, 'baseline.json': '{"fingerprints": []}\n', ...TASK },
      { '.github/ecs-reviewer.json': JSON.stringify({ preset: 'talk', rules: { ECS804: 'off' } }), ...TASK },
    ],
    isTarget: (path) => path !== 'task-definition.json',
    mutate: mutateText,
  },
};

const TASK: Files = {
  'task-definition.json': '{"family": "web", "containerDefinitions": [{"name": "app", "image": "nginx"}]}\n',
};

function isTemplate(path: string): boolean {
  return /template\.(?:json|yaml)$/.test(path);
}

function isOfAssembly(path: string): boolean {
  return /\.(?:json|ts)$/.test(path) && !path.includes('asset.');
}

/** Most of the time it stays JSON, so that what comes after the parser is reached. */
function damagedJson(text: string, decide: Random): string {
  if (decide.once(4)) return mutateText(text, decide);
  try {
    return JSON.stringify(mutateJson(JSON.parse(text) as Json, decide), null, decide.pick([0, 2]));
  } catch {
    return mutateText(text, decide);
  }
}

function inYaml(text: string): string {
  try {
    return stringify(JSON.parse(text));
  } catch {
    return text;
  }
}

/** Resources and an expression of each kind in Terraform's JSON syntax. */
function terraformJson(): string {
  const containers = [{ name: 'app', image: 'nginx:${var.tag}', privileged: true }];
  return JSON.stringify({
    variable: { tag: { type: 'string', default: '1' }, ports: { default: [80, 443] } },
    locals: { names: ['a', 'b'], containers: '${jsonencode([{ name = "app", image = "nginx" }])}' },
    resource: {
      aws_ecs_cluster: { main: { name: 'main', setting: [{ name: 'containerInsights', value: 'disabled' }] } },
      aws_ecs_task_definition: {
        a: { family: 'a', container_definitions: JSON.stringify(containers), for_each: '${toset(local.names)}' },
        b: { family: 'b', container_definitions: '${local.containers}', count: 2 },
      },
      aws_security_group: {
        web: {
          dynamic: {
            ingress: {
              for_each: '${var.ports}',
              content: { from_port: '${ingress.value}', to_port: 443, protocol: 'tcp', cidr_blocks: ['0.0.0.0/0'] },
            },
          },
        },
      },
      aws_ecs_service: { a: { task_definition: '${aws_ecs_task_definition.a["a"].arn}', cluster: 'main' } },
    },
    module: { web: { source: './web', name: 'web' } },
    output: { cluster: { value: '${aws_ecs_cluster.main.arn}' } },
  });
}
