/** Suppressions in the code of a CDK app, at the lines that make what is judged. */
import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../src/model/finding.js';
import { readCommentary } from '../../src/parse/commentary.js';
import { review } from '../../src/review.js';
import { APP, cdkApp, type Made } from '../support/cdk-app.js';
import { memoryTree } from '../support/memory-tree.js';

const DIRECTIVE = '// ecs-reviewer:ignore ECS802 -- needs root';
const TASK: Made = {
  path: 'Task/Resource',
  type: 'AWS::ECS::TaskDefinition',
  at: "'Task'",
  properties: { ContainerDefinitions: [{ Name: 'app', Image: 'a', User: 'root' }] },
};
const MAKES = "const task = new ecs.FargateTaskDefinition(this, 'Task', {\n  cpu: 256,\n});";
const ADDS = "task.addContainer('app', {\n  image,\n});";

function reviewed(code: string): Outcome {
  return review(memoryTree(cdkApp(code, [TASK])), {
    failOn: 'high',
    preset: 'strict',
    relevance: 'all',
    only: ['ECS802'],
    varFiles: [],
    suggestions: true,
  });
}

describe('a comment in the code suppresses what the code makes', () => {
  test.each([
    ['above the call that adds the container', `${MAKES}\n${DIRECTIVE}\n${ADDS}`],
    ['above the call that makes the task definition', `${DIRECTIVE}\n${MAKES}\n${ADDS}`],
    ['at the end of the line', `${MAKES}\n${ADDS.replace('{', `{ ${DIRECTIVE}`)}`],
    ['above an option', `${MAKES}\n${ADDS.replace('  image', `  ${DIRECTIVE}\n  image`)}`],
    ['in front of a comment', `${MAKES}\n${DIRECTIVE}\n// Why.\n${ADDS}`],
    ['in a block comment', `${MAKES}\n/* ${DIRECTIVE.slice(3)} */\n${ADDS}`],
    ['for the whole file', `${DIRECTIVE.replace('ignore', 'ignore-file')}\n\n${MAKES}\n${ADDS}`],
    ['above a class', `${DIRECTIVE}\nclass App {\n  constructor() {\n${MAKES}\n${ADDS}\n  }\n}`],
  ])('%s', (_where, code) => {
    const { findings, suppressed, notices } = reviewed(code);
    expect({ findings, notices }).toEqual({ findings: [], notices: [] });
    expect(suppressed).toMatchObject([{ directive: { file: { path: APP }, reason: 'needs root' } }]);
  });

  test.each([
    ['without a reason', `${MAKES}\n${DIRECTIVE.replace(/ --.*/, '')}\n${ADDS}`, 'it gives no reason'],
    ['above something else', `${MAKES}\n${DIRECTIVE}\nother();\n${ADDS}`, 'suppresses nothing any more'],
    ['of another rule', `${MAKES}\n${DIRECTIVE.replace('802', '899')}\n${ADDS}`, '"ECS899" is no rule'],
  ])('but not %s', (_what, code, notice) => {
    const { findings, notices } = reviewed(code);
    expect(findings).toHaveLength(1);
    expect(notices.map(({ path }) => path)).toEqual([APP]);
    expect(notices[0]?.message).toContain(notice);
  });

  test('and not what is beside it in the call of the whole resource', () => {
    const code = `new ecs.CfnTaskDefinition(this, 'Task', {\n  ${DIRECTIVE}\n  containerDefinitions: [one],\n});`;
    expect(reviewed(code).findings).toHaveLength(1);
    expect(reviewed(`${DIRECTIVE}\n${code.replace(`  ${DIRECTIVE}\n`, '')}`).findings).toEqual([]);
  });

  test('and text that looks like one does not', () => {
    expect(reviewed(`${MAKES}\nconst a = \`\n${DIRECTIVE}\n\`;\n${ADDS}`).findings).toHaveLength(1);
  });
});

test.each([
  ['every kind of comment', '// a\nf(); /* b\n c */ // d', ['// a', '/* b\n c */', '// d']],
  ['none in a text', 'f("// a", `/* b */`, /\\/\\/ c/);', []],
  ['none where the code cannot be parsed', 'const = // a', []],
])('code has %s', (_what, text, expected) => {
  const { comments } = readCommentary({ path: APP, text, syntax: 'script' });
  expect(comments.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
});
