/** The pictures of docs/what-you-will-see.md: the page of each, by its name. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fixed, ignored } from './decided.js';
import { goldenComment, goldenText } from './golden-comments.js';
import { commentPage, diagramPage, summaryPage, terminalPage } from './page.js';

export function scenes(): ReadonlyMap<string, string> {
  return new Map([
    ['secret', commentPage(goldenComment('terraform', 'ECS201'))],
    ['terraform', commentPage(goldenComment('terraform', 'ECS132'))],
    ['yaml', commentPage(goldenComment('cloudformation', 'ECS131'))],
    ['cdk', commentPage(goldenComment('cdk', 'ECS119'))],
    ['grouped', commentPage(goldenComment('task-definition', 'ECS801', 'ECS802', 'ECS804'))],
    ['chain', commentPage(goldenComment('terraform', 'ECS116'))],
    ['fixed', commentPage(fixed(goldenComment('terraform', 'ECS119')))],
    ['ignored', commentPage(ignored(goldenComment('terraform', 'ECS511'), 'kim', 'the pipeline sets the tag'))],
    ['scorecard', summaryPage(between(goldenText('cdk'), '# ECS best practices', '\n## New'))],
    ['who-reaches-whom', diagramPage(between(goldenText('terraform'), 'flowchart LR', '\n```'))],
    ['terminal', terminalPage(between(readme(), '$ node dist/cli.js', '\n```'))],
  ]);
}

function readme(): string {
  return readFileSync(path.resolve(import.meta.dirname, '../../README.md'), 'utf8');
}

/** From the first line that begins so, to where the end stands. */
function between(text: string, start: string, end: string): string {
  const from = text.indexOf(`\n${start}`);
  const to = text.indexOf(end, from + 1);
  if (from < 0 || to < 0) throw new Error(`there is no text from "${start}" to "${end.trim()}"`);
  return text.slice(from + 1, to);
}
