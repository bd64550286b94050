/** Repositories that mean harm, as they would lie on a disk. */
import { chmodSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Hostile {
  readonly title: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** What a text cannot say: links, folders, permissions. Gets the full path of a name. */
  readonly prepare?: (at: (name: string) => string) => void;
  /** What happens between the listing of the files and their reading. */
  readonly meanwhile?: (at: (name: string) => string) => void;
}

const MANY = 10_000;
const DEEP = 50_000;
const TASK = 'resource "aws_ecs_task_definition" "x" {\n  family = "x"\n';
const CONTAINERS = '[{"name": "app", "image": "nginx", "privileged": true}]';
const DEFINITION = `{"family": "x", "containerDefinitions": ${CONTAINERS}}`;
const TEMPLATE = 'AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  X:\n    Type: AWS::ECS::TaskDefinition\n';
const MANIFEST = '{"version": "48.0.0", "artifacts": ';

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
const lines = (count: number, line: (index: number) => string): string => numbers(count).map(line).join('\n');

function stack(resources: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ AWSTemplateFormatVersion: '2010-09-09', ...more, Resources: resources });
}

const task = (properties: unknown): unknown => ({ Type: 'AWS::ECS::TaskDefinition', Properties: properties });

const BOMBS: readonly Hostile[] = [
  ...['[', '{"a":', '"${', '('].map((open) => ({
    title: `${JSON.stringify(open)} ${String(DEEP)} times`,
    files: {
      'task-definition.json': `{"family": "x", "containerDefinitions": ${open.repeat(DEEP)}`,
      'template.yaml': `${TEMPLATE}    Properties: ${open.repeat(DEEP)}`,
      'main.tf': `${TASK}  x = ${open.repeat(DEEP)}\n}\n`,
      'main.tf.json': `{"locals": {"x": ${open.repeat(DEEP)}`,
      'plan.json': `{"format_version": "1.2", "planned_values": ${open.repeat(DEEP)}`,
    },
  })),
  {
    title: 'aliases of YAML that multiply',
    files: {
      'template.yaml': `${TEMPLATE}    Properties: *a30\nMetadata:\n${lines(31, (index) =>
        index === 0
          ? '  a0: &a0 [x]'
          : `  a${String(index)}: &a${String(index)} [${Array(9)
              .fill(`*a${String(index - 1)}`)
              .join()}]`,
      )}\n`,
      'task.yaml': `family: x\nx: &a\n  <<: *a\n  b: *a\ncontainerDefinitions: *a\n`,
    },
  },
  {
    title: 'merge keys of YAML that multiply',
    files: {
      'task.yaml': `${lines(30, (index) =>
        index === 0
          ? 'm0: &m0 { k0: 1 }'
          : `m${String(index)}: &m${String(index)} { <<: [*m${String(index - 1)}, *m${String(index - 1)}], k: *m${String(index - 1)} }`,
      )}\nfamily: x\ncontainerDefinitions: [*m29]\n`,
    },
  },
  {
    title: 'locals of Terraform that double',
    files: {
      'main.tf': `locals {\n${lines(70, (index) =>
        index === 0
          ? 'a0 = ["xx"]'
          : `a${String(index)} = concat(local.a${String(index - 1)}, local.a${String(index - 1)})`,
      )}\n}\n${TASK}  container_definitions = jsonencode(local.a69)\n}\n`,
    },
  },
  {
    title: 'functions of Terraform that ask for too much',
    files: {
      'main.tf': `locals {\n${[
        'a = range(100000000)',
        'b = setproduct(range(1000), range(1000), range(1000))',
        'c = format("%999999999s", "x")',
        'd = join("", [for i in range(100000) : join("", [for j in range(100000) : "x"])])',
        'e = regexall("(a+)+$", join("", [for i in range(60) : "a"]))',
        'f = replace(join("", [for i in range(50) : "a"]), "/(a|a)*b/", "x")',
        'g = pow(10, 100000)',
        'h = cidrsubnets("10.0.0.0/8", 24, 24, 24, 24)',
        'i = [for i in range(1024) : cidrsubnet("fd00::/8", 64, i)]',
        'j = formatlist("%s-%s", range(100000), range(100000))',
        'k = substr("x", -99999999999, 99999999999)',
        'l = strrev(title(join("", [for i in range(100000) : "é"])))',
        'm = jsondecode(join("", [for i in range(100000) : "["]))',
        'n = yamldecode(join("", [for i in range(100000) : "["]))',
      ].join(
        '\n',
      )}\n}\n${TASK}  container_definitions = jsonencode([{ name = "app", command = flatten([${'abcdefghijklmn'
        .split(/(?=.)/)
        .map((name) => `local.${name}`)
        .join()}]) }])\n}\n`,
    },
  },
  {
    title: 'instances without number',
    files: {
      'main.tf': `${TASK}  count = 100000000\n}\nmodule "m" {\n  source = "./m"\n  count = 5000\n}\n`,
      'm/main.tf': `module "n" {\n  source = "../n"\n  count = 5000\n}\n`,
      'n/main.tf': `${TASK}  for_each = toset([for i in range(5000) : tostring(i)])\n}\n`,
    },
  },
  {
    title: 'loops of CloudFormation without number',
    files: {
      'template.json': stack({
        'Fn::ForEach::A': [
          'A',
          numbers(300).map(String),
          { 'Fn::ForEach::B': ['B', numbers(300).map(String), { 'X${A}${B}': task({ Family: '${A}' }) }] },
        ],
      }),
    },
  },
  {
    title: 'Fn::Sub and Fn::Join that double',
    files: {
      'template.json': stack(
        Object.fromEntries(numbers(40).map((index) => [`T${String(index)}`, task({ Family: { Ref: 'P' } })])),
        {
          Parameters: { P: { Type: 'String', Default: 'x'.repeat(4000) } },
          Conditions: Object.fromEntries(
            numbers(200).map((index) => [
              `C${String(index)}`,
              { 'Fn::And': [{ Condition: `C${String(index + 1)}` }, { Condition: `C${String(index + 1)}` }] },
            ]),
          ),
        },
      ),
    },
  },
  {
    title: 'hundreds of conditions that nothing decides',
    files: {
      'template.json': stack(
        Object.fromEntries(
          numbers(80).map((index) => [
            `T${String(index)}`,
            task({
              Family: { 'Fn::If': [`C${String(index)}`, 'a', 'b'] },
              NetworkMode: 'host',
              ContainerDefinitions: [{ Name: 'app' }],
            }),
          ]),
        ),
        {
          Parameters: { P: { Type: 'String' } },
          Conditions: Object.fromEntries(
            numbers(300).map((index) => [`C${String(index)}`, { 'Fn::Equals': [{ Ref: 'P' }, String(index)] }]),
          ),
        },
      ),
    },
  },
];

const CIRCLES: readonly Hostile[] = [
  {
    title: 'everything of Terraform that can go in a circle',
    files: {
      'main.tf': `locals {\n  a = local.b\n  b = [local.a]\n}\nmodule "self" {\n  source = "./"\n  x = module.self.y\n}\nmodule "a" {\n  source = "./a"\n}\n${TASK}  container_definitions = templatefile("t.tpl", { x = local.a })\n}\n`,
      'a/main.tf': 'module "b" {\n  source = "../b"\n}\n',
      'b/main.tf': 'module "a" {\n  source = "../a"\n}\n',
      't.tpl': '${templatefile("t.tpl", { x = x })}',
    },
  },
  {
    title: 'everything of CloudFormation that can go in a circle',
    files: {
      'template.json': stack(
        {
          A: { ...(task({ TaskRoleArn: { 'Fn::GetAtt': ['B', 'Arn'] } }) as object), DependsOn: 'B' },
          B: { Type: 'AWS::IAM::Role', Properties: { RoleName: { Ref: 'A' }, Policies: { Ref: 'B' } }, DependsOn: 'A' },
          N: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: './template.json' } },
          M: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: '../x/../template.json' } },
        },
        {
          Conditions: { A: { Condition: 'B' }, B: { 'Fn::Not': [{ Condition: 'A' }] } },
          Mappings: { M: { K: { V: { 'Fn::FindInMap': ['M', 'K', 'V'] } } } },
        },
      ),
    },
  },
  {
    title: 'a cloud assembly that holds itself',
    files: {
      'cdk.out/manifest.json': `${MANIFEST}{"a": {"type": "cdk:cloud-assembly", "properties": {"directoryName": "."}}, "b": {"type": "cdk:cloud-assembly", "properties": {"directoryName": "../cdk.out"}}, "c": {"type": "cdk:cloud-assembly", "properties": {"directoryName": "../../../etc"}}}}`,
    },
  },
  {
    title: 'groups that open themselves to each other',
    files: {
      'main.tf': `${lines(
        100,
        (index) =>
          `resource "aws_security_group" "g${String(index)}" {\n  ingress {\n    from_port = 0\n    to_port = 65535\n    protocol = "tcp"\n    security_groups = [${numbers(
            300,
          )
            .map((other) => `aws_security_group.g${String(other)}.id`)
            .join()}]\n  }\n}`,
      )}\n${TASK}}\n`,
    },
  },
];

const LINKS: readonly Hostile[] = [
  {
    title: 'links out of the tree and in circles',
    files: { 'a/task-definition.json': DEFINITION, 'ok.tf': `${TASK}  container_definitions = file("out.json")\n}\n` },
    prepare: (at) => {
      symlinkSync('/etc/passwd', at('out.json'));
      symlinkSync('/etc', at('etc'));
      symlinkSync('/', at('root.tf'));
      symlinkSync('..', at('a/up'));
      symlinkSync('two.tf', at('one.tf'));
      symlinkSync('one.tf', at('two.tf'));
      symlinkSync('/dev/zero', at('zero.tf'));
      symlinkSync('/dev/stdin', at('stdin.yaml'));
      symlinkSync('missing', at('template.yaml'));
      symlinkSync('/proc/self/environ', at('environ.json'));
    },
  },
  {
    title: 'folders in the place of files',
    files: {
      'good/task-definition.json': DEFINITION,
      'use.tf': `${TASK}  container_definitions = file("x.json")\n}\n`,
    },
    prepare: (at) => {
      for (const name of ['main.tf', 'template.yaml', 'x.json', 'cdk.out/manifest.json', 'terraform.tfvars']) {
        mkdirSync(at(name), { recursive: true });
      }
      mkdirSync(at('.github/ecs-reviewer.yml'), { recursive: true });
    },
  },
  {
    title: 'files and folders that may not be read',
    files: {
      'task-definition.json': DEFINITION,
      'main.tf': `${TASK}}\nmodule "m" {\n  source = "./closed"\n}\n`,
      'closed/main.tf': TASK,
      'template.yaml': TEMPLATE,
      'cdk.out/manifest.json': `${MANIFEST}{}}`,
      '.github/ecs-reviewer.yml': 'preset: strict\n',
    },
    prepare: (at) => {
      for (const name of ['main.tf', 'cdk.out', '.github/ecs-reviewer.yml']) chmodSync(at(name), 0);
      chmodSync(at('closed'), 0o300);
    },
  },
  {
    title: 'files that vanish',
    files: {
      'task-definition.json': DEFINITION,
      'main.tf': `${TASK}}\nmodule "m" {\n  source = "./m"\n}\n`,
      'm/main.tf': `${TASK}}\n`,
      'template.yaml': TEMPLATE,
      'cdk.out/manifest.json': `${MANIFEST}{}}`,
    },
    meanwhile: (at) => {
      for (const name of ['task-definition.json', 'm', 'template.yaml', 'cdk.out']) {
        rmSync(at(name), { recursive: true });
      }
    },
  },
  {
    title: 'files that turn into something else',
    files: {
      'task-definition.json': DEFINITION,
      'main.tf': `${TASK}}\n`,
      'template.yaml': TEMPLATE,
      'variables.tf': 'variable "x" {}\n',
    },
    meanwhile: (at) => {
      for (const name of ['main.tf', 'template.yaml', 'variables.tf']) rmSync(at(name));
      mkdirSync(at('main.tf'));
      symlinkSync('/etc/passwd', at('template.yaml'));
      writeFileSync(at('variables.tf'), new Uint8Array([0xff, 0xfe, 0]));
      truncateSync(at('task-definition.json'), 6 * 1024 * 1024);
    },
  },
];

const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le');

const ODD_TEXTS: readonly Hostile[] = [
  {
    title: 'encodings that are not UTF-8',
    files: {
      'utf16/task-definition.json': utf16(DEFINITION),
      'utf16be/main.tf': Buffer.from(utf16(TASK)).swap16(),
      'latin1/template.yaml': Buffer.from(`${TEMPLATE}# é\n`, 'latin1'),
      'half/task.json': Buffer.from(DEFINITION).subarray(0, 20),
      'torn/main.tf': Buffer.concat([Buffer.from(TASK), Buffer.from([0xe2, 0x82])]),
      'overlong/main.tf': Buffer.from([0xc0, 0x80, 0xed, 0xa0, 0x80]),
      'bom/main.tf': `\ufeff${TASK}}\n`,
      'boms/task.json': `\ufeff\ufeff${DEFINITION}`,
      '.github/ecs-reviewer.yml': utf16('preset: strict\n'),
    },
  },
  {
    title: 'line ends of every kind and controls',
    files: {
      'cr/main.tf': TASK.replaceAll('\n', '\r'),
      'ls/task.yaml': 'family: x\u2028containerDefinitions: []\u0085x: 1',
      'controls/task.json': DEFINITION.replaceAll(' ', '\u0001\u007f\u200b'),
      'template.yaml': `${TEMPLATE}\t\tProperties:\n\t- x\n`,
      'vt/main.tf': `${TASK}\v\f}\n`,
    },
  },
  {
    title: 'nothing, almost nothing, and only white space',
    files: {
      'a.tf': '',
      'b.tf.json': '',
      'task-definition.json': ' ',
      'template.yaml': '\n\n',
      'c.tfvars': '\ufeff',
      'd.yaml': '---',
      'e.yaml': '---\n---\n...\n',
      'plan.json': 'null',
      'cdk.out/manifest.json': '[]',
      '.github/ecs-reviewer.yml': '',
    },
  },
  {
    title: 'paths of 200 characters with signs of every kind',
    files: Object.fromEntries(
      ['a', ' ', '#', '%0A', "'", '[x]', '{x,y}', '!(x)', '*', '&amp;', '\u202e', '\u00e9', '--', '::error::'].map(
        (sign) => {
          const name = sign.repeat(Math.floor(200 / Buffer.byteLength(sign)));
          return [`${name}/${name}.tf`, `${TASK}  container_definitions = ${JSON.stringify(CONTAINERS)}\n}\n`];
        },
      ),
    ),
  },
  {
    title: 'names that are keys of every object',
    files: {
      '__proto__/main.tf': `${TASK.replaceAll('"x"', '"__proto__"')}  __proto__ = 1\n  constructor = toString\n}\nlocals {\n  __proto__ = local.constructor\n  hasOwnProperty = 1\n}\nvariable "__proto__" {}\n`,
      'constructor/template.json':
        '{"AWSTemplateFormatVersion": "2010-09-09", "Parameters": {"__proto__": {"Type": "String", "Default": "x"}}, "Mappings": {"__proto__": {"__proto__": {"toString": 1}}}, "Conditions": {"constructor": {"Condition": "__proto__"}}, "Resources": {"__proto__": {"Type": "AWS::ECS::TaskDefinition", "Condition": "constructor", "Properties": {"__proto__": {"Ref": "toString"}, "Family": {"Fn::FindInMap": ["__proto__", "__proto__", "valueOf"]}, "ContainerDefinitions": [{"__proto__": null, "Name": {"Ref": "__proto__"}}]}}, "toString": {"Type": "constructor"}}}',
      'task.yaml':
        'family: toString\n__proto__: { polluted: true }\ncontainerDefinitions: [{ name: __proto__, image: constructor }]\n',
      'terraform.tfvars': '__proto__ = 1\n',
      '.github/ecs-reviewer.yml': 'rules: { __proto__: off, constructor: high }\nenvironment: toString\n',
    },
  },
];

const CROWDS: readonly Hostile[] = [
  {
    title: `${String(MANY)} files`,
    files: Object.fromEntries(
      numbers(MANY).map((index) => [`d${String(index % 100)}/${String(index)}.yaml`, `a: ${String(index)}\n`]),
    ),
  },
  {
    title: 'thousands of containers of one task',
    files: {
      'task-definition.json': `{"family": "x", "containerDefinitions": [${lines(2000, () => '{"name": "app", "image": "nginx"}').replaceAll('\n', ',')}]}`,
    },
  },
  {
    title: 'thousands of rules, statements and variables',
    files: {
      'template.json': stack({
        Group: {
          Type: 'AWS::EC2::SecurityGroup',
          Properties: {
            SecurityGroupIngress: numbers(2000).map((index) => ({
              ...{ IpProtocol: 'tcp', FromPort: index, ToPort: 65535, CidrIp: '0.0.0.0/0' },
            })),
          },
        },
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            Policies: [
              {
                PolicyName: 'p',
                PolicyDocument: {
                  Statement: numbers(150).map((index) => ({
                    ...{ Effect: 'Allow', Action: ['ecs:*', 'iam:PassRole'], Resource: `*${String(index)}` },
                  })),
                },
              },
            ],
          },
        },
        Task: task({
          TaskRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
          ContainerDefinitions: [
            {
              Name: 'app',
              Environment: numbers(2000).map((index) => ({
                Name: `PASSWORD_${String(index)}`,
                Value: `hunter${String(index)}`,
              })),
              PortMappings: numbers(2000).map((index) => ({ ContainerPort: index })),
            },
          ],
        }),
      }),
    },
  },
  {
    title: `${String(MANY)} resources of one name`,
    files: { 'main.tf': lines(MANY, () => `${TASK}}`) },
  },
  {
    title: `${String(MANY)} errors of syntax`,
    files: {
      'main.tf': lines(MANY, () => '} = "${'),
      'template.yaml': `${TEMPLATE}${lines(MANY, () => '    ]: "\n')}`,
      'task-definition.json': `{"family": "x", "containerDefinitions": [${'{,],'.repeat(MANY)}`,
    },
  },
  {
    title: `one line of a million characters`,
    files: {
      'main.tf': `${TASK}  x = "${'a'.repeat(1_000_000)}"\n}\n`,
      'task-definition.json': `{"family": "${'$'.repeat(1_000_000)}", "containerDefinitions": [{"name": "a", "environment": [{"name": "PASSWORD", "value": "${'<'.repeat(1_000_000)}"}]}]}`,
      'template.yaml': `${TEMPLATE}    Properties: { Family: !Sub "${'${'.repeat(300_000)}" }\n`,
    },
  },
  {
    title: `${String(MANY)} suppressions`,
    files: {
      'main.tf': `${lines(MANY, () => '# ecs-reviewer:ignore ECS804 -- x')}\n${TASK}}\n`,
      '.github/ecs-reviewer.yml': `ignore:\n${lines(2000, (index) => `  - { rule: ECS804, path: '**/{a,b}*(c|d)+(${'x'.repeat(index % 50)})', reason: x }`)}\n`,
    },
  },
  {
    title: 'patterns that take long to match',
    files: {
      [`${'a'.repeat(100)}.tf`]: `${TASK}}\n`,
      '.github/ecs-reviewer.yml': `exclude: ['${'+(a|aa|*a)'.repeat(12)}b', '${'**/'.repeat(60)}x', '${'{a,b}'.repeat(20)}']\nignore:\n  - { rule: ECS804, path: '${'*(*a)'.repeat(12)}b', resource: '${'*a'.repeat(60)}', reason: x }\n`,
    },
  },
];

/** By the names that `--only` takes. */
export const HOSTILE: Readonly<Record<string, readonly Hostile[]>> = {
  bombs: BOMBS,
  circles: CIRCLES,
  links: LINKS,
  'odd-texts': ODD_TEXTS,
  crowds: CROWDS,
};

/** The hostile repository that a number of a target stands for. */
export function hostileRepository(target: string, number: number): Hostile | undefined {
  return HOSTILE[target]?.[number];
}

/** Lays the files out below a folder that is there. */
export function layOut({ files, prepare }: Hostile, folder: string): (name: string) => string {
  const at = (name: string): string => path.join(folder, name);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
  }
  prepare?.(at);
  return at;
}
