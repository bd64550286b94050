import type { Attribute, Block, Body, Expression, ObjectItem, TemplatePart } from '../../../src/model/hcl.js';

/** An expression in prefix notation: `(+ 1 (get var cpu))`; texts are in JSON quotes, `@` is the item of a splat. */
export function outline(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return expression.value === null ? 'null' : JSON.stringify(expression.value);
    case 'template':
      return templateOutline(expression.parts);
    case 'variable':
      return expression.name;
    case 'get':
      return list('get', outline(expression.of), expression.name);
    case 'index':
      return list('index', outline(expression.of), keyOutline(expression.key));
    case 'splat':
      return list('splat', outline(expression.of), outline(expression.each));
    case 'splat item':
      return '@';
    case 'call':
      return list('call', expression.name, ...expression.arguments.map(outline), expression.expand ? '...' : '');
    case 'unary':
      return list(expression.operator, outline(expression.operand));
    case 'binary':
      return list(expression.operator, outline(expression.left), outline(expression.right));
    case 'conditional':
      return list('?', outline(expression.condition), outline(expression.then), outline(expression.else));
    case 'parenthesis':
      return list('paren', outline(expression.inner));
    case 'tuple':
      return list('tuple', ...expression.items.map(outline));
    case 'object':
      return list('object', ...expression.items.map(itemOutline));
    case 'for expression':
      return list(
        'for',
        names(expression),
        outline(expression.collection),
        expression.resultKey === undefined ? '' : `=>${outline(expression.resultKey)}`,
        outline(expression.value),
        expression.grouped ? '...' : '',
        expression.condition === undefined ? '' : `if ${outline(expression.condition)}`,
      );
    case 'bad':
      return '<bad>';
  }
}

function list(...words: readonly string[]): string {
  return `(${words.filter((word) => word !== '').join(' ')})`;
}

function names({ key, item }: { readonly key?: string; readonly item: string }): string {
  return key === undefined ? item : `${key},${item}`;
}

/** A key that is only text is that text, whether or not HCL calls it a template. */
function keyOutline(key: Expression): string {
  const [part, more] = key.kind === 'template' ? key.parts : [];
  if (key.kind !== 'template' || more !== undefined) return outline(key);
  if (part === undefined) return '""';
  return part.kind === 'text' ? JSON.stringify(part.value) : outline(key);
}

function itemOutline({ key, keyword, value }: ObjectItem): string {
  return `${keyword && key.kind === 'variable' ? `#${key.name}` : outline(key)}=${outline(value)}`;
}

/** The parts of a template; no part and one empty text are the same. */
export function templateOutline(parts: readonly TemplatePart[]): string {
  const words = parts.map(partOutline);
  return list('template', ...(words.length === 1 && words[0] === '""' ? [] : words));
}

function partOutline(part: TemplatePart): string {
  switch (part.kind) {
    case 'text':
      return JSON.stringify(part.value);
    case 'interpolation':
      return `\${${outline(part.expression)}}`;
    case 'if':
      return list('if', outline(part.condition), templateOutline(part.then), templateOutline(part.else));
    case 'for':
      return list('each', names(part), outline(part.collection), templateOutline(part.body));
  }
}

/** The items of a body with the offsets of what stands where. */
export function bodyOutline(body: Body): string {
  return body.items.map((item) => (item.kind === 'attribute' ? attributeOutline(item) : blockOutline(item))).join('; ');
}

function attributeOutline({ name, nameSpan, value, span }: Attribute): string {
  return `${name}[${nameSpan.start},${nameSpan.end}]=${outline(value)}[${value.span.start},${span.end}]`;
}

function blockOutline({ type, typeSpan, labels, body, span }: Block): string {
  const words = labels.map((label) => ` ${JSON.stringify(label.value)}[${label.span.start},${label.span.end}]`);
  return `${type}[${typeSpan.start}]${words.join('')} {${bodyOutline(body)}}[${span.end}]`;
}
