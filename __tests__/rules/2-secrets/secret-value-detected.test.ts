import rule from '../../../src/rules/2-secrets/secret-value-detected.js';
import { container, OPAQUE, resource, task, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const environment = (name: string, value: Value): Neutral => [task([container({ environment: [{ name, value }] })])];

/** Put together here, so that no scanner of pushes takes the test for a leak. */
const fake = (...pieces: readonly string[]): string => pieces.join('');
const URL_WITH_PASSWORD = fake('postgres://app:', 'not-a-real-one', '@db.internal:5432/app');
const GITHUB = fake('gh', 'p_', 'Fake'.repeat(9));
const ACCESS_KEY = fake('AK', 'IA', 'FAKE'.repeat(4));
const TOKEN = fake('ey', 'J', 'fake'.repeat(5), '.ey', 'J', 'fake'.repeat(5), '.', 'fake'.repeat(8));
const PRIVATE_KEY = fake('-----BEGIN RSA PRIV', 'ATE KEY-----');

testRule(rule, {
  flags: {
    'a URL with a password under a harmless name': environment('DATABASE_URL', URL_WITH_PASSWORD),
    'a GitHub token': environment('CI_ACCESS', GITHUB),
    'an access key id under another name': environment('BACKUP_USER', ACCESS_KEY),
    'a JSON Web Token': environment('UPSTREAM', TOKEN),
    'a private key under a telling name, once': environment('SIGNING_SECRET', PRIVATE_KEY),
    'a token in the command': [task([container({ command: ['clone', GITHUB] })])],
    'a password in the entry point': [task([container({ entryPoint: ['migrate', URL_WITH_PASSWORD] })])],
    'a token in a label': [task([container({ dockerLabels: { deploy: GITHUB } })])],
    'a URL whose secret is in the same code': [
      task([container({ environment: [{ name: 'DATABASE_URL', value: URL_WITH_PASSWORD }] })]),
      resource('secret', 'database_url', { name: 'orders/database-url' }),
    ],
  },
  passes: {
    'a URL without user information': environment('DATABASE_URL', 'postgres://db.internal:5432/app'),
    'a URL whose password the container fills in': environment('DATABASE_URL', 'postgres://app:<password>@db/app'),
    'a placeholder as password': environment('DATABASE_URL', 'postgres://app:changeme@db/app'),
    'the access key id of the manuals': environment('SAMPLE', fake('AK', 'IA', 'IOSFODNN7', 'EXAMPLE')),
    'a word that only starts like a token': environment('TOPIC', 'ghp_topic'),
    'a value known only at deployment': environment('DATABASE_URL', OPAQUE),
    'a command without secrets': [task([container({ command: ['serve', '--port', '8080'] })])],
    'no environment': [task([container({})])],
  },
});
