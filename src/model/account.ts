/** Code that sets up the audit of a whole account. */
import { isSpelled } from './attribute.js';
import type { Graph } from './graph.js';
import type { Subject, SubjectInfo } from './subject.js';

/**
 * The one subject of a unit that speaks for the audit of its account: its first trail, recorder of AWS Config or
 * detector of GuardDuty. Undefined where none of them is declared.
 */
export function auditAnchor(graph: Graph): SubjectInfo | undefined {
  const [trail] = graph.all('trail').items;
  const [recorder] = recordersIn(graph);
  const [detector] = graph.all('detector').items;
  return (trail ?? recorder ?? detector)?.subject;
}

/** Not the switch of a recorder, nor an aggregator. */
export function recordersIn(graph: Graph): readonly Subject<'configuration'>[] {
  return graph.all('configuration').items.filter(({ recordingGroup }) => isSpelled(recordingGroup));
}
