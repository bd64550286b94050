import type { Directive } from '../model/directive.js';
import { ownAddress } from '../model/resource.js';
import { matchesWildcard } from '../model/wildcard.js';
import type { DirectivesFor, Judged } from './covers.js';
import { pathMatcher } from './path-pattern.js';

/** Which directives of the configuration file speak of a problem: by its file and by its resource. */
export function waiversFor(directives: readonly Directive[]): DirectivesFor {
  const byCode = new Map<string, Waiver[]>();
  for (const directive of directives) {
    if (directive.elsewhere === undefined) continue;
    const waiver = waiverOf(directive);
    for (const code of directive.codes) byCode.set(code, [...(byCode.get(code) ?? []), waiver]);
  }
  return (judged) => {
    const waivers = byCode.get(judged.rule.code) ?? [];
    return waivers.filter(({ speaksOf }) => speaksOf(judged)).map(({ directive }) => directive);
  };
}

interface Waiver {
  readonly directive: Directive;
  readonly speaksOf: (judged: Judged) => boolean;
}

function waiverOf(directive: Directive): Waiver {
  const { path, resource } = directive.elsewhere ?? {};
  const isThere = path === undefined ? () => true : pathMatcher(path);
  return {
    directive,
    speaksOf: ({ file, subject }) => {
      const { resource: owner, address } = subject;
      const paths = [file.path, owner.file.path, ...(owner.source === undefined ? [] : [owner.source.path])];
      const addresses = [owner.address, address].map((one) => ownAddress(owner, one));
      return paths.some(isThere) && (resource === undefined || addresses.some((one) => matchesWildcard(one, resource)));
    },
  };
}
