import type { Finding, FixedFinding, Outcome, Suppressed, TextEdit } from '../../model/finding.js';
import { visible } from '../escape.js';
import type { Mask } from '../mask.js';
import { LEVELS } from './levels.js';
import { artifactLocation, linesRegion, locationsOf, regionOf } from './sarif-location.js';

/** Of a finding that the run is not about. */
export const KNOWN = 'It was there before';

/** A result, before it knows where its rule stands in the list. */
export interface ResultContext {
  readonly files: Outcome['files'];
  readonly mask: Mask;
  readonly ruleIndex: (code: string) => number;
}

export function sarifResult(finding: FixedFinding, context: ResultContext): object {
  const { rule, severity, message, fingerprint, property, assumed, also } = finding;
  return {
    ruleId: rule.code,
    ruleIndex: context.ruleIndex(rule.code),
    level: LEVELS[severity],
    message: { text: visible(context.mask(message)) },
    ...locationsOf(finding),
    // GitHub's upload action adds the hash of the line under its own key, and warns when that key is there already.
    partialFingerprints: { 'ecsReviewer/v1': fingerprint },
    ...fixesOf(finding, context),
    properties: {
      severity,
      property,
      ...(assumed.length === 0 ? {} : { assumed }),
      ...(also.length === 0 ? {} : { also }),
    },
  };
}

/** A finding that a directive in the code suppresses. */
export function suppressedResult({ finding, directive }: Suppressed, context: ResultContext): object {
  const { file, span, reason } = directive;
  const physicalLocation = { artifactLocation: artifactLocation(file.path), region: linesRegion(file, span) };
  return {
    ...sarifResult(finding, context),
    suppressions: [
      {
        kind: directive.elsewhere === undefined ? 'inSource' : 'external',
        status: 'accepted',
        justification: visible(context.mask(reason)),
        location: { physicalLocation },
      },
    ],
  };
}

/** A finding that was there before: of the baseline, or of the base of a change. Readers show it as dismissed. */
export function knownResult(finding: Finding, context: ResultContext): object {
  const suppressions = [{ kind: 'external', status: 'accepted', justification: KNOWN }];
  return { ...sarifResult(finding, context), suppressions };
}

/** The proved edits; none where a text would quote a detected secret, since masked it would be a wrong edit. */
function fixesOf({ fix, rule }: FixedFinding, { files, mask }: ResultContext): object {
  if (fix?.kind !== 'edits' || fix.edits.some(({ text }) => mask(text) !== text)) return {};
  const paths = [...new Set(fix.edits.map(({ path }) => path))];
  if (!paths.every((path) => files.has(path))) return {};
  const artifactChanges = paths.map((path) => ({
    artifactLocation: artifactLocation(path),
    replacements: fix.edits.filter((edit) => edit.path === path).map((edit) => replacement(edit, files)),
  }));
  return { fixes: [{ description: { text: fix.risk ?? rule.fix.advice }, artifactChanges }] };
}

function replacement({ path, start, end, text }: TextEdit, files: Outcome['files']): object {
  const file = files.get(path);
  const deletedRegion = file === undefined ? {} : regionOf(file, { start, end });
  return { deletedRegion, insertedContent: { text } };
}
