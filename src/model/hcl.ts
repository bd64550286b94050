/**
 * The syntax tree of HCL's native syntax. It keeps what was written (escapes, parentheses, comments), with the exact
 * range of everything; meaning is the evaluator's business. Source: HashiCorp's HCL native syntax specification.
 */
import type { Span } from './source.js';

/** A syntax error or an exceeded limit, at an offset. The rest of the file is still read. */
export interface Diagnostic {
  readonly offset: number;
  readonly message: string;
}

/** `#`, `//` or `/* *\/`; the span covers the marks, without the line end. */
export interface Comment {
  readonly span: Span;
}

export interface HclFile {
  readonly body: Body;
  readonly comments: readonly Comment[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The span of a block's body runs from after `{` to before `}`; of a file it is the whole text. */
export interface Body {
  readonly span: Span;
  readonly items: readonly (Attribute | Block)[];
}

export interface Attribute {
  readonly kind: 'attribute';
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Expression;
  readonly span: Span;
}

export interface Label {
  readonly value: string;
  readonly span: Span;
}

/** The span runs from the type to `}`. */
export interface Block {
  readonly kind: 'block';
  readonly type: string;
  readonly typeSpan: Span;
  readonly labels: readonly Label[];
  readonly body: Body;
  readonly span: Span;
}

export interface LiteralExpression {
  readonly kind: 'literal';
  readonly span: Span;
  readonly value: number | boolean | null;
  /** The digits as written, for numbers beyond a double. */
  readonly raw: string;
}

/** A piece of text: `value` is what it means (escapes decoded, heredoc indentation and `~` trimming applied), `span` where it stands. */
export interface TextPart {
  readonly kind: 'text';
  readonly span: Span;
  readonly value: string;
}

/** `${ … }`; the span covers the marks. */
export interface InterpolationPart {
  readonly kind: 'interpolation';
  readonly span: Span;
  readonly expression: Expression;
}

/** `%{ if c }…%{ else }…%{ endif }` */
export interface IfPart {
  readonly kind: 'if';
  readonly span: Span;
  readonly condition: Expression;
  readonly then: readonly TemplatePart[];
  readonly else: readonly TemplatePart[];
}

/** `%{ for k, v in c }…%{ endfor }` */
export interface ForPart {
  readonly kind: 'for';
  readonly span: Span;
  readonly key?: string;
  readonly item: string;
  readonly collection: Expression;
  readonly body: readonly TemplatePart[];
}

export type TemplatePart = TextPart | InterpolationPart | IfPart | ForPart;

/** `"…"` or a heredoc. The span covers the quotes, or `<<EOT` to the end of the closing word. */
export interface TemplateExpression {
  readonly kind: 'template';
  readonly span: Span;
  readonly style: 'quoted' | 'heredoc' | 'bare';
  readonly parts: readonly TemplatePart[];
}

export interface TupleExpression {
  readonly kind: 'tuple';
  readonly span: Span;
  readonly items: readonly Expression[];
}

/** `key` is an expression; a bare word is a `variable` with `keyword: true` on the item. */
export interface ObjectItem {
  readonly span: Span;
  readonly key: Expression;
  /** True when the key is a bare word, which is a literal name and not a variable. */
  readonly keyword: boolean;
  readonly value: Expression;
}

export interface ObjectExpression {
  readonly kind: 'object';
  readonly span: Span;
  readonly items: readonly ObjectItem[];
}

/** A root name: `var`, `local`, `aws_lb`, an iterator. */
export interface VariableExpression {
  readonly kind: 'variable';
  readonly span: Span;
  readonly name: string;
}

/** `of.name` */
export interface AttributeAccess {
  readonly kind: 'get';
  readonly span: Span;
  readonly of: Expression;
  readonly name: string;
  readonly nameSpan: Span;
}

/** `of[key]`; `of.0` has a literal key and `legacy: true`. */
export interface IndexAccess {
  readonly kind: 'index';
  readonly span: Span;
  readonly of: Expression;
  readonly key: Expression;
  readonly legacy: boolean;
}

/** `of[*].each` (full) or `of.*.each` (attribute only); `each` is applied to every element, rooted at a `splat item`. */
export interface SplatExpression {
  readonly kind: 'splat';
  readonly span: Span;
  readonly of: Expression;
  readonly full: boolean;
  readonly each: Expression;
}

/** The element that a splat stands on; the innermost `of` of `SplatExpression.each`. */
export interface SplatItem {
  readonly kind: 'splat item';
  readonly span: Span;
}

/** `name(arguments…)`; `name` holds `provider::aws::arn_parse` as written. `expand` is the trailing `...`. */
export interface CallExpression {
  readonly kind: 'call';
  readonly span: Span;
  readonly name: string;
  readonly arguments: readonly Expression[];
  readonly expand: boolean;
}

export type UnaryOperator = '-' | '!';
export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '&&' | '||';

export interface UnaryExpression {
  readonly kind: 'unary';
  readonly span: Span;
  readonly operator: UnaryOperator;
  readonly operand: Expression;
}

export interface BinaryExpression {
  readonly kind: 'binary';
  readonly span: Span;
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface ConditionalExpression {
  readonly kind: 'conditional';
  readonly span: Span;
  readonly condition: Expression;
  readonly then: Expression;
  readonly else: Expression;
}

/** `[for k, v in c : value if cond]`, or with `resultKey` `{for k, v in c : resultKey => value... if cond}`. */
export interface ForExpression {
  readonly kind: 'for expression';
  readonly span: Span;
  readonly key?: string;
  readonly item: string;
  readonly collection: Expression;
  readonly resultKey?: Expression;
  readonly value: Expression;
  readonly grouped: boolean;
  readonly condition?: Expression;
}

export interface ParenthesisExpression {
  readonly kind: 'parenthesis';
  readonly span: Span;
  readonly inner: Expression;
}

/** Stands where an expression could not be parsed; a diagnostic says why. */
export interface BadExpression {
  readonly kind: 'bad';
  readonly span: Span;
}

export type Expression =
  | LiteralExpression
  | TemplateExpression
  | TupleExpression
  | ObjectExpression
  | VariableExpression
  | AttributeAccess
  | IndexAccess
  | SplatExpression
  | SplatItem
  | CallExpression
  | UnaryExpression
  | BinaryExpression
  | ConditionalExpression
  | ForExpression
  | ParenthesisExpression
  | BadExpression;
