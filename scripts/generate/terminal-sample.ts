import { openWorkingTree } from '../../src/io/working-tree.js';
import type { Outcome } from '../../src/model/finding.js';
import { PLAIN } from '../../src/report/palette.js';
import { renderPretty } from '../../src/report/pretty.js';
import { review } from '../../src/review.js';

/** The folder that the sample reviews. */
const FOLDER = 'examples/insecure/terraform';
/** The rules whose findings are shown; the others are left out, and the sample says so. */
const SHOWN = ['ECS116', 'ECS201'];
const WIDTH = 100;
/** The eight steps, and the line that sums up. */
const CLOSING = 2;

/** The review of the insecure Terraform example. */
export function sampleOutcome(root: string): Outcome {
  return review(openWorkingTree(root, { paths: [FOLDER] }), {
    failOn: 'high',
    preset: 'recommended',
    relevance: 'ecs',
    only: [],
    varFiles: [],
    suggestions: true,
  });
}

/** What the command line says of the insecure Terraform example, shortened to a few findings. */
export function terminalSample(outcome: Outcome): string {
  const shown = outcome.findings.filter(({ rule }) => SHOWN.includes(rule.code));
  const style = { palette: PLAIN, width: WIDTH };
  const blocks = (findings: Outcome['findings']): readonly string[] =>
    renderPretty({ ...outcome, findings }, style)
      .trimEnd()
      .split('\n\n');
  const left = `… and ${String(outcome.findings.length - shown.length)} more`;
  const text = [...blocks(shown).slice(0, -CLOSING), left, ...blocks(outcome.findings).slice(-CLOSING)].join('\n\n');
  return ['```text', `$ node dist/cli.js ${FOLDER}`, text, '```'].join('\n');
}
