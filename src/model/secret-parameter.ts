/** Whether a parameter of Parameter Store is meant to hold a secret. */
import { is, some, type Attr } from './attribute.js';
import { and, certain, not, or, type Certainty } from './certainty.js';
import type { Graph } from './graph.js';
import { isDeclaredSecret } from './secret-source.js';
import { isHarmlessValue, isSecretName } from './secret-text.js';
import type { Subject } from './subject.js';

type Parameter = Subject<'parameter'>;

/** By its name or by that of a variable under which a container gets it, unless its value cannot be one. */
export function isMeantSecret(parameter: Parameter, graph: Graph): Certainty {
  const isGivenAsOne = some(graph.receiversOf(parameter), (container) =>
    certain(variablesFrom(parameter, container, graph).some(isSecretName)),
  );
  return and(or(certain(isSecretName(lastWord(parameter))), isGivenAsOne), not(isHarmless(parameter.value)));
}

/** The variables of a container that are filled from the parameter. */
function variablesFrom(parameter: Parameter, { secrets }: Subject<'container'>, graph: Graph): readonly string[] {
  const address = parameter.subject.address;
  const from = secrets.items.filter(
    ({ valueFrom }) => graph.follow(valueFrom, 'parameter')?.subject.address === address,
  );
  return from.flatMap(({ name }) => (name.state === 'known' ? [name.value] : []));
}

/** What stands behind the last slash of its name; of a name of which nothing is known, how the code calls it. */
function lastWord({ name, subject }: Parameter): string {
  const end = endOf(name) ?? subject.name.replace(/(ssm)?_?param(eter)?$/i, '');
  return end.slice(end.lastIndexOf('/') + 1);
}

/** A text, or what is known behind its last unknown piece. */
function endOf(attr: Attr<string>): string | undefined {
  if (attr.state === 'known') return attr.value;
  const node = attr.place.kind === 'attribute' ? attr.place.node : undefined;
  const last = node?.kind === 'text' ? node.parts.at(-1) : undefined;
  return typeof last === 'string' ? last : undefined;
}

/** What another resource gives as its address or name is public. */
const PUBLIC_ATTRIBUTE = /(^|[._])(arn|id|name|endpoint|address|url|host|port|ref)$/i;

function isHarmless(value: Parameter['value']): Certainty {
  if (isDeclaredSecret(value)) return 'no';
  const node = value.place.kind === 'attribute' ? value.place.node : undefined;
  if (node?.kind === 'reference') return certain(PUBLIC_ATTRIBUTE.test(node.attribute));
  return is(value, isHarmlessValue);
}
