/** Python, Java, C# and Go → the places that make constructs with an id that stands there as a text. */
import { ANY_ID, type ConstructSite, type DeclaredClass, type FileSites, type IdPattern } from './site.js';

interface Language {
  readonly files: RegExp;
  /** Groups: `target`, `scope`, `name`, `id`. */
  readonly makes: RegExp;
  readonly adds: RegExp;
  readonly declares: RegExp;
}

const ID = String.raw`(?<id>"[^"\n]{0,200}"|'[^'\n]{0,200}')`;
const TARGET = String.raw`(?:(?<target>(?:(?:self|this)\.)?\w{1,100}) ?:?= ?)?`;

const LANGUAGES: readonly Language[] = [
  {
    files: /\.py$/,
    makes: new RegExp(
      String.raw`${TARGET}\b(?:\w{1,100}\.){0,3}(?<name>[A-Z]\w{0,100})\(\s{0,200}(?<scope>[\w.]{1,100}),\s{0,200}(?:${ID}|(?<other>f"[^"\n]{0,200}"|[A-Z][A-Z0-9_]{0,100}\b))`,
      'g',
    ),
    adds: new RegExp(
      String.raw`${TARGET}\b(?<scope>(?:self\.)?\w{1,100})\.(?<name>add_\w{1,100})\(\s{0,200}${ID}`,
      'g',
    ),
    declares: /^class (?<name>\w{1,100})(?:\((?:\w{1,100}\.){0,3}(?<base>\w{1,100}))?/gm,
  },
  {
    files: /\.(?:java|cs)$/,
    makes: new RegExp(
      String.raw`${TARGET}(?:new (?:\w{1,100}\.){0,5}(?<name>[A-Z]\w{0,100})|\b(?<built>[A-Z]\w{0,100})\.Builder\s{0,200}\.create)\(\s{0,200}(?<scope>[\w.]{1,100}),\s{0,200}${ID}`,
      'g',
    ),
    adds: new RegExp(
      String.raw`${TARGET}\b(?<scope>(?:this\.)?\w{1,100})\.(?<name>[aA]dd[A-Z]\w{0,100})\(\s{0,200}${ID}`,
      'g',
    ),
    declares: /\bclass (?<name>\w{1,100})(?:(?: extends | ?: ?)(?:\w{1,100}\.){0,5}(?<base>\w{1,100}))?/g,
  },
  {
    files: /\.go$/,
    makes: new RegExp(
      String.raw`${TARGET}\baws\w{0,100}\.New(?<name>[A-Z]\w{0,100})\(\s{0,200}(?<scope>[\w.]{1,100}),\s{0,200}jsii\.String\(${ID}\)`,
      'g',
    ),
    adds: new RegExp(
      String.raw`${TARGET}\b(?<scope>\w{1,100})\.(?<name>Add[A-Z]\w{0,100})\(\s{0,200}jsii\.String\(${ID}\)`,
      'g',
    ),
    declares: /(?!)/g,
  },
];

/** Undefined for a file of another language. */
export function textSites(path: string, text: string): FileSites | undefined {
  const language = LANGUAGES.find(({ files }) => files.test(path));
  if (language === undefined) return undefined;
  const declared = [...text.matchAll(language.declares)];
  const lineAt = lineCounter(text);
  const constants = constantsIn(text);
  const read = (pattern: RegExp, isNew: boolean): readonly ConstructSite[] =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const inside = declared.findLast(({ index }) => index < match.index)?.groups?.['name'];
      const line = lineAt(match.index);
      const site = siteOf(match.groups ?? {}, { constants, isNew });
      return [{ path, line, last: line, ...site, ...(inside === undefined ? {} : { inside }) }];
    });
  const classes = declared.map(({ groups }): DeclaredClass => {
    return { path, name: groups?.['name'] ?? '', base: groups?.['base'] };
  });
  return { sites: [...read(language.makes, true), ...read(language.adds, false)], classes };
}

type Groups = Readonly<Record<string, string | undefined>>;

function siteOf(
  groups: Groups,
  { constants, isNew }: { readonly constants: Constants; readonly isNew: boolean },
): Pick<ConstructSite, 'name' | 'isNew' | 'id' | 'scope' | 'isHanded' | 'assigned'> {
  const { target, scope = '', name = groups['built'] ?? '', id } = groups;
  const assigned = target === undefined ? {} : { assigned: selfless(target) };
  const pattern = id === undefined ? otherId(groups['other'] ?? '', constants) : [id.slice(1, -1)];
  return {
    name: isNew ? name : camelCase(name),
    isNew,
    id: pattern,
    scope: selfless(scope),
    isHanded: false,
    ...assigned,
  };
}

function selfless(name: string): string {
  return name.replace(/^self\b/, 'this');
}

/** `add_container` and `AddContainer` are `addContainer`. */
function camelCase(name: string): string {
  const joined = name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
  return `${joined.slice(0, 1).toLowerCase()}${joined.slice(1)}`;
}

type Constants = ReadonlyMap<string, IdPattern>;

/** Of Python; a name that gets a text twice says nothing. */
function constantsIn(text: string): Constants {
  const found = new Map<string, IdPattern>();
  for (const [, name = '', value = ''] of text.matchAll(/^([A-Z][A-Z0-9_]{0,100}) = "([^"\n]{0,200})"/gm))
    found.set(name, found.has(name) ? ANY_ID : [value]);
  return found;
}

/** Of Python: `f"Task-{stage}"`, and a constant. */
function otherId(code: string, constants: Constants): IdPattern {
  return code.startsWith('f"') ? code.slice(2, -1).split(/\{[^{}]*\}/) : (constants.get(code) ?? ANY_ID);
}

/** The 1-based line of an offset. */
function lineCounter(text: string): (offset: number) => number {
  const starts = [...text.matchAll(/\n/g)].map(({ index }) => index);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}
