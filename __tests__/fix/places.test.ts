/** Where a text may not be written, and how a reference is spelled where it may. */
import { describe, expect, test } from '@jest/globals';
import { planEdits } from '../../src/fix/plan.js';
import { RETURN_VALUES } from '../../src/fix/cloudformation-words.js';
import { append, remove, set, type Change, type ResourceReference } from '../../src/model/rule.js';
import { flag, link, listOf, mapOf, text } from '../../src/model/shape.js';
import type { MapNode, Node, SourceFile } from '../../src/model/source.js';
import { readFields } from '../../src/normalise/read-shape.js';
import { NATIVE_TYPES } from '../../src/normalise/names.js';
import { parseJson } from '../../src/parse/json.js';
import { parseYaml } from '../../src/parse/yaml.js';
import { firstBody } from '../support/hcl-nodes.js';
import { choice, opaque } from '../support/nodes.js';
import { resourceOf } from '../support/units.js';

const fields = {
  user: text(),
  privileged: flag(false),
  role: link(),
  secrets: listOf(mapOf({ name: text(), valueFrom: link() })),
};
const API = { dialect: 'api', exceptions: {} } as const;

function rootOf(file: SourceFile): MapNode {
  const parsed = file.syntax === 'yaml' ? parseYaml(file).documents[0] : parseJson(file).node;
  const root = file.syntax === 'hcl' ? firstBody(file) : parsed;
  if (root?.kind !== 'map') throw new Error('the example is no map');
  return root;
}

const jsonFile = (facts: Partial<SourceFile> = {}): SourceFile => ({
  path: 'task.json',
  text: '{ "user": "root" }',
  syntax: 'json',
  ...facts,
});

/** The example with facts of its map, and with another node for its user. */
function setUser(
  facts: Partial<MapNode>,
  node: (written: Node) => Node,
  file = jsonFile(),
): ReturnType<typeof planEdits> {
  const root = rootOf(file);
  const entries = root.entries.map((entry) => ({ ...entry, value: node(entry.value) }));
  const { user, privileged } = readFields(fields, { ...root, entries, ...facts }, { spelling: API });
  const place = user.place.kind === 'attribute' ? { ...user.place, node: node(root.entries[0]!.value) } : user.place;
  return planEdits([set({ place }, 'app'), set(privileged, false)]);
}

const same = (node: Node): Node => node;
type Case = readonly [ReturnType<typeof planEdits>, string];

const REFUSED: Readonly<Record<string, Case>> = {
  'a file that is generated': [
    setUser({}, same, jsonFile({ generated: 'cdk synth made it' })),
    'task.json is not edited by hand: cdk synth made it',
  ],
  'a downloaded module': [
    setUser({}, same, jsonFile({ path: 'infra/.terraform/modules/x/task.json' })),
    'infra/.terraform/modules/x/task.json is not edited by hand',
  ],
  'a value that a function computes': [
    setUser({}, (node) => ({ ...node, locked: 'join computes it' })),
    'join computes it',
  ],
  'a map that an expression puts together': [setUser({ locked: 'merge computes it' }, same), 'merge computes it'],
  'a map with keys that are not known': [setUser({ complete: false }, same), 'not all keys of the map are known'],
  'a value that is not known': [setUser({}, () => opaque()), 'a part of the value is not known here and would be lost'],
  'a value that depends on a condition': [
    setUser({}, () => choice('IsProd', 'a', 'b')),
    'a part of the value is not known here and would be lost',
  ],
  'a text that is not what the node says': [
    setUser({ span: { start: 1, end: 9 } }, same),
    'it is put together by an expression and not written out',
  ],
};

describe('nothing is written into', () => {
  test.each(Object.entries(REFUSED))('%s', (_title, [plan, refused]) => {
    expect(plan).toEqual({ refused });
  });
});

interface Referred {
  readonly type: string;
  readonly address: string;
  readonly format: 'terraform' | 'cloudformation' | 'task-definition';
  readonly scope?: string;
  readonly referName?: string | undefined;
  readonly path?: string;
}

function reference(to: Referred, attribute: ResourceReference['attribute']): ResourceReference {
  const resource = {
    ...resourceOf(to.type, to.address, {}),
    format: to.format,
    file: jsonFile({ path: to.path ?? 'template.yaml' }),
    scope: to.scope ?? '.',
  };
  const named = 'referName' in to ? {} : { referName: to.address };
  const subject = { kind: 'role', address: to.address, name: to.address, place: resource.place } as const;
  return { refer: { ...subject, resource: { ...resource, ...named } }, attribute };
}

const ROLE: Referred = { type: 'AWS::IAM::Role', address: 'TaskRole', format: 'cloudformation' };
const TF_ROLE: Referred = { type: 'aws_iam_role', address: 'aws_iam_role.task', format: 'terraform' };

function referIn(file: SourceFile, value: ResourceReference, via?: Node['via']): string {
  const root: MapNode = { ...rootOf(file), ...(via === undefined ? {} : { via }) };
  const { role } = readFields(fields, root, { spelling: API });
  const plan = planEdits([set(role, value)]);
  return 'refused' in plan ? plan.refused : plan.edits.map((edit) => edit.text.trim()).join('');
}

const yaml: SourceFile = { path: 'template.yaml', text: 'User: root\n', syntax: 'yaml' };
const json: SourceFile = { path: 'template.yaml', text: '{ "user": "root" }', syntax: 'json' };
const hcl: SourceFile = { path: 'app/main.tf', text: 'resource "x" "y" {\n  a = 1\n}\n', syntax: 'hcl' };
const heredoc: SourceFile = { path: 'main.tf', text: '{ "user": "root" }', syntax: 'hcl' };
const heredocRoot = parseJson({ ...heredoc, syntax: 'json' }).node as MapNode;

const SPELLED: Readonly<Record<string, readonly [string, string]>> = {
  'GetAtt in YAML': [referIn(yaml, reference(ROLE, 'arn')), 'role: !GetAtt TaskRole.Arn'],
  'Ref in YAML': [
    referIn(yaml, reference({ ...ROLE, type: 'AWS::SecretsManager::Secret' }, 'arn')),
    'role: !Ref TaskRole',
  ],
  'GetAtt in JSON': [referIn(json, reference(ROLE, 'arn')), ', "role": { "Fn::GetAtt": ["TaskRole", "Arn"] }'],
  'Ref in JSON': [referIn(json, reference(ROLE, 'name')), ', "role": { "Ref": "TaskRole" }'],
  'an expression of HCL': [
    referIn(hcl, reference({ ...TF_ROLE, scope: 'app' }, 'arn')),
    'role = aws_iam_role.task.arn',
  ],
  'a template in .tf.json': [
    referIn({ ...json, path: 'main.tf.json' }, reference(TF_ROLE, 'arn')),
    ', "role": "${aws_iam_role.task.arn}"',
  ],
  'the family of a task definition': [
    referIn({ ...hcl, path: 'main.tf' }, reference({ ...TF_ROLE, type: 'aws_ecs_task_definition' }, 'name')),
    'role = aws_iam_role.task.family',
  ],
  'no attribute that the type does not give': [
    referIn(yaml, reference({ ...ROLE, type: 'AWS::EC2::SecurityGroup' }, 'arn')),
    'AWS::EC2::SecurityGroup gives no arn to refer to',
  ],
  'nothing of another module': [
    referIn(hcl, reference(TF_ROLE, 'arn')),
    'aws_iam_role.task cannot be named in app/main.tf',
  ],
  'nothing that has instances': [
    referIn({ ...hcl, path: 'main.tf' }, reference({ ...TF_ROLE, referName: undefined }, 'arn')),
    'aws_iam_role.task cannot be named in main.tf',
  ],
  'nothing of another template': [
    referIn(yaml, reference({ ...ROLE, path: 'other.yaml' }, 'arn')),
    'TaskRole cannot be named in template.yaml',
  ],
  "nothing in a variable's default": [
    referIn({ ...hcl, path: 'main.tf' }, reference(TF_ROLE, 'arn'), [{ kind: 'variable', name: 'var.x' }]),
    'aws_iam_role.task cannot be named in main.tf',
  ],
  'nothing in a file that is read as it is': [
    referIn(jsonFile(), reference(TF_ROLE, 'arn'), [{ kind: 'file', name: 'task.json' }]),
    'aws_iam_role.task cannot be named in task.json',
  ],
  'nothing in a mapping': [
    referIn(yaml, reference(ROLE, 'arn'), [{ kind: 'mapping', name: 'M' }]),
    'a default of a parameter or a mapping cannot hold a reference',
  ],
  'nothing in a task definition file': [
    referIn(jsonFile(), reference({ ...ROLE, format: 'task-definition' }, 'arn')),
    'nothing in task.json can refer to TaskRole',
  ],
};

describe('a reference is', () => {
  test.each(Object.entries(SPELLED))('%s', (_title, [spelled, expected]) => {
    expect(spelled).toBe(expected);
  });

  test('a template inside JSON of a heredoc, where other text is escaped', () => {
    const { role, user } = readFields(fields, { ...heredocRoot, file: heredoc }, { spelling: API });
    const place =
      user.place.kind === 'attribute' ? { ...user.place, node: { ...user.place.node!, file: heredoc } } : user.place;
    const plan = planEdits([set({ place }, '${USER}'), set(role, reference(TF_ROLE, 'arn'))]);
    expect('edits' in plan && plan.edits.map((edit) => edit.text)).toEqual([
      '"$${USER}"',
      ', "role": "${aws_iam_role.task.arn}"',
    ]);
  });

  test('known for types that the model knows', () => {
    expect(Object.keys(RETURN_VALUES).filter((type) => !(type in NATIVE_TYPES))).toEqual([]);
  });
});

test('a resource that others name is not taken out', () => {
  const file: SourceFile = {
    path: 'template.yaml',
    syntax: 'yaml',
    text: 'Resources:\n  A:\n    Type: X\n  B:\n    Type: Y\n    DependsOn: A\n',
  };
  const resources = rootOf(file).entries[0]!.value as MapNode;
  const removal = (index: number): Change => {
    const { span, value } = resources.entries[index]!;
    const place = {
      kind: 'resource',
      node: value as MapNode,
      span,
      owner: resources,
      header: span,
      property: '',
    } as const;
    return remove({ place });
  };
  expect(planEdits([removal(0)])).toEqual({ refused: 'other parts of the file refer to it' });
  const plan = planEdits([removal(1)]);
  expect('edits' in plan && plan.edits.map(({ start, end }) => file.text.slice(start, end))).toEqual([
    '\n  B:\n    Type: Y\n    DependsOn: A',
  ]);
});

test('two changes to one list are not made at once', () => {
  const file = jsonFile({ text: '{ "secrets": [{ "name": "A" }, { "name": "B" }] }' });
  const { secrets } = readFields(fields, rootOf(file), { spelling: API });
  const plan = planEdits([remove(secrets.items[0]!), append(secrets, { name: 'C' })]);
  expect(plan).toEqual({ refused: "the changes to one list or map get in each other's way" });
});
