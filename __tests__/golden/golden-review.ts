/** The review of a pull request that adds a whole repository, as one Markdown document. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { changesOf } from '../../src/diff/changes.js';
import type { ReviewDraftComment } from '../../src/model/github.js';
import type { ReviewOptions } from '../../src/model/options.js';
import { planReport } from '../../src/report/plan-report.js';
import { review } from '../../src/review.js';
import { memoryTree } from '../support/memory-tree.js';

export const FORMATS = ['terraform', 'cloudformation', 'cdk', 'task-definition'] as const;
export type Format = (typeof FORMATS)[number];

export const OPTIONS: ReviewOptions = {
  failOn: 'high',
  preset: 'recommended',
  relevance: 'ecs',
  only: [],
  varFiles: [],
  suggestions: true,
};
const HEAD = 'f00dfeed'.repeat(5);

export function filesOf(format: Format): Readonly<Record<string, string>> {
  const root = path.join(import.meta.dirname, format);
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(root, name), 'utf8')]));
}

/** What git says of a file that is new. */
function patchOf(text: string): string {
  const lines = text.replace(/\n$/, '').split('\n');
  return [`@@ -0,0 +1,${String(lines.length)} @@`, ...lines.map((line) => `+${line}`)].join('\n');
}

/** What a synthesizer made is not committed, so it is not in the diff. */
const isCommitted = (name: string): boolean => !name.startsWith('cdk.out/');

export function goldenReview(format: Format): string {
  const files = filesOf(format);
  const outcome = review(memoryTree(files), OPTIONS);
  const changed = Object.entries(files).filter(([name]) => isCommitted(name));
  const plan = planReport({
    outcome,
    changes: changesOf(changed.map(([name, text]) => ({ path: name, status: 'added', sha: '', patch: patchOf(text) }))),
    comparison: { introduced: new Set(outcome.findings.map(({ fingerprint }) => fingerprint)), fixed: [] },
    existing: { author: 'github-actions[bot]', comments: [] },
    options: {
      commentAt: 'medium',
      maxComments: 100,
      bar: 'high',
      suggestions: true,
      checkName: 'ECS best practices',
      headSha: HEAD,
      repositoryUrl: 'https://github.com/acme/bookings',
    },
  });
  const comments = (plan.review?.comments ?? []).map(commentText);
  return [plan.review?.body ?? '', ...comments, '---', plan.jobSummary].join('\n\n').replaceAll(HEAD, 'HEAD');
}

function commentText({ path: name, startLine, line, body }: ReviewDraftComment): string {
  const lines = startLine === undefined ? String(line) : `${String(startLine)}-${String(line)}`;
  return `---\n\n**${name}, line ${lines}**\n\n${body}`;
}
