/** What the CDK made outside of a pull request, which therefore has no base to compare with. */
import type { Changes } from './model/diff.js';
import type { Outcome } from './model/finding.js';
import type { Notice } from './model/source.js';

/** One notice for each cloud assembly that the pull request does not hold while it changes code of its app. */
export function uncomparedNotices({ findings }: Pick<Outcome, 'findings'>, changes: Changes): readonly Notice[] {
  const outside = findings.filter(({ format, file }) => format === 'cdk' && !changes.has(file.path));
  const templates = new Map(outside.map(({ subject, file }) => [assemblyOf(subject.resource.unit), file.path]));
  return [...templates].flatMap(([assembly, path]) => (changesApp(assembly, changes) ? [{ path, message }] : []));
}

const message =
  'was synthesized outside of the pull request, so there is no base to compare it with: only problems of constructs whose ' +
  'lines the pull request changes count as new';

/** Assemblies of stages are inside the one of the app. */
function assemblyOf(unit: string): string {
  return unit.replace(/\/assembly-[^/]*(?:\/.*)?$/, '');
}

function changesApp(assembly: string, changes: Changes): boolean {
  const app = assembly.slice(0, Math.max(assembly.lastIndexOf('/') + 1, 0));
  return [...changes.keys()].some((path) => path.startsWith(app) && /\.(?:[cm]?[jt]sx?|py|java|cs|go)$/.test(path));
}
