/**
 * Bundles the three entry points into `dist/`, each into one file that runs without node_modules.
 * `node scripts/build.mjs` writes; `node scripts/build.mjs --check` builds aside and compares byte by byte.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { minifySync } from '@swc/core';
import ncc from '@vercel/ncc';
import ts from 'typescript';

const ROOT = path.resolve(import.meta.dirname, '..');
const STAGE = path.join(ROOT, '.cache', 'build');
const ENTRIES = [
  { source: 'main', output: 'index.js' },
  { source: 'cli', output: 'cli.js', shebang: '#!/usr/bin/env node\n' },
  { source: 'api', output: 'api.js' },
];
const ALLOWED_LICENCES = /^(?:MIT|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0)$/;

/** Paths of all files below a folder, relative to it, sorted. */
function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .sort();
}

/** Strips the types of `src/` into the stage; what TypeScript cannot strip is an error of `npm run types`. */
function transpile() {
  rmSync(STAGE, { recursive: true, force: true });
  for (const name of filesBelow(path.join(ROOT, 'src')).filter((file) => file.endsWith('.ts'))) {
    const { outputText } = ts.transpileModule(readFileSync(path.join(ROOT, 'src', name), 'utf8'), {
      fileName: name,
      compilerOptions: {
        target: ts.ScriptTarget.ES2023,
        module: ts.ModuleKind.ESNext,
        verbatimModuleSyntax: true,
      },
    });
    const target = path.join(STAGE, 'src', name.replace(/\.ts$/, '.js'));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, outputText);
  }
  cpSync(path.join(ROOT, 'data'), path.join(STAGE, 'data'), { recursive: true });
  cpSync(path.join(ROOT, 'package.json'), path.join(STAGE, 'package.json'));
}

/** The types of the programmatic interface, which stand in its one file. */
function declaration() {
  const text = readFileSync(path.join(ROOT, 'src', 'api.ts'), 'utf8');
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(text, {
    fileName: 'api.ts',
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext, isolatedDeclarations: true },
  });
  const faults = diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  if (faults.length > 0) throw new Error(`api.ts has no declaration of its own: ${faults.join(' ')}`);
  const own = outputText.replace(/^import .*\n/gm, '');
  if (/\bimport\b/.test(own)) throw new Error('The declaration of api.ts refers to another file.');
  return own;
}

/** ncc minifies the entry only; lazily loaded chunks come out as they are. */
function minify(code) {
  return minifySync(code, { module: true, compress: false, mangle: false, format: { comments: false } }).code;
}

/** Every module of a build, those inside concatenated ones included. */
function modulesOf(stats) {
  return [...stats.compilation.modules].flatMap((module) => [module, ...(module.modules ?? [])]);
}

/** The folders of the packages that a build took a module from. */
function packagesOf(stats) {
  const folders = modulesOf(stats).flatMap((module) => {
    const match = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(module.resource ?? '');
    return match === null ? [] : [match[0]];
  });
  return new Set(folders);
}

async function bundle({ source, output, shebang = '' }) {
  const built = await ncc(path.join(STAGE, 'src', `${source}.js`), {
    filename: output,
    esm: true,
    minify: true,
    cache: false,
    quiet: true,
    target: 'es2022',
  });
  const code = built.code.replace(/^#!.*\n/, '');
  const files = new Map([[output, shebang + code]]);
  for (const [name, asset] of Object.entries(built.assets)) {
    if (name === 'package.json') continue;
    if (!name.endsWith(`.${output}`)) throw new Error(`${output} brings an unexpected file: ${name}`);
    files.set(name, minify(String(asset.source)));
  }
  return { files, packages: packagesOf(built.stats) };
}

/** One section of the notices: name, version, licence and the text that the package carries. */
function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  if (!ALLOWED_LICENCES.test(String(license))) throw new Error(`${name} ${version} has licence ${String(license)}.`);
  const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)(?:\.|-|$)/i.test(entry));
  const text =
    file === undefined ? 'The package carries no licence text.' : readFileSync(path.join(folder, file), 'utf8');
  return `${name} ${version} (${license})\n\n${text.replaceAll('\r\n', '\n').trim()}\n`;
}

function notices(folders) {
  const rule = `\n${'-'.repeat(80)}\n\n`;
  const sections = [...new Set(folders)].map(notice).sort();
  return ['Generated by `npm run build`. The bundles in this folder contain these packages.\n', ...sections].join(rule);
}

/** All files of `dist/`: name to text. */
async function build() {
  transpile();
  const files = new Map([['package.json', `${JSON.stringify({ type: 'module' })}\n`]]);
  const packages = [];
  for (const entry of ENTRIES) {
    const built = await bundle(entry);
    for (const [name, text] of built.files) files.set(name, text);
    packages.push(...built.packages);
  }
  files.set('api.d.ts', declaration());
  files.set('THIRD-PARTY-NOTICES.txt', notices(packages));
  return files;
}

function write(files, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) {
    writeFileSync(path.join(folder, name), text, { mode: text.startsWith('#!') ? 0o755 : 0o644 });
  }
}

/** What differs between a build and a folder, one line each. */
function differences(files, folder) {
  const committed = filesBelow(folder);
  const surplus = committed.filter((name) => !files.has(name)).map((name) => `${name} is not built any more`);
  const changed = [...files].flatMap(([name, text]) => {
    if (!committed.includes(name)) return [`${name} is missing`];
    return readFileSync(path.join(folder, name)).equals(Buffer.from(text)) ? [] : [`${name} differs`];
  });
  return [...surplus, ...changed];
}

process.chdir(ROOT); // ncc looks for assets below the working directory
const files = await build();
const dist = path.join(ROOT, 'dist');
if (process.argv.includes('--check')) {
  const found = differences(files, dist);
  for (const line of found) console.error(`dist/${line}`);
  if (found.length > 0) console.error('dist/ is not what the sources build. Run `npm run build` and commit dist/.');
  process.exitCode = found.length > 0 ? 1 : 0;
} else {
  write(files, dist);
  for (const [name, text] of files) console.log(`dist/${name}  ${Math.ceil(Buffer.byteLength(text) / 1024)} kB`);
}
