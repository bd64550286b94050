import type { Node } from '../../model/source.js';
import { evaluated, operandsOf, type Call } from './call.js';
import { conditionName, conditionTruth } from './conditions.js';
import { nameOf, opaqueAt, union } from './make-node.js';
import { decide } from './scope.js';

/** `Fn::If`: the branch that is decided, resting on the defaults that decide it, or the choice between both. */
export function choose(call: Call): Node {
  const [condition, yes, no] = operandsOf(call);
  const name = condition === undefined ? undefined : nameOf(evaluated(condition, call));
  if (name === undefined || yes === undefined || no === undefined) {
    return opaqueAt(call.node, 'the condition of Fn::If is not known');
  }
  const { world } = call.scope;
  const truth = conditionTruth(name, call.scope);
  if (truth.value !== undefined) {
    const assumed = union(call.scope.assumed, truth.assumed);
    return world.evaluate(truth.value ? yes : no, { ...call.scope, assumed });
  }
  const { file, span } = call.node;
  const told = conditionName(call.scope, name);
  return {
    kind: 'choice',
    condition: told,
    branches: [
      { when: told, node: world.evaluate(yes, decide(call.scope, name, true)) },
      { when: `not ${told}`, node: world.evaluate(no, decide(call.scope, name, false)) },
    ],
    file,
    span,
  };
}
