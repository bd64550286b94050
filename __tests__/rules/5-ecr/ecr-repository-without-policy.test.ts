import rule from '../../../src/rules/5-ecr/ecr-repository-without-policy.js';
import { OPAQUE, ref, resource, type NeutralResource, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const repository = (name: string): NeutralResource => resource('repository', name, { imageTagMutability: 'IMMUTABLE' });
const policy = (repositoryName: Value, policyText?: Value): NeutralResource =>
  resource('repositoryPolicy', 'access', {
    repositoryName,
    policyText: policyText ?? {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::123456789012:root' }, Action: 'ecr:BatchGetImage' },
      ],
    },
  });

testRule(rule, {
  flags: {
    absent: [repository('app')],
    'only another repository has one': [repository('app'), repository('web'), policy(ref('web', 'name'))],
  },
  passes: {
    present: [repository('app'), policy(ref('app', 'name'))],
    'a repository of which nothing is known but that it has one': [
      repository('app'),
      policy(ref('app', 'name'), { Version: '2012-10-17', Statement: OPAQUE }),
    ],
  },
});
