import type { Severity } from '../../model/rule.js';

export type Level = 'error' | 'warning' | 'note';

/** How loud a result is. */
export const LEVELS: Readonly<Record<Severity, Level>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/** As GitHub ranks alerts: above 9 critical, from 7 high, from 4 medium, the rest low. */
export const SCORES: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
  info: '1.0',
};
