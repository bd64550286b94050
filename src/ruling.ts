/** The configuration of the base rules a pull request; a change of it is told with its effect, and rules after the merge. */
import type { Finding, Outcome } from './model/finding.js';
import type { ChangedFile } from './model/github.js';
import type { ReviewOptions } from './model/options.js';
import type { Tree } from './model/ports.js';
import type { Severity } from './model/rule.js';
import type { Notice } from './model/source.js';
import { narrowed } from './overlay.js';
import { counted } from './report/count-words.js';
import { review, type ReviewMemory } from './review.js';

/** What rules a review of a tree. */
export interface Ruling {
  readonly options: ReviewOptions;
  readonly selected: (path: string) => boolean;
  readonly commentAt: Severity;
  readonly maxComments: number;
}

export interface RulingPorts {
  /** Finds the configuration in a tree and settles what follows from it; without a tree, what holds without one. */
  readonly configure: (tree: Tree | undefined) => Ruling;
  /** Where a configuration may stand: a change of it is told. */
  readonly configurationPaths: readonly string[];
}

export interface Sides {
  readonly head: Tree;
  readonly changed: readonly ChangedFile[];
  /** The head with the files that matter as they are at the base. */
  readonly before: (matters: (path: string) => boolean) => Promise<Tree | undefined>;
}

export interface Ruled extends Ruling {
  readonly outcome: Outcome;
  readonly notices: readonly Notice[];
  /** What was found in each unit of the head: most units of the base are the same. */
  readonly memory: ReviewMemory;
}

/** Reviews the head under the configuration of the base. */
export async function rulingOf({ head, changed, before }: Sides, ports: RulingPorts): Promise<Ruled> {
  const proposed = ports.configure(head);
  const own = new Set([...ports.configurationPaths, ...baselineOf(proposed)]);
  const first = changed.find(({ path, previousPath }) => own.has(path) || own.has(previousPath ?? path));
  if (first === undefined) return judgedUnder(head, proposed, []);
  const ruling = await rulingOfBase(own, before, ports);
  if (ruling === undefined) return judgedUnder(head, ports.configure(undefined), [noticeOf(first.path, NO_BASE)]);
  const { configuration } = proposed.options;
  if (configuration !== undefined && configuration.faults.length > 0) {
    return judgedUnder(head, { ...ruling, options: { ...ruling.options, configuration } }, []);
  }
  const judged = judgedUnder(head, mended(ruling), []);
  const after = reviewUnder(head, { ...proposed, options: { ...proposed.options, suggestions: false } });
  return { ...judged, notices: [noticeOf(first.path, `${CHANGED} ${effectOf(judged.outcome, after)}`)] };
}

/** The base may name another baseline than the head, which then also has to be that of the base. */
async function rulingOfBase(
  own: ReadonlySet<string>,
  before: Sides['before'],
  { configure }: Pick<RulingPorts, 'configure'>,
): Promise<Ruling | undefined> {
  const base = await before((path) => own.has(path));
  if (base === undefined) return undefined;
  const ruling = configure(base);
  const baselines = baselineOf(ruling).filter((path) => !own.has(path));
  return baselines.length === 0 ? ruling : rulingOfBase(new Set([...own, ...baselines]), before, { configure });
}

const CHANGED = 'this pull request changes the configuration; that of its base rules until it is merged.';
const NO_BASE =
  'this pull request changes the configuration, and that of its base could not be read, so the workflow alone rules';

function judgedUnder(head: Tree, ruling: Ruling, notices: readonly Notice[]): Ruled {
  const memory: ReviewMemory = {};
  return { ...ruling, outcome: reviewUnder(head, ruling, memory), notices, memory };
}

function reviewUnder(tree: Tree, { options, selected }: Ruling, memory?: ReviewMemory): Outcome {
  return review(narrowed(tree, selected), options, memory);
}

/** A pull request that mends the configuration does not fail for what it mends. */
function mended(ruling: Ruling): Ruling {
  const { configuration } = ruling.options;
  if (configuration === undefined) return ruling;
  return { ...ruling, options: { ...ruling.options, configuration: { ...configuration, faults: [] } } };
}

function baselineOf({ options }: Ruling): readonly string[] {
  return options.baseline === undefined ? [] : [options.baseline.path];
}

function noticeOf(path: string, message: string): Notice {
  return { path, message, about: 'configuration' };
}

/** What the proposed configuration would do to the findings, in a sentence. */
export function effectOf(now: Pick<Outcome, 'findings'>, after: Pick<Outcome, 'findings'>): string {
  const before = new Map(now.findings.map((finding) => [finding.fingerprint, finding]));
  const then = new Map(after.findings.map((finding) => [finding.fingerprint, finding]));
  const hidden = [...before.values()].filter(({ fingerprint }) => !then.has(fingerprint));
  const added = [...then.values()].filter(({ fingerprint }) => !before.has(fingerprint));
  const changed = [...then.values()].filter(
    ({ fingerprint, severity }) => (before.get(fingerprint)?.severity ?? severity) !== severity,
  );
  const parts = [part('hide', hidden), part('change the severity of', changed), part('add', added)].filter(
    (text) => text !== '',
  );
  return parts.length === 0 ? 'On this code it changes no problem.' : `On this code it would ${parts.join('; ')}.`;
}

const MOST_NAMED = 5;

function part(verb: string, findings: readonly Finding[]): string {
  if (findings.length === 0) return '';
  const named = findings.slice(0, MOST_NAMED).map(({ rule, address }) => `${rule.code} of ${address}`);
  const more = findings.length - named.length;
  const rest = more > 0 ? ` and ${String(more)} more` : '';
  return `${verb} ${counted(findings.length, 'problem')} (${named.join(', ')}${rest})`;
}
