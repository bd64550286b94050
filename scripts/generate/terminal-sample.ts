import { openWorkingTree } from '../../src/io/working-tree.js';
import { PLAIN } from '../../src/report/palette.js';
import { renderPretty } from '../../src/report/pretty.js';
import { review } from '../../src/review.js';

/** The folder that the sample reviews. */
const FOLDER = 'examples/insecure/terraform';
/** The rules whose findings are shown; the others are left out, and the sample says so. */
const SHOWN = ['ECS116', 'ECS201'];
const WIDTH = 100;

/** What the command line says of the insecure Terraform example, shortened to a few findings and the last line. */
export function terminalSample(root: string): string {
  const outcome = review(openWorkingTree(root, { paths: [FOLDER] }), {
    failOn: 'high',
    preset: 'recommended',
    relevance: 'ecs',
    only: [],
    varFiles: [],
    suggestions: true,
  });
  const shown = outcome.findings.filter(({ rule }) => SHOWN.includes(rule.code));
  const style = { palette: PLAIN, width: WIDTH };
  const blocks = renderPretty({ ...outcome, findings: shown }, style)
    .trimEnd()
    .split('\n')
    .slice(0, -1);
  const last = renderPretty(outcome, style).trimEnd().split('\n').at(-1) ?? '';
  const left = outcome.findings.length - shown.length;
  return ['```text', `$ node dist/cli.js ${FOLDER}`, ...blocks, `… and ${String(left)} more`, '', last, '```'].join(
    '\n',
  );
}
