/** Plain values printed in every manner that people write: spacing, comments, commas, quotes and line ends at random. */

export type Tree = string | number | boolean | readonly Tree[] | { readonly [key: string]: Tree };

/** A source of decisions, the same for the same start. */
export function coins(seed: number): () => boolean {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state > 0x7fffffff;
  };
}

interface Style {
  readonly coin: () => boolean;
  readonly unit: string;
  readonly comments: number[];
}

function styled(seed: number): Style {
  const coin = coins(seed);
  return { coin, unit: coin() ? '  ' : '    ', comments: [] };
}

/** The text with the line ends of Windows, or as it is. */
function withLineEnds(text: string, { coin }: Style): string {
  return coin() && coin() ? text.replaceAll('\n', '\r\n') : text;
}

/** A comment behind a line, each with a number of its own. */
function comment(style: Style, mark: string): string {
  if (style.coin() || style.coin()) return '';
  style.comments.push(style.comments.length);
  return ` ${mark} note ${String(style.comments.length)}.`;
}

function isMap(value: Tree): value is Readonly<Record<string, Tree>> {
  return typeof value === 'object' && !Array.isArray(value);
}

function membersOf(value: Tree): readonly (readonly [string | undefined, Tree])[] {
  if (isMap(value)) return Object.entries(value);
  return (value as readonly Tree[]).map((item) => [undefined, item]);
}

export function randomJson(value: Tree, seed: number): string {
  const style = styled(seed);
  const tight = style.coin() && style.coin();
  const colon = tight ? ':' : ': ';
  const print = (tree: Tree, indent: string, spread: boolean): string => {
    if (typeof tree !== 'object') return JSON.stringify(tree);
    const [open, close] = isMap(tree) ? '{}' : '[]';
    const members = membersOf(tree).map(([key, inner]) => {
      const nested = spread && style.coin();
      const head = key === undefined ? '' : JSON.stringify(key) + colon;
      return head + print(inner, spread ? indent + style.unit : indent, nested);
    });
    if (members.length === 0) return open! + close!;
    if (!spread) return `${open!}${tight ? '' : ' '}${members.join(tight ? ',' : ', ')}${tight ? '' : ' '}${close!}`;
    const trailing = style.coin() && style.coin() ? ',' : '';
    const lines = members.map((text, index) => {
      const comma = index === members.length - 1 ? trailing : ',';
      return `${indent}${style.unit}${text}${comma}${comment(style, '//')}`;
    });
    return [open, ...lines, indent + close!].join('\n');
  };
  return withLineEnds(print(value, '', style.coin() || style.coin()) + (style.coin() ? '\n' : ''), style);
}

export function randomYaml(value: Tree, seed: number): string {
  const style = styled(seed);
  const dash = style.coin() ? '' : style.unit;
  const scalar = (text: Tree): string => {
    if (typeof text !== 'string') return JSON.stringify(text);
    if (/^[a-z][a-z0-9-]*$/.test(text) && style.coin()) return text;
    return style.coin() ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text);
  };
  const flow = (tree: Tree): string => {
    if (typeof tree !== 'object') return scalar(tree);
    const members = membersOf(tree).map(([key, inner]) => (key === undefined ? '' : `${key}: `) + flow(inner));
    return isMap(tree) ? `{ ${members.join(', ')} }` : `[${members.join(', ')}]`;
  };
  const below = (tree: Tree, indent: string): string => {
    const members = typeof tree === 'object' ? membersOf(tree) : [];
    if (typeof tree !== 'object' || members.length === 0 || (style.coin() && style.coin())) {
      return ` ${flow(tree)}${comment(style, '#')}`;
    }
    const inner = isMap(tree) ? indent + style.unit : indent + dash;
    return `${comment(style, '#')}\n${lines(tree, inner)}`;
  };
  const lines = (tree: Tree, indent: string): string => {
    if (isMap(tree)) {
      return Object.entries(tree)
        .map(([key, inner]) => `${indent}${key}:${below(inner, indent)}`)
        .join('\n');
    }
    return (tree as readonly Tree[])
      .map((item) => {
        const isBlock = typeof item === 'object' && membersOf(item).length > 0 && isMap(item) && style.coin();
        if (!isBlock) return `${indent}- ${flow(item)}${comment(style, '#')}`;
        return `${indent}- ${lines(item, `${indent}  `).trimStart()}`;
      })
      .join('\n');
  };
  return withLineEnds(lines(value, '') + (style.coin() ? '\n' : '\n# end\n'), style);
}

/** An attribute named `container` of a block. */
export function randomHcl(value: Tree, seed: number): string {
  const style = styled(seed);
  const print = (tree: Tree, indent: string, spread: boolean): string => {
    if (typeof tree !== 'object') return JSON.stringify(tree);
    const [open, close] = isMap(tree) ? '{}' : '[]';
    const quoted = style.coin() && style.coin();
    const equals = style.coin() && style.coin() ? ': ' : ' = ';
    const members = membersOf(tree).map(([key, inner]) => {
      const head = key === undefined ? '' : (quoted ? JSON.stringify(key) : key) + equals;
      return head + print(inner, spread ? indent + style.unit : indent, spread && style.coin());
    });
    if (members.length === 0) return open! + close!;
    if (!spread) return isMap(tree) ? `{ ${members.join(', ')} }` : `[${members.join(', ')}]`;
    const commas = !isMap(tree) || style.coin();
    const trailing = commas && style.coin() ? ',' : '';
    const lines = members.map((text, index) => {
      const comma = index === members.length - 1 ? trailing : commas ? ',' : '';
      return `${indent}${style.unit}${text}${comma}${comment(style, style.coin() ? '#' : '//')}`;
    });
    return [open, ...lines, indent + close!].join('\n');
  };
  const text = print(value, '  ', style.coin() || style.coin());
  return withLineEnds(`resource "x" "y" {\n  # top\n  container = ${text}${comment(style, '#')}\n}\n`, style);
}

/** Attributes and blocks of a resource: maps and lists of maps are blocks. */
export function randomBody(value: Readonly<Record<string, Tree>>, seed: number): string {
  const style = styled(seed);
  const body = (tree: Readonly<Record<string, Tree>>, indent: string): readonly string[] => {
    const entries = Object.entries(tree);
    const isBlock = ([, inner]: readonly [string, Tree]): boolean =>
      isMap(inner) || (Array.isArray(inner) && inner.length > 0 && inner.every(isMap));
    const attributes = entries.filter((entry) => !isBlock(entry));
    const width = style.coin() ? Math.max(0, ...attributes.map(([key]) => key.length)) : 0;
    const first = attributes.map(
      ([key, inner]) => `${indent}${key.padEnd(width)} = ${JSON.stringify(inner)}${comment(style, '#')}`,
    );
    const blocks = entries.filter(isBlock).flatMap(([key, inner]) => {
      const all = (Array.isArray(inner) ? inner : [inner]) as readonly Readonly<Record<string, Tree>>[];
      return all.flatMap((one) => [
        ...(style.coin() ? [''] : []),
        ...(Object.keys(one).length === 0 && style.coin()
          ? [`${indent}${key} {}`]
          : [`${indent}${key} {${comment(style, '#')}`, ...body(one, indent + style.unit), `${indent}}`]),
      ]);
    });
    return [...first, ...blocks];
  };
  return withLineEnds(['resource "x" "y" { # top', ...body(value, style.unit), '}', ''].join('\n'), style);
}
