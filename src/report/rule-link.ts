import { link } from './escape.js';
import { rulePage } from './links.js';

/** `[ECS802](…/docs/rules/ECS802.md)`. */
export function ruleLink(code: string): string {
  return link(code, rulePage(code));
}
