import rule from '../../../src/rules/2-secrets/secrets-in-user-data.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const KEY = 'AKIAQWERTYUIOPASDFGH';
const starting = (userData: Value): Neutral => [resource('instanceTemplate', 'hosts', { userData })];

testRule(rule, {
  flags: {
    'an access key': starting(`export AWS_ACCESS_KEY_ID=${KEY}`),
    'a private key': starting(
      'cat > /root/key <<KEY -----BEGIN RSA PRIVATE KEY----- MIIEnotarealkey -----END RSA PRIVATE KEY----- KEY',
    ),
    'a URL with a password': starting('curl https://deploy:hunter2-fake@files.acme.test/agent.sh'),
    'text that the author encoded': starting(btoa(`export AWS_ACCESS_KEY_ID=${KEY}`)),
    'a variable with a password': starting('export DB_PASSWORD=hunter2-fake'),
    'a variable beside what is not known': starting('export DB_PASSWORD=hunter2-fake API_TOKEN=$(fetch)'),
  },
  passes: {
    'no user data': [resource('instanceTemplate', 'hosts', { metadataOptions: { httpTokens: 'required' } })],
    'user data without credentials': starting('echo ECS_CLUSTER=main >> /etc/ecs/ecs.config'),
    'a password that the instance reads': starting('curl https://deploy:$PASSWORD@files.acme.test/'),
    'an example': starting('export AWS_SECRET_ACCESS_KEY=changeme'),
    'a variable that the instance reads': starting('export DB_PASSWORD=$(fetch orders-db)'),
  },
  undecided: { 'user data that is not known': starting(OPAQUE) },
});
