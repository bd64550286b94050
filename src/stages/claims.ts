/** Findings that a report claims, checked against the files at the commit: nothing is quoted or changed on its word alone. */
import type { FixedFinding, TextEdit } from '../model/finding.js';
import type { AnyRule } from '../model/rule.js';
import type { Notice, SourceFile } from '../model/source.js';
import { linesOf, linesOfSpan } from '../report/lines.js';
import { claimedFinding } from './claimed-finding.js';
import type { Claim } from './merge-reports.js';
import { linesPrint } from './scan-report.js';

export interface Evidence {
  readonly rules: ReadonlyMap<string, AnyRule>;
  /** The files at the commit, by path. */
  readonly files: ReadonlyMap<string, SourceFile>;
  /** Files that are too many to be read again. */
  readonly unread?: ReadonlySet<string>;
  /** What our own rules find in these files, by fingerprint. */
  readonly own: ReadonlyMap<string, FixedFinding>;
}

export interface Judged {
  readonly findings: readonly FixedFinding[];
  readonly notices: readonly Notice[];
}

type Verdict = { readonly finding: FixedFinding; readonly remark?: string } | { readonly refused: string };

const ABSENT = 'there is no such file at the commit';
const UNREAD = 'the reports name more files than are read again';
const OTHER_LINES = 'their lines are not those of the file at the commit';
const UNPROVED = 'a change that the report proposes is told as advice: it does not follow from the files at the commit';

/** What holds of the claims, with a notice for each file of which something does not. */
export function judgeClaims(claims: readonly Claim[], evidence: Evidence): Judged {
  const findings: FixedFinding[] = [];
  const remarks = new Map<string, Notice>();
  const refusals = new Map<string, { readonly path: string; readonly why: string; readonly codes: string[] }>();
  for (const claim of claims) {
    const { file: path, code } = claim.finding;
    const verdict = verdictOn(claim, evidence);
    if ('refused' in verdict) {
      const key = `${path}\n${verdict.refused}`;
      const found = refusals.get(key) ?? { path, why: verdict.refused, codes: [] };
      found.codes.push(code);
      refusals.set(key, found);
      continue;
    }
    findings.push(verdict.finding);
    if (verdict.remark !== undefined) remarks.set(path, { path, message: verdict.remark });
  }
  return { findings, notices: [...[...refusals.values()].map(refusalNotice), ...remarks.values()] };
}

const MOST_NAMED = 5;

function refusalNotice({ path, why, codes }: { path: string; why: string; codes: readonly string[] }): Notice {
  const named = [...new Set(codes)].slice(0, MOST_NAMED).join(', ');
  const message = `${String(codes.length)} reported here (${named}) left out: ${why}`;
  return { path, message };
}

function verdictOn(claim: Claim, evidence: Evidence): Verdict {
  const { file, source } = claim.finding;
  return evidence.unread?.has(source?.file ?? file) === true ? { refused: UNREAD } : verdictByFile(claim, evidence);
}

function verdictByFile(claim: Claim, { rules, files, own }: Evidence): Verdict {
  const { finding } = claim;
  const rule = rules.get(finding.code);
  if (rule === undefined) return { refused: 'there is no such rule' };
  const file = files.get(finding.file);
  if (file === undefined) return outside(claim, rule, files);
  if (!fits(claim, file)) return { refused: OTHER_LINES };
  const found = own.get(finding.fingerprint);
  if (found !== undefined && isSame(claim, found)) {
    return sameEdits(claim, found) ? { finding: found } : { finding: found, remark: UNPROVED };
  }
  const claimed = claimedFinding({ ...claim, rule, file });
  return finding.fix?.kind === 'edits' ? { finding: claimed, remark: UNPROVED } : { finding: claimed };
}

function isSame({ finding, place }: Claim, { rule, file, span }: FixedFinding): boolean {
  return rule.code === finding.code && file.path === finding.file && span.start === place.start;
}

function fits({ finding, place }: Claim, file: SourceFile): boolean {
  const { start, end } = place;
  if (start > end || end > file.text.length) return false;
  return linesOfSpan(file, place).first === finding.line && linesPrint(file, place) === place.lines;
}

/** What a tool made need not be in the repository; nothing of it is quoted. */
function outside(claim: Claim, rule: AnyRule, files: Evidence['files']): Verdict {
  const { format, file: path, source } = claim.finding;
  if (format !== 'cdk' && format !== 'terraform-plan') return { refused: ABSENT };
  const code = source === undefined ? undefined : files.get(source.file);
  if (source !== undefined && (code === undefined || source.line > linesOf(code).count)) return { refused: ABSENT };
  const file: SourceFile = { path, text: '', syntax: 'json', generated: 'it is not in the repository' };
  return { finding: claimedFinding({ ...claim, place: { ...claim.place, start: 0, end: 0 }, rule, file }) };
}

/** The report tells no change where a secret would show in it. */
function sameEdits({ finding }: Claim, { fix }: FixedFinding): boolean {
  if (finding.fix?.kind !== 'edits') return true;
  const own = fix?.kind === 'edits' ? fix.edits : [];
  const reported = finding.fix.edits.map(({ file, ...edit }) => ({ ...edit, path: file }));
  return nameOf(own) === nameOf(reported);
}

function nameOf(edits: readonly TextEdit[]): string {
  return JSON.stringify(edits.map(({ path, start, end, text }) => [path, start, end, text]));
}
