import { describe, expect, test } from '@jest/globals';
import type { Resource } from '../../../src/model/resource.js';
import type { Subject } from '../../../src/model/subject.js';
import { subjectsOf } from '../../../src/normalise/subjects.js';
import { normaliseTaskDefinition } from '../../../src/normalise/task-definition/normalise-task-definition.js';
import { PARSERS } from '../../../src/parsers.js';
import { plain, textAt } from '../../parse/plain.js';

const PARSERS_OF_TEST = { json: PARSERS.json, yaml: PARSERS.yaml } as typeof PARSERS;

function read(text: string, path = 'deploy/task.json') {
  return normaliseTaskDefinition({ path, text, syntax: /ya?ml$/.test(path) ? 'yaml' : 'json' }, PARSERS_OF_TEST);
}

function only(text: string, path?: string): Resource {
  const { units } = read(text, path);
  expect(units).toHaveLength(1);
  expect(units[0]?.resources).toHaveLength(1);
  return units[0]!.resources[0]!;
}

function subject<K extends 'taskDefinition' | 'container'>(text: string, kind: K): Subject<K> {
  const found = subjectsOf(read(text).units[0]!).find((one) => one.subject.kind === kind);
  return found as Subject as Subject<K>;
}

const CONTAINER = '{"name": "app", "image": "nginx:1"}';

describe('the ways to hold a task definition', () => {
  test.each<[string, string, string, boolean]>([
    ['the input of register-task-definition', `{"family": "web", "containerDefinitions": [${CONTAINER}]}`, 'web', true],
    [
      'the output of describe-task-definition',
      `{"taskDefinition": {"family": "web", "revision": 3, "containerDefinitions": [${CONTAINER}]}, "tags": []}`,
      'web',
      true,
    ],
    ['a part without a family', `{"containerDefinitions": [${CONTAINER}]}`, 'task.json', false],
    ['an array of container definitions', `[${CONTAINER}]`, 'task.json', false],
    ['one container definition', CONTAINER, 'task.json', false],
    [
      'a family that is filled in later',
      `{"family": "\${NAME}", "containerDefinitions": [${CONTAINER}]}`,
      'task.json',
      true,
    ],
  ])('%s', (...[, text, address, complete]) => {
    const resource = only(text);
    expect(resource).toMatchObject({
      type: 'task-definition',
      address,
      unit: 'deploy/task.json',
      format: 'task-definition',
      dialect: 'api',
      scope: '',
      body: { complete },
    });
    expect(subject(text, 'container')).toMatchObject({ name: { value: 'app' }, image: { value: ['nginx:1'] } });
  });

  test('YAML, with several documents', () => {
    const text =
      'family: web\ncontainerDefinitions:\n  - name: app\n    image: a:1\n---\nfamily: web\ncontainerDefinitions: []\n';
    const { units } = read(text, 'task.yaml');
    expect(units[0]?.resources.map((resource) => resource.address)).toEqual(['web', 'web #2']);
  });

  test.each([
    ['a service', '{"taskDefinition": "web:3", "cluster": "main"}'],
    ['a list of images for CodePipeline', '[{"name": "app", "imageUri": "nginx"}]'],
    ['an event that quotes one', `{"requestParameters": {"containerDefinitions": [${CONTAINER}]}}`],
    ['a number', '1'],
  ])('%s is none', (_title, text) => {
    expect(read(text)).toEqual({ units: [], notices: [] });
  });

  test('the absence of a role is proved in a whole definition and in no part of one', () => {
    const whole = `{"family": "web", "containerDefinitions": [${CONTAINER}]}`;
    expect(subject(whole, 'taskDefinition').taskRoleArn.state).toBe('unset');
    expect(subject(`[${CONTAINER}]`, 'taskDefinition').taskRoleArn.state).toBe('unknown');
    expect(subject(`{"containerDefinitions": [${CONTAINER}]}`, 'taskDefinition').taskRoleArn.state).toBe('unknown');
  });

  test.each([
    ['the family', `{"cpu": 1, "family": "web", "containerDefinitions": [${CONTAINER}]}`, '"family": "web"'],
    ['the name of the first container', `[\n  ${CONTAINER}]`, '"name": "app"'],
    ['the first line', '{"containerDefinitions": [],\n "cpu": 1}', '{"containerDefinitions": [],'],
  ])('findings without a place of their own point at %s', (_title, text, expected) => {
    const { place } = only(text);
    expect(textAt(place.node, place.header)).toBe(expected);
  });

  test('a fault gives a notice and what could be read', () => {
    const { units, notices } = read(`{"family": "web", "containerDefinitions": [${CONTAINER}`);
    expect(notices).toHaveLength(1);
    expect(units[0]?.resources[0]?.body.complete).toBe(false);
  });
});

describe('marks inside strings', () => {
  function image(written: string): unknown {
    const body = only(JSON.stringify({ family: 'web', containerDefinitions: [{ name: 'app', image: written }] })).body;
    return (plain(body) as { containerDefinitions: { image: unknown }[] }).containerDefinitions[0]?.image;
  }

  test.each([
    '${IMAGE}',
    '${{ env.IMAGE }}',
    '{{ image }}',
    '{{{ image }}}',
    '<%= image %>',
    '<IMAGE1_NAME>',
    '<your-image>',
    '<image>',
    '#{image}#',
    '$IMAGE',
    '$(Build.Image)',
    '%IMAGE%',
    '@IMAGE@',
    '__IMAGE__',
    '{% image %}',
  ])('%s is filled in later', (mark) => {
    expect(image(mark)).toBe(`<opaque: \`${mark}\` is filled in later>`);
  });

  test.each<[string, readonly (string | null)[]]>([
    ['nginx:${TAG}', ['nginx:', null]],
    ['${REPO}:latest', [null, ':latest']],
    ['<AWS_ACCOUNT_ID>.dkr.ecr.<region>.amazonaws.com/app:1', [null, '.dkr.ecr.', null, '.amazonaws.com/app:1']],
    ['repo/app:__TAG__', ['repo/app:', null]],
    ['$REPO/app:$TAG', [null, '/app:', null]],
  ])('%s is known except for its marks', (text, parts) => {
    expect(image(text)).toEqual({
      parts: parts.map((part) => part ?? (expect.stringContaining('filled in later') as unknown)),
    });
  });

  test.each([
    'nginx:1.25',
    '/bin/sh -c "echo \'<html> <head> <title>Sample</title> <h1>Hi</h1>\' > index.html"',
    'exec java -Xmx$HEAP -jar app.jar',
    'user@example.com',
    'a < b > c',
    '100%',
    'my__odd__name',
  ])('%s means itself', (text) => {
    expect(image(text)).toBe(text);
  });

  test('point at the mark where the string is written as it is', () => {
    const { body } = only(`{"family": "web", "containerDefinitions": [], "cpu": "a\${X}b", "memory": "\\u0061\${X}"}`);
    const parts = body.entries.flatMap(({ value }) => (value.kind === 'text' ? value.parts : []));
    const marks = parts.filter((part) => typeof part !== 'string').map((part) => textAt(part));
    expect(marks).toEqual(['${X}', '"\\u0061${X}"']);
  });

  test('in a key leave the map incomplete', () => {
    const { body } = only('{"family": "web", "containerDefinitions": [], "tags": {"${KEY}": "a", "b": "c"}}');
    expect(body.entries.at(-1)?.value).toMatchObject({ complete: false, entries: [{ key: 'b' }] });
  });
});
