import type { Attr } from '../../model/attribute.js';
import { and, certain, unknown, type Certainty } from '../../model/certainty.js';
import { cpuUnits, isCpuSize, isFargateSize, LARGEST_CPU, mebibytes, sizeFor } from '../../model/fargate-size.js';
import { isFargate } from '../../model/platform.js';
import { rule, set, type Change } from '../../model/rule.js';
import type { Subject } from '../../model/subject.js';

export default rule({
  code: 'ECS835',
  name: 'fargate-invalid-cpu-memory',
  step: 8,
  title: 'Fargate has no tasks of this size',
  severity: 'info',
  tier: 'C',
  target: 'taskDefinition',
  why: 'Fargate has a fixed list of CPU and memory sizes that go together. ECS refuses to register any other pair, so the deployment fails.',
  references: [
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html',
  ],
  equivalents: { 'cfn-lint': ['E3047'], KICS: ['cfn:ecs_task_definition_invalid_cpu_or_memory'] },
  fix: {
    kind: 'partial',
    risk: 'A larger task costs more.',
    advice: 'Take a pair of the table, for example 256 CPU units with 512 MiB.',
  },

  check(definition, graph) {
    const { cpu, memory } = definition;
    const wrong = and(isFargate(definition, graph), isNoSize(definition));
    if (wrong !== 'yes') return wrong;

    const units = cpu.state === 'known' ? cpuUnits(cpu.value) : undefined;
    const beside = memory.state === 'known' ? ` with ${memory.value} of memory` : '';
    return {
      place: units !== undefined && isCpuSize(units) ? memory.place : cpu.place,
      evidence: [cpu, memory],
      message:
        `Task definition ${definition.subject.name} asks for ${cpu.state === 'known' ? cpu.value : ''} of CPU${beside}, which Fargate does not have. ` +
        'ECS refuses to register it. Take a pair of sizes that go together.',
      changes: corrected(definition),
    };
  },
});

function isNoSize({ cpu, memory }: Subject<'taskDefinition'>): Certainty {
  const units = read(cpu, cpuUnits);
  if (typeof units !== 'number') return units;
  if (units > LARGEST_CPU) return unknown('tasks of this size are not in the table');
  if (!isCpuSize(units)) return 'yes';
  const size = read(memory, mebibytes);
  return typeof size === 'number' ? certain(!isFargateSize({ cpu: units, memory: size })) : size;
}

/** A size that is not written is another problem. */
function read(attr: Attr<string>, amountOf: (text: string) => number | undefined): number | Certainty {
  if (attr.state === 'unset') return 'no';
  if (attr.state === 'unknown') return unknown(attr.why);
  return amountOf(attr.value) ?? unknown(`"${attr.value}" is not read as a size`);
}

/** The next pair that has enough of both. */
function corrected({ cpu, memory }: Subject<'taskDefinition'>): readonly Change[] {
  const units = read(cpu, cpuUnits);
  const size = read(memory, mebibytes);
  if (typeof units !== 'number' || typeof size !== 'number') return [];
  const next = sizeFor({ cpu: units, memory: size });
  if (next === undefined) return [];
  return [
    ...(next.cpu === units ? [] : [set(cpu, String(next.cpu))]),
    ...(next.memory === size ? [] : [set(memory, String(next.memory))]),
  ];
}
