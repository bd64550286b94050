/** The few attributes that are known although nobody writes them, because the resource exists only in Terraform. */
import { convert } from '../value/convert.js';
import { DYNAMIC, objectType, STRING, type Type } from '../value/type.js';
import { isNull, NO_ENTRIES, objectValue, type Value } from '../value/value.js';
import { fail } from '../value/failure.js';
import type { Expression } from '../../../model/hcl.js';
import type { Scope } from '../evaluate/scope.js';
import { settle } from '../evaluate/choose.js';
import { template } from '../evaluate/template.js';
import type { Declaration } from './declaration.js';
import { partsOf } from '../value/inherit.js';
import type { ResourceInstance } from './resource-instances.js';

export interface ComputedFrom {
  readonly declaration: Declaration;
  readonly instance: ResourceInstance;
}

const TERRAFORM_DATA: Type = objectType(
  new Map([
    ['id', STRING],
    ['input', DYNAMIC],
    ['output', DYNAMIC],
    ['triggers_replace', DYNAMIC],
  ]),
);

/** The type of a reference to the resource, where it is known without a provider. */
export function typeOfResource(name: string): Type {
  return name.startsWith('terraform_data.') ? TERRAFORM_DATA : DYNAMIC;
}

export function computedAttribute(name: string, from: ComputedFrom): Value | undefined {
  if (name !== 'rendered' || !from.declaration.name.startsWith('data.template_file.')) return undefined;
  return rendered(from.instance);
}

/** `data "template_file"`: Terraform 0.11's `templatefile`, of a text that mostly is a whole file. */
function rendered({ argument, scope }: ResourceInstance): Value | undefined {
  const source = argument('template');
  if (source?.data.kind !== 'string') return undefined;
  const { file, span } = source.trace;
  const variables = argument('vars') ?? objectValue(NO_ENTRIES, source.trace);
  const inFile = file.text.slice(span.start, span.end) === source.data.value;
  const result = inFile ? renderedFile(source, variables, scope) : renderedText(source, variables, scope);
  return settle(() => convert(result(), STRING), source.trace);
}

type BareScope = Omit<Scope, 'file'>;

function renderedFile({ data, trace }: Value, variables: Value, scope: BareScope): () => Value {
  const { file, via } = trace;
  const { host, folder, root, module } = scope;
  const names = new Map<string, Value>(
    (isNull(variables) ? [] : (partsOf(variables) ?? [])).flatMap(({ key, value }) =>
      key.data.kind === 'string' ? [[key.data.value, value]] : [],
    ),
  );
  const inner: Scope = {
    host,
    folder,
    root,
    module,
    strict: false,
    file,
    names,
    ...(via === undefined ? {} : { via }),
  };
  return () => {
    const parsed = host.parsers.hclTemplate(data.kind === 'string' ? data.value : '');
    return parsed.diagnostics.length > 0 ? fail('the template has a syntax error') : template(parsed.template, inner);
  };
}

/** A text with escapes has no place of its own, so the function for such texts renders it. */
function renderedText(source: Value, variables: Value, scope: BareScope): () => Value {
  const { file, span } = source.trace;
  const named = (name: string): Expression => ({ kind: 'variable', span, name });
  const names = new Map([...scope.names, ['template', source] as const, ['vars', variables] as const]);
  const call: Expression = {
    kind: 'call',
    span,
    name: 'templatestring',
    arguments: [named('template'), named('vars')],
    expand: false,
  };
  return () => scope.host.evaluate(call, { ...scope, file, names });
}
