/** `Ref` and `Fn::GetAtt`. */
import type { Node, OpaqueNode, Origin } from '../../model/source.js';
import { evaluated, operandsOf, type Call } from './call.js';
import { substitute } from './loops.js';
import { absentAt, nameOf, opaqueAt, referenceAt, withFacts } from './make-node.js';
import { parameterValue } from './parameters.js';
import { resting, type Scope } from './scope.js';

export function ref(call: Call): Node {
  const name = nameOf(evaluated(call.argument, call));
  if (name === undefined) return opaqueAt(call.node, 'the name in Ref is not known');
  return valueOfName(name, call.node, call.scope);
}

/** What `Ref` gives: a parameter's value, a reference to a resource, a loop variable, a pseudo parameter. */
export function valueOfName(name: string, at: Origin, scope: Scope): Node {
  const { world } = scope;
  const variable = scope.loops.get(name);
  if (variable !== undefined) return variable;
  if (name === 'AWS::NoValue') return absentAt(at);
  if (name.startsWith('AWS::')) return opaqueAt(at, `${name} is known only when the stack is deployed`);
  const value = parameterValue(world, name);
  if (value?.kind === 'opaque') return unknownHere(value, at);
  if (value !== undefined) return resting(value, at, scope);
  if (world.declared.has(name)) return referenceAt(at, `${world.prefix}${name}`, 'Ref');
  return opaqueAt(at, `${name} is neither a parameter nor a resource of the template`);
}

/** What is not known stands where it is used; from which parameter it comes stays told. */
function unknownHere({ why, via = [] }: OpaqueNode, at: Origin): Node {
  return withFacts(opaqueAt(at, why), { via });
}

export function getAtt(call: Call): Node {
  const names = operandsOf(call).map((operand) => nameOf(evaluated(operand, call)));
  if (names.length === 0 || names.includes(undefined))
    return opaqueAt(call.node, 'the attribute in Fn::GetAtt is not known');
  return attributeOfName(names.join('.'), call.node, call.scope);
}

/** What `Fn::GetAtt` gives for `Logical.Attribute`; an output of a nested stack in reach is its value. */
export function attributeOfName(written: string, at: Origin, scope: Scope): Node {
  const { world } = scope;
  const path = substitute(written, scope.loops);
  const dot = path.indexOf('.');
  const logicalId = dot < 0 ? path : path.slice(0, dot);
  const attribute = dot < 0 ? '' : path.slice(dot + 1);
  if (!world.declared.has(logicalId)) return opaqueAt(at, `${logicalId} is not a resource of the template`);
  const output = /^Outputs\.(.+)$/.exec(attribute)?.[1];
  if (output === undefined) return referenceAt(at, `${world.prefix}${logicalId}`, attribute);
  const outputs = world.outputsOf(logicalId);
  if (typeof outputs === 'string') return opaqueAt(at, outputs);
  const value = outputs.get(output);
  if (value === undefined) return opaqueAt(at, `${logicalId} has no output ${output}`);
  const via = [{ kind: 'module output', name: `${logicalId}.Outputs.${output}` }] as const;
  return withFacts(value, { via, assumed: scope.assumed });
}
