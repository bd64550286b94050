/** The configuration file of a tree: found, read, and what is wrong with it in words. */
import { CONFIGURATION_PATHS } from './config/file/definition.js';
import { readBaseline } from './config/file/read-baseline.js';
import { brokenConfiguration, readConfiguration, type Configuration } from './config/file/read-configuration.js';
import type { ReviewOptions } from './model/options.js';
import type { Tree } from './model/ports.js';
import type { Notice } from './model/source.js';
import { PARSERS } from './parsers.js';
import { lineOfNotice } from './report/lines.js';
import { RULES } from './rules/index.js';

export interface Wanted {
  /** The path that somebody names; where it is looked for by itself when empty. */
  readonly path?: string;
  /** As ISO 8601 writes it. */
  readonly today: string;
}

/** Where a configuration may stand. */
export function configurationPaths({ path = '' }: Pick<Wanted, 'path'>): readonly string[] {
  return path === '' ? CONFIGURATION_PATHS : [path.replace(/^\.\//, '')];
}

/** Undefined when there is none and nobody names one. */
export function configurationIn(tree: Pick<Tree, 'read'>, wanted: Wanted): Configuration | undefined {
  for (const path of configurationPaths(wanted)) {
    const found = tree.read(path);
    if (found === undefined) continue;
    if ('refused' in found) return unread(path, `the configuration was not read: it is ${found.refused}`);
    return readConfiguration(path, found.text, { parsers: PARSERS, rules: RULES, today: wanted.today });
  }
  const { path = '' } = wanted;
  return path === '' ? undefined : unread(path, 'there is no such configuration file');
}

function unread(path: string, message: string): Configuration {
  const fault: Notice = { path, message, about: 'configuration' };
  return brokenConfiguration({ path, text: '', syntax: 'yaml' }, [fault]);
}

/** What is wrong with the configuration of a tree and what of it does nothing any more, one line each with file and line. */
export interface CheckedConfiguration {
  /** Undefined when there is none. */
  readonly path?: string;
  readonly faults: readonly string[];
  readonly remarks: readonly string[];
}

export function checkConfiguration(tree: Pick<Tree, 'read'>, wanted: Wanted): CheckedConfiguration {
  const configuration = configurationIn(tree, wanted);
  if (configuration === undefined) return { faults: [], remarks: [] };
  const { file, remarks } = configuration.source;
  return { path: file.path, faults: faultTexts(configuration.source), remarks: remarks.map(textIn(file)) };
}

/** `.github/ecs-reviewer.yml:3: fail-on is "hgih"; …`, one for each fault. */
export function faultTexts(configuration: ReviewOptions['configuration']): readonly string[] {
  return configuration === undefined ? [] : configuration.faults.map(textIn(configuration.file));
}

function textIn(file: Configuration['source']['file']): (notice: Notice) => string {
  return (notice) => {
    const line = lineOfNotice(notice, new Map([[file.path, file]]));
    return `${notice.path}${line === undefined ? '' : `:${String(line)}`}: ${notice.message}`;
  };
}

/** The options with the baseline that they name; one that cannot be read is a fault of the configuration. */
export function withBaseline(tree: Pick<Tree, 'read'>, path: string, options: ReviewOptions): ReviewOptions {
  if (path === '') return options;
  const baseline = readBaseline(path, tree.read(path));
  if (!('fault' in baseline)) return { ...options, baseline };
  const {
    file,
    faults = [],
    remarks = [],
  } = options.configuration ?? {
    file: { path, text: '', syntax: 'json' as const },
  };
  const fault: Notice = { path, message: baseline.fault, about: 'configuration' };
  return { ...options, configuration: { file, faults: [...faults, fault], remarks } };
}
