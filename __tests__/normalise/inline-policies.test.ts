import { expect, test } from '@jest/globals';
import { read } from '../support/test-rule.js';

const DOCUMENT = '{ Statement: [{ Sid: Pass, Effect: Allow, Action: "iam:PassRole", Resource: "*" }] }';

test.each(['User', 'Group', 'Role'])('the policies inside of a %s are permissions of its own', (type) => {
  const text = `Resources:
  Holder:
    Type: AWS::IAM::${type}
    Properties:
      Policies: [{ PolicyName: pass, PolicyDocument: ${DOCUMENT} }]
`;
  const found = read({ 'template.yaml': text }).findings.filter(({ rule }) => rule.code === 'ECS603');
  expect(found.map(({ address }) => address)).toEqual(['Holder / statement Pass']);
});
