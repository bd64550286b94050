/** The words that settings may hold, whoever makes them. */
import { SEVERITIES } from '../model/rule.js';

export const FAIL_ON = [...SEVERITIES, 'never'] as const;
export const MODES = ['review', 'scan', 'report'] as const;
export const PRESETS = ['recommended', 'talk', 'strict'] as const;
export const RELEVANCES = ['ecs', 'all'] as const;
