/** The sizes of tasks on Fargate. Source: "Task CPU and memory" of the ECS developer guide. */
interface Row {
  /** In CPU units, 1024 to a vCPU. */
  readonly cpu: number;
  /** In MiB. */
  readonly memory: readonly number[];
}

export interface FargateSize {
  readonly cpu: number;
  readonly memory: number;
}

const GB = 1024;

const ROWS: readonly Row[] = [
  { cpu: 256, memory: [512, GB, 2 * GB] },
  { cpu: 512, memory: steps(1, 4, 1) },
  { cpu: 1024, memory: steps(2, 8, 1) },
  { cpu: 2048, memory: steps(4, 16, 1) },
  { cpu: 4096, memory: steps(8, 30, 1) },
  { cpu: 8192, memory: steps(16, 60, 4) },
  { cpu: 16384, memory: steps(32, 120, 8) },
];

/** Larger ones may come; nothing is said of them. */
export const LARGEST_CPU = 16384;

/** From one size in GB to another. */
function steps(first: number, last: number, by: number): readonly number[] {
  return Array.from({ length: (last - first) / by + 1 }, (_, index) => (first + index * by) * GB);
}

/** `1024` and `1 vCPU` in CPU units; undefined for anything else. */
export function cpuUnits(text: string): number | undefined {
  return amount(text, /^(\d*\.?\d+)\s*vcpu$/i);
}

/** `512` and `0.5 GB` in MiB; undefined for anything else. */
export function mebibytes(text: string): number | undefined {
  return amount(text, /^(\d*\.?\d+)\s*gb$/i);
}

function amount(text: string, inThousands: RegExp): number | undefined {
  const trimmed = text.trim();
  if (/^\d{1,9}$/.test(trimmed)) return Number(trimmed);
  const large = trimmed.length > 20 ? undefined : inThousands.exec(trimmed)?.[1];
  return large === undefined ? undefined : Math.round(Number(large) * 1024);
}

/** Whether a task can have this much CPU at all. */
export function isCpuSize(cpu: number): boolean {
  return ROWS.some((row) => row.cpu === cpu);
}

export function isFargateSize({ cpu, memory }: FargateSize): boolean {
  return ROWS.some((row) => row.cpu === cpu && row.memory.includes(memory));
}

/** The smallest size that is not below what is wanted; undefined when it is more than there is. */
export function sizeFor(wanted: FargateSize): FargateSize | undefined {
  for (const { cpu, memory } of ROWS.filter((row) => row.cpu >= wanted.cpu)) {
    const enough = memory.find((size) => size >= wanted.memory);
    if (enough !== undefined) return { cpu, memory: enough };
  }
  return undefined;
}
