/** The parts of hand-written documents that are generated, between `<!-- generated:name -->` and `<!-- /generated -->`. */

const START = '<!-- generated:';
const END = '<!-- /generated -->';

/** Fills every marked part; one that stands inside a line stays in it. Throws for a part without an end or a filling. */
export function fillSections(text: string, sections: Readonly<Record<string, string>>): string {
  const [before = '', ...parts] = text.split(START);
  return [before, ...parts.map((part) => fillSection(part, sections))].join('');
}

/** `part` is what follows the start of a mark, up to the next one. */
function fillSection(part: string, sections: Readonly<Record<string, string>>): string {
  const [name = ''] = part.split(' ');
  const content = sections[name];
  const end = part.indexOf(END);
  if (content === undefined || end < 0) throw new Error(`The part generated:${name} has no end, or nobody fills it.`);
  const isInline = !part.slice(0, end).includes('\n');
  return `${START}${name} -->${isInline ? content : `\n\n${content}\n\n`}${part.slice(end)}`;
}
