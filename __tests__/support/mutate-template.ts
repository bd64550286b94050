/**
 * Templates as nobody would write them: real ones with parts swapped, removed, doubled, turned into another type, replaced
 * by functions or wrapped in them, and with circles of parameters, conditions and stacks. The same for the same seed.
 */
import { readFileSync } from 'node:fs';
import { stringify } from 'yaml';
import type { Node } from '../../src/model/source.js';
import { parseYaml } from '../../src/parse/yaml.js';

type Value = string | number | boolean | null | Value[] | { [key: string]: Value };
type Table = Record<string, Value>;

/** Files by path; the first is a template, beside it may stand others that it has to do with. */
export type MutatedFiles = Readonly<Record<string, string>>;

const SOURCES = ['examples/insecure/cloudformation/template.yaml', 'examples/clean/cloudformation/template.yaml'];

/** What the examples do not have. */
const SHAPE = `
Transform: AWS::LanguageExtensions
Parameters:
  Image: { Type: String, Default: nginx }
  Env: { Type: String, AllowedValues: [dev, prod], Default: dev }
  Ports: { Type: CommaDelimitedList, Default: '80,443' }
  Secret: { Type: String, NoEcho: true }
Mappings:
  Sizes: { dev: { Cpu: 256 }, prod: { Cpu: 1024 } }
Conditions:
  IsProd: { Fn::Equals: [{ Ref: Env }, prod] }
  IsOpen: { Fn::Or: [{ Condition: IsProd }, { Fn::Not: [{ Condition: HasSecret }] }] }
  HasSecret: { Fn::Not: [{ Fn::Equals: [{ Ref: Secret }, ''] }] }
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Condition: IsProd
    Metadata: { ecs-reviewer: { ignore: [{ rule: ECS804, reason: no }] } }
    Properties:
      Cpu: { Fn::FindInMap: [Sizes, { Ref: Env }, Cpu] }
      TaskRoleArn: { Fn::GetAtt: [Role, Arn] }
      ContainerDefinitions:
        - Name: app
          Image: { Fn::Sub: '\${AWS::AccountId}.dkr.ecr.eu-west-1.amazonaws.com/\${Image}:latest' }
          Environment:
            - { Name: PASSWORD, Value: '{{resolve:secretsmanager:db}}' }
            - { Fn::If: [IsOpen, { Name: TOKEN, Value: { Ref: Secret } }, { Ref: AWS::NoValue }] }
          Command: { Fn::Split: [' ', { Fn::Join: [' ', [run, { Ref: Env }]] }] }
          PortMappings: [{ ContainerPort: { Fn::Select: [0, { Ref: Ports }] } }]
  Service:
    Type: AWS::ECS::Service
    Properties:
      TaskDefinition: { Ref: Task }
      LoadBalancers: [{ ContainerName: app, TargetGroupArn: { Fn::ImportValue: targets } }]
      NetworkConfiguration: { AwsvpcConfiguration: { SecurityGroups: [{ Fn::GetAtt: Group.GroupId }] } }
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties: { SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 0, ToPort: 65535, CidrIp: 0.0.0.0/0 }] }
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Fn::Sub: '{ "Statement": [{ "Effect": "Allow", "Principal": { "Service": "ecs-tasks.\${AWS::URLSuffix}" } }] }'
      Policies: [{ PolicyName: p, PolicyDocument: { Statement: { Effect: Allow, Action: '*', Resource: '*' } } }]
  Stack: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: other.json, Parameters: { Env: { Ref: Env } } } }
  Fn::ForEach::Queues:
    - Name
    - [a, b]
    - Queue\${Name}: { Type: AWS::SQS::Queue, Properties: { QueueName: { Ref: Name } } }
Outputs:
  Targets: { Value: { Ref: Task }, Export: { Name: targets } }
`;

const FUNCTIONS = [
  'Ref', 'Condition', 'Fn::GetAtt', 'Fn::Sub', 'Fn::Join', 'Fn::Split', 'Fn::Select', 'Fn::Length', 'Fn::FindInMap', 'Fn::If',
  'Fn::Base64', 'Fn::ToJsonString', 'Fn::ImportValue', 'Fn::GetAZs', 'Fn::Cidr', 'Fn::Transform', 'Fn::And', 'Fn::Or', 'Fn::Not',
  'Fn::Equals', 'Fn::ForEach::X', 'Fn::GetStackOutput', 'Fn::Novelty',
]; // prettier-ignore

const LEAVES: readonly Value[] = [
  '', '*', '0.0.0.0/0', '${', '${Env}', '${Task.Arn}', '${!Env}', '{{resolve:', '{{resolve:ssm:/a:1}}', '{"a":[', '[{"Name":"${Env}"}]',
  'true', '1e9', '-1', 'targets', 'IsProd', 'AWS::NoValue', '__proto__', 'constructor', 'other.json', '💥', 0, -1, 1e308, true, false, null,
]; // prettier-ignore

const SCRAPS = [
  '!Ref ',
  '!If [',
  '${',
  '}',
  '{',
  ']',
  ': ',
  '- ',
  '\n',
  '"',
  "'",
  '&a ',
  '*a',
  '|',
  '\t',
  '\r\n',
  '#',
  '<<: ',
];

/** Decisions from a seed (mulberry32). */
function decisions(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    below,
    pick: <T>(items: readonly T[]): T => items[below(items.length)]!,
    chance: (of: number) => below(of) === 0,
  };
}

type Decisions = ReturnType<typeof decisions>;

function plain(node: Node): Value {
  if (node.kind === 'map') return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
  if (node.kind === 'list') return node.items.map(plain);
  return node.kind === 'scalar' ? node.value : null;
}

function shapeOf(text: string): Table {
  const [root] = parseYaml({ path: 'template.yaml', text, syntax: 'yaml' }).documents;
  return plain(root!) as Table;
}

let shapes: readonly Table[] | undefined;

/** A few resources of a real template with all that they may refer to. */
function basis({ pick, below }: Decisions): Table {
  shapes ??= [SHAPE, ...SOURCES.map((path) => readFileSync(path, 'utf8'))].map(shapeOf);
  const shape = pick(shapes);
  const resources = Object.entries((shape['Resources'] ?? {}) as Table);
  const from = below(resources.length);
  const some = [...resources.slice(from), ...resources.slice(0, from)].slice(0, 1 + below(4));
  return structuredClone({ ...shape, Resources: Object.fromEntries(some) });
}

/** A place of a tree where something can be put. */
interface Slot {
  readonly holder: Table | Value[];
  readonly key: string;
}

function slotsIn(value: Value, into: Slot[] = []): Slot[] {
  if (typeof value !== 'object' || value === null) return into;
  for (const key of Object.keys(value)) {
    into.push({ holder: value, key });
    slotsIn((value as Table)[key]!, into);
  }
  return into;
}

function get({ holder, key }: Slot): Value {
  return (holder as Table)[key] ?? null;
}

/** Also names such as `__proto__` become entries. */
function put({ holder, key }: Slot, value: Value): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

function remove({ holder, key }: Slot): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
}

/** Names that the template gives to something. */
function namesIn(template: Table): readonly string[] {
  const sections = ['Parameters', 'Conditions', 'Resources', 'Mappings', 'Outputs'];
  return sections.flatMap((section) => {
    const found = template[section];
    return typeof found === 'object' && found !== null ? Object.keys(found) : [];
  });
}

function nameFor(template: Table, { pick }: Decisions): string {
  return pick([...namesIn(template), 'x']);
}

function call(template: Table, choose: Decisions, inner?: Value): Value {
  const { pick, below } = choose;
  const argument = (): Value => {
    const kind = below(5);
    if (kind === 0 && inner !== undefined) return inner;
    if (kind <= 2) return nameFor(template, choose);
    return kind === 3 ? pick(LEAVES) : { [pick(FUNCTIONS)]: nameFor(template, choose) };
  };
  const operands = Array.from({ length: below(4) }, argument);
  return { [pick(FUNCTIONS)]: choose.chance(3) ? argument() : [...(inner === undefined ? [] : [inner]), ...operands] };
}

type Mutation = (slots: readonly Slot[], template: Table, choose: Decisions) => void;

const MUTATIONS: readonly Mutation[] = [
  function swap(slots, _template, { pick }) {
    const [a, b] = [pick(slots), pick(slots)];
    const [first, second] = [structuredClone(get(a)), structuredClone(get(b))];
    put(a, second);
    put(b, first);
  },
  function drop(slots, _template, { pick }) {
    remove(pick(slots));
  },
  function double(slots, _template, { pick }) {
    const slot = pick(slots);
    const copy = structuredClone(get(slot));
    if (Array.isArray(slot.holder)) slot.holder.push(copy);
    else put({ holder: slot.holder, key: `${slot.key}2` }, copy);
  },
  function retype(slots, _template, { pick }) {
    const slot = pick(slots);
    const value = get(slot);
    put(slot, pick<Value>([[value], { a: value }, JSON.stringify(value), pick(LEAVES), [], {}, null]));
  },
  function replace(slots, template, choose) {
    put(choose.pick(slots), call(template, choose));
  },
  function wrap(slots, template, choose) {
    const slot = choose.pick(slots);
    put(slot, call(template, choose, structuredClone(get(slot))));
  },
  function rename(slots, template, { pick }) {
    const slot = pick(slots);
    if (Array.isArray(slot.holder)) return;
    const value = get(slot);
    remove(slot);
    put(
      { holder: slot.holder, key: pick([...FUNCTIONS, ...namesIn(template), '__proto__', '', 'Type', 'Properties']) },
      value,
    );
  },
  function circle(_slots, template, { pick, chance }) {
    const section = pick(['Conditions', 'Parameters', 'Outputs', 'Resources']);
    const names = Object.keys((template[section] ?? {}) as Table);
    const [a, b] = [pick([...names, 'A']), pick([...names, 'B'])];
    const to = (name: string): Value =>
      section === 'Conditions'
        ? { 'Fn::And': [{ Condition: name }, { Condition: name }] }
        : section === 'Parameters'
          ? { Type: 'String', Default: { Ref: name } }
          : section === 'Outputs'
            ? { Value: { 'Fn::ImportValue': name }, Export: { Name: chance(2) ? a : b } }
            : { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: chance(2) ? 'template.json' : 'other.json', Parameters: { [name]: { 'Fn::GetAtt': [name, 'Outputs.Targets'] } } } }; // prettier-ignore
    const holder = template[section];
    if (typeof holder !== 'object' || holder === null || Array.isArray(holder)) return;
    put({ holder, key: a }, to(b));
    put({ holder, key: b }, to(a));
  },
];

function mutated(choose: Decisions): Table {
  const template = basis(choose);
  const count = 1 + choose.below(5);
  for (let done = 0; done < count; done += 1) {
    const slots = slotsIn(template);
    if (slots.length > 0) choose.pick(MUTATIONS)(slots, template, choose);
  }
  return template;
}

function damaged(text: string, { below, pick }: Decisions): string {
  const at = below(text.length + 1);
  return text.slice(0, at) + pick(SCRAPS) + text.slice(at + below(20));
}

/** One template, with a second one that it nests or imports from in some cases, and with parameter files in others. */
export function mutatedTemplates(seed: number): MutatedFiles {
  const choose = decisions(seed);
  const isYaml = choose.chance(8);
  const value = mutated(choose);
  const text = isYaml ? stringify(value, { aliasDuplicateObjects: false }) : JSON.stringify(value);
  const own = choose.chance(8) ? damaged(text, choose) : text;
  const parameters = { Env: choose.pick(LEAVES), Image: choose.pick(LEAVES) };
  return {
    [isYaml ? 'template.yaml' : 'template.json']: own,
    ...(choose.chance(3) && { 'other.json': JSON.stringify(mutated(choose)) }),
    ...(choose.chance(4) && { 'template.parameters.json': JSON.stringify(parameters) }),
    ...(choose.chance(8) && {
      'params/template-dev.json': JSON.stringify(mutated(choose)['Parameters'] ?? parameters),
    }),
  };
}
