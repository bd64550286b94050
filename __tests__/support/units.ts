/** Deployment units by hand, for tests behind the front ends. */
import type { Resource, Unit } from '../../src/model/resource.js';
import type { MapNode } from '../../src/model/source.js';
import type { Subject } from '../../src/model/subject.js';
import { subjectsOf } from '../../src/normalise/subjects.js';
import { buildGraph } from '../../src/relate/build-graph.js';
import { map, type Plain } from './nodes.js';

export function resourceOf(type: string, address: string, body: Readonly<Record<string, Plain>> | MapNode): Resource {
  const node =
    'kind' in body && body['kind'] === 'map' ? (body as MapNode) : map(body as Readonly<Record<string, Plain>>);
  return {
    type,
    address,
    unit: 'unit',
    format: 'cloudformation',
    dialect: type.startsWith('AWS::') ? 'cloudformation' : type.startsWith('aws_') ? 'terraform' : 'api',
    file: node.file,
    body: node,
    place: { kind: 'resource', node, span: node.span, header: node.span, property: '' },
    scope: '',
  };
}

export function unitOf(resources: readonly Resource[], facts: Partial<Unit> = {}): Unit {
  return { id: 'unit', format: 'cloudformation', resources, complete: true, files: [], ...facts };
}

export function graphOf(unit: Unit) {
  const subjects = subjectsOf(unit);
  const find = (address: string): Subject => {
    const found = subjects.find((subject) => subject.subject.address === address);
    if (found === undefined)
      throw new Error(`no ${address} among ${subjects.map((one) => one.subject.address).join(', ')}`);
    return found;
  };
  return { subjects, graph: buildGraph(subjects, unit), find };
}
