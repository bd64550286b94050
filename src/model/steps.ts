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

export const STEP_NUMBERS: readonly StepNumber[] = [1, 2, 3, 4, 5, 6, 7, 8];
