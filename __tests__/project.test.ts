/** The project itself: documents, workflows, generated files and dependencies are in order. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { generatedFiles } from '../scripts/generate/generated-files.js';
import { ruleFiles } from '../scripts/generate/read-rules.js';
import { staleFiles } from '../scripts/generate/stale-files.js';
import { STEP_NUMBERS, STEPS } from '../src/model/steps.js';
import { RULES } from '../src/rules/index.js';

const ROOT = path.resolve(import.meta.dirname, '..');
const NOT_OURS = new Set(['.git', 'node_modules', '.cache', 'coverage', 'dist']);

function read(name: string): string {
  return readFileSync(path.join(ROOT, name), 'utf8');
}

/** Paths of all files below a folder, from the root, without what is not part of the sources. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => !NOT_OURS.has(entry.name))
    .flatMap((entry) => {
      const name = path.posix.join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(name) : entry.isFile() ? [name] : [];
    });
}

const FILES = filesBelow('.');
const DOCUMENTS = FILES.filter((name) => /^(?:[A-Z]+\.md|docs\/.*\.md|\.github\/.*\.md)$/.test(name));
const WORKFLOWS = FILES.filter((name) => /^\.github\/workflows\/.*\.ya?ml$/.test(name));

interface Package {
  readonly version: string;
  readonly license: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly files: readonly string[];
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
const PACKAGE = JSON.parse(read('package.json')) as Package;

describe('the documents', () => {
  /** As GitHub makes the anchor of a heading. */
  const anchor = (heading: string): string =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-');

  function anchorsOf(name: string): readonly string[] {
    return [...read(name).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchor(heading));
  }

  /** Links to other sites are not followed; line numbers are no headings. */
  function brokenLinks(name: string): readonly string[] {
    const text = read(name).replace(/```[\s\S]*?```/g, '');
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    return links.filter((link) => {
      if (/^[a-z]+:/.test(link)) return false;
      const [file = '', heading] = link.split('#');
      const target = file === '' ? name : path.posix.join(path.posix.dirname(name), file);
      if (!existsSync(path.join(ROOT, target))) return true;
      return heading !== undefined && target.endsWith('.md') && !anchorsOf(target).includes(heading);
    });
  }

  test('include those that a project needs', () => {
    expect(DOCUMENTS).toEqual(
      expect.arrayContaining(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md']),
    );
  });

  test.each(DOCUMENTS)('%s links only to what exists', (name) => {
    expect(brokenLinks(name)).toEqual([]);
  });

  test.each(DOCUMENTS)('%s names only npm scripts that exist', (name) => {
    const named = [...read(name).matchAll(/\bnpm run ([a-z][\w:-]*)/g)].map(([, script = '']) => script);
    expect(named.filter((script) => PACKAGE.scripts[script] === undefined)).toEqual([]);
  });

  test('promise a test command that continuous integration runs, as it runs all of npm run check', () => {
    expect(read('README.md')).toMatch(/^npm cit$/m);
    expect(read('.ci/run')).toMatch(/^npm cit\b/m);
    expect(read('.ci/run')).toMatch(/^npm run check:static$/m);
    expect(PACKAGE.scripts['check']).toBe('npm run -s check:static && npm test');
  });

  test('promise a command line that runs from dist', () => {
    expect(read('README.md')).toMatch(/^node dist\/cli\.js examples$/m);
    expect(Object.values(PACKAGE.bin)).toEqual(['dist/cli.js']);
  });

  test('have a changelog with changes that are not released, or with the version of the package', () => {
    expect(read('CHANGELOG.md')).toMatch(/^## \[Unreleased\]$/m);
  });
});

describe('generated files', () => {
  test('are what npm run generate would write', async () => {
    expect(staleFiles(ROOT, await generatedFiles(ROOT))).toEqual([]);
  });

  test.each(ruleFiles(ROOT).map(({ folder, name }) => [name, folder]))(
    'know the rule %s, which has a test',
    (name, folder) => {
      const rule = RULES.find((one) => one.name === name);
      expect({ name, isListed: rule !== undefined }).toEqual({ name, isListed: true });
      expect(FILES).toContain(`__tests__/rules/${folder}/${name}.test.ts`);
      expect(FILES).toContain(`docs/rules/${rule?.code ?? name}.md`);
    },
  );
});

describe('the action', () => {
  const action = parse(read('action.yml')) as { readonly runs: { readonly using: string; readonly main: string } };

  test('starts a file that is there as soon as there is a bundle', () => {
    expect(existsSync(path.join(ROOT, action.runs.main))).toBe(existsSync(path.join(ROOT, 'dist')));
  });
});

describe('the package', () => {
  test('names exact versions only', () => {
    const versions = Object.entries({ ...PACKAGE.dependencies, ...PACKAGE.devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  test('installs without a warning on the oldest Node that it names', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      readonly packages: Record<string, { readonly engines?: { readonly node?: string } }>;
    };
    const tooNew = Object.entries(packages).filter(([, { engines }]) =>
      /^(?:>=? ?|\^)2[1-9](?!.*\|\|.*2?0)/.test(engines?.node ?? ''),
    );
    expect(tooNew).toEqual([]);
  });

  test('ships files that are there', () => {
    const missing = PACKAGE.files.filter((name) => name !== 'dist' && !existsSync(path.join(ROOT, name)));
    expect(missing).toEqual([]);
    expect(PACKAGE.files).toEqual(expect.arrayContaining(['dist', 'action.yml', 'LICENSE', 'README.md']));
    expect(read('LICENSE')).toMatch(/^MIT License\n/);
    expect(PACKAGE.license).toBe('MIT');
  });

  test('depends at run time only on packages under permissive licences', () => {
    interface Locked {
      readonly dev?: boolean;
      readonly license?: string;
    }
    const { packages } = JSON.parse(read('package-lock.json')) as { readonly packages: Record<string, Locked> };
    const shipped = Object.entries(packages).filter(([name, { dev }]) => name !== '' && dev !== true);
    const allowed = /^(?:MIT|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0)$/;
    expect(shipped.filter(([, { license = '' }]) => !allowed.test(license))).toEqual([]);
  });
});

describe('the workflows', () => {
  interface Step {
    readonly uses?: string;
    readonly run?: string;
  }
  interface Workflow {
    readonly on: unknown;
    readonly permissions: Readonly<Record<string, string>>;
    readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[]; readonly 'timeout-minutes'?: number }>>;
  }
  const load = (name: string): Workflow => parse(read(name)) as Workflow;

  test('are these', () => {
    expect(WORKFLOWS.map((name) => path.basename(name))).toEqual([
      ...['ci.yml', 'codeql.yml', 'release.yml', 'scorecard.yml', 'self-review.yml'],
    ]);
  });

  test.each(WORKFLOWS)('%s pins every action to a commit and says its version', (name) => {
    const uses = read(name)
      .split('\n')
      .filter((line) => /\buses:/.test(line));
    const loose = uses.filter((line) => !/uses: (?:\.\/$|[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/.test(line));
    expect(loose).toEqual([]);
  });

  test.each(WORKFLOWS)('%s has the least permissions, a time limit, and no event text in a shell', (name) => {
    const { permissions, jobs } = load(name);
    expect(permissions).toMatchObject({ contents: 'read' });
    for (const job of Object.values(jobs)) {
      expect(job['timeout-minutes']).toBeGreaterThan(0);
      expect(job.steps.filter(({ run = '' }) => run.includes('${{'))).toEqual([]);
    }
  });

  test('give the review of this repository the permissions that README names', () => {
    const { permissions } = load('.github/workflows/self-review.yml');
    const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(read('README.md')) ?? [];
    expect(permissions).toEqual((parse(example) as Workflow).permissions);
  });
});

describe('the issue forms', () => {
  interface Form {
    readonly name: string;
    readonly description: string;
    readonly body: readonly { readonly id: string; readonly attributes: { readonly options?: readonly string[] } }[];
  }
  const forms = FILES.filter((name) => /ISSUE_TEMPLATE\/(?!config).*\.yml$/.test(name));

  test.each(forms)('%s has a name, a description and questions', (name) => {
    const form = parse(read(name)) as Form;
    expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) });
    expect(form.body.length).toBeGreaterThan(0);
  });

  test('offer the eight steps for a new rule', () => {
    const { body } = parse(read('.github/ISSUE_TEMPLATE/new-rule.yml')) as Form;
    const options = body.find(({ id }) => id === 'step')?.attributes.options;
    expect(options).toEqual(STEP_NUMBERS.map((step) => `${String(step)} ${STEPS[step]}`));
  });
});

describe('the files', () => {
  /** Folders of somebody's machine; those of a hosted runner stand in recorded output. */
  const MACHINE_PATHS = /(?<![\w.}/])\/(?:tmp|root|Users|home\/(?!runner\/))\/?[a-z][\w-]*\//g;
  const LARGEST = 2_000_000;

  test('name no path of the machine that they were written on', () => {
    const named = FILES.filter((name) => statSync(path.join(ROOT, name)).size < LARGEST).flatMap((name) => {
      const text = read(name);
      const found = [...text.matchAll(MACHINE_PATHS)].map(([match]) => match);
      return [...found, ...(text.includes(`${ROOT}/`) ? [ROOT] : [])].map((match) => `${name}: ${match}`);
    });
    expect(named).toEqual([]);
  });
});
