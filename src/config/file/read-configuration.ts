/** A configuration file → settings, or what is wrong with it. */
import type { Directive } from '../../model/directive.js';
import type { ConfigurationFile, ReviewOptions } from '../../model/options.js';
import type { Parsers } from '../../model/ports.js';
import { SEVERITIES, type Severity } from '../../model/rule.js';
import type { Node, Notice, SourceFile } from '../../model/source.js';
import { FIELDS, SWITCH_WORDS } from './definition.js';
import { codeOf, faultsOf, wordOf, type RuleName } from './faults.js';
import { environmentsIn, environmentFaults } from './environments.js';
import { entriesAt, itemsAt, textAt, textsAt, valueOf } from './values.js';

/** What the file decides. Where it says nothing there is nothing. */
export interface Configuration {
  readonly source: ConfigurationFile;
  /** Single values as a person would write them for an input of that name. */
  readonly values: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** What has no input. */
  readonly environments?: ReadonlyMap<string, Node>;
  readonly options: Pick<
    ReviewOptions,
    'on' | 'off' | 'severities' | 'waivers' | 'standard' | 'variables' | 'environment'
  >;
}

export interface ConfigurationPorts {
  readonly parsers: Pick<Parsers, 'json' | 'yaml'>;
  readonly rules: readonly RuleName[];
  /** As ISO 8601 writes it. */
  readonly today: string;
}

const MOST_FAULTS = 50;

/** Reads the text of a configuration file. A file with faults decides nothing. */
export function readConfiguration(path: string, text: string, ports: ConfigurationPorts): Configuration {
  const isJson = path.endsWith('.json');
  const file: SourceFile = {
    path,
    text,
    syntax: isJson ? 'json' : 'yaml',
    generated: 'it is the configuration of the review',
  };
  const { node, faults } = rootOf(file, ports);
  const all =
    node === undefined
      ? faults
      : [
          ...faults,
          ...faultsOf({ node, key: '' }, { type: 'table', fields: FIELDS }, ports.rules),
          ...environmentFaults(node),
        ];
  if (all.length > 0 || node === undefined) return brokenConfiguration(file, all.slice(0, MOST_FAULTS));
  const { waivers, remarks } = readIgnore(node, ports);
  return {
    source: { file, faults: [], remarks },
    ...readPlain(node),
    environments: environmentsIn(node),
    options: { ...readRules(node, ports.rules), waivers, ...readStandard(node), ...variablesOf(node) },
  };
}

/** One that says nothing but what is wrong with it. */
export function brokenConfiguration(file: SourceFile, faults: readonly Notice[]): Configuration {
  return { source: { file, faults, remarks: [] }, values: new Map(), lists: new Map(), options: {} };
}

interface Root {
  readonly node?: Node;
  readonly faults: readonly Notice[];
}

function rootOf(file: SourceFile, { parsers }: ConfigurationPorts): Root {
  if (file.syntax === 'json') {
    const { node, notices } = parsers.json(file);
    return { ...(node === undefined ? {} : { node }), faults: notices.map(asFault) };
  }
  const { documents, notices } = parsers.yaml(file);
  const [node, second] = documents;
  if (second !== undefined) {
    const message = 'this file holds several YAML documents; write one.';
    return { faults: [{ path: file.path, offset: second.span.start, message, about: 'configuration' }] };
  }
  return { ...(node === undefined ? {} : { node }), faults: notices.map(asFault) };
}

function asFault(notice: Notice): Notice {
  return { ...notice, about: 'configuration' };
}

function readPlain(node: Node): Pick<Configuration, 'values' | 'lists'> {
  const values = new Map<string, string>();
  const lists = new Map<string, readonly string[]>();
  for (const { name, kind } of FIELDS) {
    const text = textAt(node, name);
    if (kind.type === 'list') lists.set(name, name === 'ignore' ? [] : textsAt(node, name));
    else if (text !== undefined) values.set(name, kind.type === 'flag' ? flagAt(node, name) : text);
  }
  return { values, lists };
}

function readRules(node: Node, rules: readonly RuleName[]): Required<Pick<ReviewOptions, 'on' | 'off' | 'severities'>> {
  const severities = new Map<string, Severity>();
  const on: string[] = [];
  const off: string[] = [];
  for (const { key, value } of entriesAt(node, 'rules')) {
    const code = codeOf(key, rules);
    const state = value.kind === 'map' ? valueOf(value, 'severity') : value;
    if (code === undefined || state?.kind !== 'scalar') continue;
    const word = wordOf(state, SWITCH_WORDS);
    const severity = SEVERITIES.find((one) => one === word);
    if (severity !== undefined) severities.set(code, severity);
    (word === 'off' ? off : on).push(code);
  }
  return { severities, on, off };
}

interface Ignored {
  readonly waivers: readonly Directive[];
  readonly remarks: readonly Notice[];
}

function readIgnore(node: Node, { rules, today }: ConfigurationPorts): Ignored {
  const waivers: Directive[] = [];
  const remarks: Notice[] = [];
  for (const item of itemsAt(node, 'ignore')) {
    const until = textAt(item, 'until');
    if (until !== undefined && until < today) remarks.push(expired(item, until));
    else waivers.push(waiverOf(item, rules));
  }
  return { waivers, remarks };
}

function expired({ file, span }: Node, until: string): Notice {
  const message = `this suppression does nothing: it ended after ${until}; take it out or give it a later day`;
  return { path: file.path, offset: span.start, message, about: 'suppression' };
}

function waiverOf(item: Node, rules: readonly RuleName[]): Directive {
  const { file, span } = item;
  const path = textAt(item, 'path');
  const resource = textAt(item, 'resource');
  return {
    file,
    span,
    codes: [...new Set(textsAt(item, 'rule').flatMap((word) => codeOf(word, rules) ?? []))],
    reason: textAt(item, 'reason') ?? '',
    covers: { start: 0, end: 0 },
    elsewhere: { ...(path === undefined ? {} : { path }), ...(resource === undefined ? {} : { resource }) },
  };
}

function readStandard(node: Node): Pick<ReviewOptions, 'standard'> {
  return {
    standard: {
      approvedRegistries: textsAt(node, 'approved-registries'),
      secretNames: textsAt(node, 'secret-names'),
      ...(node.kind === 'map' && flagAt(node, 'expect-audit') === 'true' ? { expectsAudit: node } : {}),
    },
  };
}

function variablesOf(node: Node): Pick<ReviewOptions, 'variables'> {
  const variables = valueOf(node, 'variables');
  return variables?.kind === 'map' ? { variables } : {};
}

/** `yes` and `on` are true in YAML. */
function flagAt(node: Node, name: string): string {
  const value = valueOf(node, name);
  return value?.kind === 'scalar' ? wordOf(value, ['true', 'false']) : '';
}
