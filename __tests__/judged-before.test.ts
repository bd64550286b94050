/** A review that may take over what another one found says the same as one that starts anew. */
import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../src/model/finding.js';
import { review, type ReviewMemory } from '../src/review.js';
import { filesOf, FORMATS, OPTIONS } from './golden/golden-review.js';
import { memoryTree } from './support/memory-tree.js';

type Files = Readonly<Record<string, string>>;

const PLAIN = { ...OPTIONS, suggestions: false };
const SYSTEMS: readonly (readonly [string, Files])[] = [
  ...FORMATS.map((format) => [format, filesOf(format)] as const),
  ['stacks that import from each other', importing()],
  ['root modules that share a module', sharing()],
];
const CHANGES: Readonly<Record<string, (text: string) => string | undefined>> = {
  'is gone': () => undefined,
  'is empty': () => '',
  'ends in the middle': (text) => text.slice(0, text.length / 2),
  'has other values': (text) => text.replaceAll('true', 'false').replaceAll('8080', '22'),
};

describe.each(SYSTEMS)('%s', (_name, files) => {
  test.each(Object.entries(CHANGES))('where one file %s', (_change, change) => {
    const memory: ReviewMemory = {};
    review(memoryTree(files), PLAIN, memory);
    for (const [path, text] of Object.entries(files)) {
      const others = Object.entries(files).filter(([name]) => name !== path);
      const changed = change(text);
      const now = Object.fromEntries(changed === undefined ? others : [...others, [path, changed]]);
      const anew = told(review(memoryTree(now), PLAIN));
      expect([path, told(review(memoryTree(now), PLAIN, { ...memory }))]).toEqual([path, anew]);
    }
  });
});

test('files that did not change are not judged again', () => {
  const files = {
    'a/main.tf': 'resource "aws_ecs_cluster" "a" {}\n',
    'b/main.tf': 'resource "aws_ecs_cluster" "b" {}\n',
  };
  const first: ReviewMemory = {};
  review(memoryTree(files), PLAIN, first);
  const second = { ...first };
  review(memoryTree({ ...files, 'b/main.tf': '# nothing\n' }), PLAIN, second);
  const [a] = [...(first.judged?.keys() ?? [])];
  expect(second.judged?.get(a ?? '')?.judged).toBe(first.judged?.get(a ?? '')?.judged);
});

function told({ findings, suppressed, undecided, notices, steps }: Outcome): unknown {
  return {
    findings: findings.map(({ fingerprint, message, span, file }) => [fingerprint, file.path, span.start, message]),
    suppressed: suppressed.map(({ finding }) => finding.fingerprint),
    undecided: undecided.map(({ rule, address, reason }) => [rule.code, address, reason]),
    notices,
    steps,
  };
}

function importing(): Files {
  return {
    'network.yaml': `Resources:
  Edge:
    Type: AWS::EC2::SecurityGroup
    Properties:
      SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 8080, ToPort: 8080, CidrIp: 0.0.0.0/0 }]
Outputs:
  Edge: { Value: !GetAtt Edge.GroupId, Export: { Name: edge } }
`,
    'service.yaml': `Parameters:
  Public: { Type: String, Default: DISABLED }
Resources:
  App:
    Type: AWS::ECS::Service
    Properties:
      NetworkConfiguration:
        AwsvpcConfiguration: { AssignPublicIp: !Ref Public, SecurityGroups: [!ImportValue edge] }
`,
    'service.parameters.json': '{ "Parameters": { "Public": "ENABLED" } }\n',
  };
}

function sharing(): Files {
  const root = 'module "app" {\n  source = "../modules/app"\n  public = true\n}\n';
  return {
    'dev/main.tf': root,
    'prod/main.tf': root,
    'modules/app/main.tf': `variable "public" {}
resource "aws_ecs_service" "app" {
  network_configuration {
    assign_public_ip = var.public
  }
}
resource "aws_ecs_task_definition" "app" {
  container_definitions = file("\${path.module}/app.json")
}
`,
    'modules/app/app.json': '[{ "name": "app", "image": "app:latest", "privileged": true }]\n',
  };
}
