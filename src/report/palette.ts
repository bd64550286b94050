import type { Severity } from '../model/rule.js';

type Paint = (text: string) => string;

/** How a terminal shows the parts of the report. */
export interface Palette {
  readonly severity: Readonly<Record<Severity, Paint>>;
  readonly strong: Paint;
  readonly faint: Paint;
  readonly added: Paint;
  readonly removed: Paint;
}

const plain: Paint = (text) => text;

/** No colours: for files, pipes and `NO_COLOR`. */
export const PLAIN: Palette = {
  severity: { critical: plain, high: plain, medium: plain, low: plain, info: plain },
  strong: plain,
  faint: plain,
  added: plain,
  removed: plain,
};

const sgr =
  (on: string, off: string): Paint =>
  (text) =>
    `\u001b[${on}m${text}\u001b[${off}m`;

/** The sixteen colours that every terminal has. */
export const COLOURS: Palette = {
  severity: {
    critical: sgr('1;31', '0'),
    high: sgr('31', '39'),
    medium: sgr('33', '39'),
    low: sgr('36', '39'),
    info: sgr('34', '39'),
  },
  strong: sgr('1', '22'),
  faint: sgr('2', '22'),
  added: sgr('32', '39'),
  removed: sgr('31', '39'),
};
