/** Documents within a limit: whole items are cut, never a part of one, and what was cut is counted. */

/** `head` and `tail` frame the items; a section without items is left out. */
export interface Section {
  readonly head: string;
  readonly items: readonly string[];
  /** What an item is, for `… and 3 more problems`. */
  readonly noun: string;
}

/** `start`, then the sections, each with as many items as the limit (in bytes of UTF-8) has room for. */
export function fitSections(start: string, sections: readonly Section[], limit: number): string {
  const filled = sections.filter(({ items }) => items.length > 0);
  const frames = filled.map((section) => bytes(`${section.head}${moreText(section, section.items.length)}`) + 4);
  let room = limit - bytes(start) - frames.reduce((sum, size) => sum + size, 0);
  const parts = filled.map((section) => {
    const shown: string[] = [];
    for (const item of section.items) {
      const size = bytes(item) + 1;
      if (size > room) break;
      room -= size;
      shown.push(item);
    }
    const more = section.items.length - shown.length;
    return `${section.head}${shown.join('\n')}${more > 0 ? moreText(section, more) : ''}`;
  });
  return [start, ...parts].join('\n\n');
}

function moreText({ noun }: Section, more: number): string {
  return `\n\n… and ${String(more)} more ${noun}${more === 1 ? '' : 's'}`;
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
