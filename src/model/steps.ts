import type { StepNumber } from './rule.js';

/** The eight steps of AWS's CON212 session, in its order. */
export const STEPS: Readonly<Record<StepNumber, string>> = {
  1: 'Security groups',
  2: 'Secrets',
  3: 'Task roles',
  4: 'Logs',
  5: 'ECR features',
  6: 'Access control',
  7: 'Audit',
  8: 'Validate your resources',
};

/** What each step asks for, in one sentence. */
export const STEP_ASKS: Readonly<Record<StepNumber, string>> = {
  1: 'The internet reaches the load balancer, that reaches the tasks, and only they reach the database.',
  2: 'No credentials in environment variables, commands or logs; tasks take them by reference from Secrets Manager.',
  3: 'Every task definition has a role of its own, apart from the execution role, with just what it needs.',
  4: 'Every container logs to somewhere central, with a retention; ECS Exec is audited.',
  5: 'Images are scanned, immutable, cleaned up and pinned.',
  6: 'Only those who have to may call ECS and pass roles to it.',
  7: 'CloudTrail is on, everywhere, and keeps what it records.',
  8: 'Containers are unprivileged, not root, read-only and bounded.',
};

export const STEP_NUMBERS: readonly StepNumber[] = [1, 2, 3, 4, 5, 6, 7, 8];
