import { describe, expect, test } from '@jest/globals';
import { assignedSecretsIn } from '../../src/model/assigned-secrets.js';
import { registryCredentialIn, withoutRegistryCredentials } from '../../src/model/user-data.js';

const ASSIGNED: Readonly<Record<string, readonly [script: string, found: readonly string[]]>> = {
  'an exported variable': ['#!/bin/bash\nexport DB_PASSWORD=hunter2-fake\n', ['hunter2-fake']],
  'a variable for one command': ["DB_PASSWORD='hunter2 fake' /opt/app/start", ['hunter2 fake']],
  'a line of an environment file': ['echo "API_TOKEN=hunter2-fake" >> /etc/app.env', ['hunter2-fake']],
  'a quoted value in a quoted line': ['echo "API_TOKEN=\\"hunter2-fake\\"" >> /etc/app.env', ['hunter2-fake']],
  'a variable of a service': ['Environment="DB_PASSWORD=hunter2-fake"', ['hunter2-fake']],
  'a variable of a container': ['docker run -e API_KEY=hunter2-fake acme/agent', ['hunter2-fake']],
  'a variable of PowerShell': ['$env:DB_PASSWORD = "hunter2-fake"', ['hunter2-fake']],
  'two variables': ['A_TOKEN=hunter2-fake; B_TOKEN=hunter3-fake', ['hunter2-fake', 'hunter3-fake']],
  'variables that are no secrets': ['ECS_CLUSTER=main\nTOKEN_TTL=21600\nSECRET_ARN=x\nPASSWORD_FILE=/run/pw', []],
  'a secret that the instance reads': [
    'DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id orders/db --output text)',
    [],
  ],
  'a secret that the instance reads, quoted': ['DB_PASSWORD="$(aws ssm get-parameter --name x)"', []],
  'a secret that the instance reads, in the older way': ['DB_PASSWORD=`aws ssm get-parameter --name x`', []],
  'a variable that takes another': ['export DB_PASSWORD="${MASTER}"\nexport API_TOKEN=$MASTER', []],
  'a piece that is not known': ['export DB_PASSWORD=" … "\nexport API_TOKEN= … \n', []],
  'the name of a secret, which the instance asks for': [
    'DB_SECRET=orders-db\naws secretsmanager get-secret-value --secret-id "$DB_SECRET"',
    [],
  ],
  placeholders: ['DB_PASSWORD=changeme\nA_TOKEN=<token>\nAPI_KEY={{ key }}\nB_TOKEN=%TOKEN%', []],
  'what a template was to fill in': ['DB_PASSWORD=!Ref DbPassword', []],
  'a comment': ['# export DB_PASSWORD=hunter2-fake', []],
  'a comparison, an option and a query': [
    '[ "$TOKEN" == "" ]\nagent --password=prompt\ncurl "https://files.acme.test/?token=none-of-yours"',
    [],
  ],
};

describe('secrets that a script assigns', () => {
  test.each(Object.entries(ASSIGNED))('%s', (_title, [script, found]) => {
    expect(assignedSecretsIn(script).map(({ text }) => text)).toEqual(found);
  });

  test('also by the names that a team has decided on', () => {
    expect(assignedSecretsIn('PIN=hunter2-fake')).toEqual([]);
    expect(assignedSecretsIn('PIN=hunter2-fake', ['PIN'])).toEqual([
      { kind: 'a literal for PIN', text: 'hunter2-fake' },
    ]);
  });

  test.each([
    'A_TOKEN='.repeat(60_000),
    'A_TOKEN=x1 '.repeat(60_000),
    '"'.repeat(500_000),
    `A_TOKEN=${"'x".repeat(200_000)}`,
  ])('of hostile text are looked for in no time', (script) => {
    const start = process.cpuUsage().user;
    assignedSecretsIn(script);
    expect(process.cpuUsage().user - start).toBeLessThan(1_500_000);
  });
});

const FETCHED = 'ECS_ENGINE_AUTH_DATA={"r":{"auth":"$AUTH"}}';

test.each([
  ['in a setting', 'ECS_ENGINE_AUTH_DATA={"r":{"auth":"not-a-real-one"}}', 'not-a-real-one'],
  ['in YAML', `ECS_ENGINE_AUTH_DATA: '{"r":{"username":"ci","password":"not-a-real-one"}}'`, 'not-a-real-one'],
  ['in a text of JSON', '"ECS_ENGINE_AUTH_DATA":"{\\"r\\":{\\"auth\\":\\"not-a-real-one\\"}}"', 'not-a-real-one'],
  ['behind one that is fetched', `${FETCHED}\nECS_ENGINE_AUTH_DATA={"r":{"auth":"not-a-real-one"}}`, 'not-a-real-one'],
  ['not where it is fetched', FETCHED, undefined],
  ['not where it is a placeholder', 'ECS_ENGINE_AUTH_DATA={"r":{"auth":"changeme"}}', undefined],
  ['not in another setting', 'ECS_CLUSTER=main\nOTHER={"auth":"not-a-real-one"}', undefined],
])('a credential of a registry is found %s', (_title, text, credential) => {
  expect(registryCredentialIn(text)).toBe(credential);
  expect(withoutRegistryCredentials(text)).not.toContain('ECS_ENGINE_AUTH_DATA');
});
