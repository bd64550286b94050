import { describe, expect, test } from '@jest/globals';
import { maskFor } from '../../src/report/mask.js';
import { read } from '../support/test-rule.js';

const SECRET = 'hunter2-not-a-real-password';

describe('no report shows', () => {
  test.each([
    [
      'the value of a parameter whose type is wrong',
      'main.tf',
      `resource "aws_ssm_parameter" "it" {\n  name  = "/orders/password"\n  type  = "String"\n  value = "${SECRET}"\n}\n`,
      'type  = "String"',
    ],
    [
      'the default of a parameter without NoEcho',
      'template.yaml',
      `Parameters:\n  DbPassword:\n    Type: String\n    Default: ${SECRET}\nResources:\n  It:\n    Type: AWS::ECS::Cluster\n`,
      'Type: String',
    ],
  ])('%s', (...[, path, text, kept]) => {
    const { findings } = read({ [path]: text });
    const masked = maskFor(findings)(text);
    expect(masked).not.toContain(SECRET);
    expect(masked).toContain('hun…');
    expect(masked).toContain(kept);
  });
});
