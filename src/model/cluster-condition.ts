/** Statements bound to one cluster. Source: the Service Authorization Reference of Amazon ECS. */
import { is } from './attribute.js';
import type { Graph } from './graph.js';
import { append, type Change } from './rule.js';
import type { Subject } from './subject.js';

/** Actions that know the condition key `ecs:cluster`: a statement that allows others would lose these by it. */
const KNOW_CLUSTER: readonly string[] = [
  'ecs:CreateService',
  'ecs:DeleteService',
  'ecs:DescribeServices',
  'ecs:DescribeTasks',
  'ecs:ExecuteCommand',
  'ecs:ListTasks',
  'ecs:RunTask',
  'ecs:StartTask',
  'ecs:StopTask',
  'ecs:UpdateService',
];

/** The condition on the one cluster of the unit, where every action of the statement knows it. */
export function bindToCluster({ Action, Condition }: Subject<'statement'>, graph: Graph): readonly Change[] {
  const clusters = graph.all('cluster');
  const [cluster, more] = clusters.items;
  if (cluster === undefined || more !== undefined || clusters.complete !== 'yes') return [];
  const knows = (action: string): boolean => KNOW_CLUSTER.includes(action);
  const all = Action.complete === 'yes' && Action.items.every((action) => is(action, knows) === 'yes');
  return all ? [append(Condition, { ArnEquals: { 'ecs:cluster': { refer: cluster.subject, attribute: 'arn' } } })] : [];
}
