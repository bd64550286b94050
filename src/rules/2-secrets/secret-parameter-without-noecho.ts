import { is, isUnset, some } from '../../model/attribute.js';
import { and, certain, not, or, type Certainty } from '../../model/certainty.js';
import type { Graph } from '../../model/graph.js';
import { rule, set } from '../../model/rule.js';
import { isHarmlessValue, isPlaceholder, isSecretName } from '../../model/secret-text.js';
import type { Node } from '../../model/source.js';
import type { Subject } from '../../model/subject.js';

type Parameter = Subject<'templateParameter'>;

export default rule({
  code: 'ECS208',
  name: 'secret-parameter-without-noecho',
  step: 2,
  title: 'Template shows the secret that it is given',
  severity: 'medium',
  tier: 'A',
  target: 'templateParameter',
  why: 'Without NoEcho the console, the CLI and every tool that describes the stack show the value of the parameter to everybody who may look at the stack, for as long as the stack is there.',
  unless:
    'The parameter holds the name or ARN of a secret. Then let its name or its description say so: that is better than any value.',
  references: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html',
  ],
  equivalents: { 'cfn-lint': ['W1011', 'W2501'] },
  fix: {
    kind: 'partial',
    risk: 'Nobody can look the value up in the stack any more.',
    advice:
      'Set `NoEcho: true`. Where a container gets the value as a variable, keep it in Secrets Manager instead and name it under `Secrets`.',
  },

  check(parameter, graph) {
    const { type, noEcho, subject } = parameter;
    const wrong = and(is(type, 'String'), not(is(noEcho, true)), isMeantSecret(parameter, graph));
    if (wrong !== 'yes') return wrong;

    const value = parameter.default;
    const holdsSecret = is(value, (text) => text !== '' && !isPlaceholder(text)) === 'yes';
    return {
      place: holdsSecret ? value.place : noEcho.place,
      evidence: [noEcho],
      message:
        `Parameter ${subject.name} takes a secret without NoEcho${holdsSecret ? ' and has a default that everybody can read here' : ''}. ` +
        'Whoever may look at the stack reads the value. Set NoEcho, or give the template the name of a secret instead.',
      // What the task definition shows all the same would only be hidden from those who look after it.
      changes: isShownAnyway(subject.name, graph) ? [] : [set(noEcho, true)],
    };
  },
});

/** Things around secrets that are none. */
const AROUND = /kms|rotat|manager|enable|disable|create|expir|days|schedule|interval|secrets?$|credentials?$/i;
/** Secrets that end like the name of one. */
const PROPER = /(client|app|shared|jwt|signing|session|webhook|api|cookie)_?-?secret$/i;
/** Descriptions of what is no value. */
const NAMED = /\b(arn|name|id|path|prefix|number of|length|whether)\b/i;

/** By its name, or by the secret that a container takes it for; never where a container takes it for a reference. */
function isMeantSecret(parameter: Parameter, graph: Graph): Certainty {
  const { name } = parameter.subject;
  const byName = isSecretName(name) && (!AROUND.test(name) || PROPER.test(name));
  return and(
    or(
      certain(byName),
      some(graph.all('container'), (container) => certain(isTakenAsSecret(name, container))),
    ),
    not(some(graph.all('container'), (container) => certain(isTakenAsReference(name, container)))),
    isUnset(parameter.allowedValues),
    not(is(parameter.description, (text) => NAMED.test(text))),
    not(is(parameter.default, (text) => text !== '' && isHarmlessValue(text))),
  );
}

/** Whether it becomes a plain variable of a container. */
function isShownAnyway(parameter: string, graph: Graph): boolean {
  const containers = graph.all('container').items;
  return containers.some(({ environment }) =>
    environment.items.some(({ value }) => comesFrom(parameter, nodeOf(value))),
  );
}

function isTakenAsSecret(parameter: string, { environment }: Subject<'container'>): boolean {
  return environment.items.some(
    ({ name, value }) => name.state === 'known' && isSecretName(name.value) && comesFrom(parameter, nodeOf(value)),
  );
}

function isTakenAsReference(parameter: string, { secrets }: Subject<'container'>): boolean {
  return secrets.items.some(({ valueFrom }) => comesFrom(parameter, nodeOf(valueFrom)));
}

function nodeOf({ place }: Pick<Parameter['default'], 'place'>): Node | undefined {
  return place.kind === 'resource' ? undefined : place.node;
}

/** Whether a value, or a piece of it, is what the parameter is given. */
function comesFrom(parameter: string, node: Node | undefined): boolean {
  if (node?.via?.some(({ kind, name }) => kind === 'parameter' && name === parameter) === true) return true;
  return node?.kind === 'text' && node.parts.some((part) => typeof part !== 'string' && comesFrom(parameter, part));
}
