/** The eight steps for a terminal. */
import type { Outcome } from '../model/finding.js';
import type { Palette } from './palette.js';
import { scoreRows, type ScoreRow } from './score-rows.js';
import { standingsOf } from './standing.js';

/** One short line for each step; none when there is nothing to judge at all. */
export function scoreLines(outcome: Outcome, palette: Palette): readonly string[] {
  const rows = scoreRows(outcome, standingsOf(outcome.findings, {}));
  if (rows.every(({ status }) => status === 'not-applicable')) return [];
  const widest = (texts: readonly string[]): number => Math.max(...texts.map(({ length }) => length));
  const names = widest(rows.map(({ name }) => name));
  const states = widest(
    rows
      .filter(({ fresh }) => fresh !== '')
      .map(({ state }) => state)
      .concat(''),
  );
  return rows.map((row) => {
    const { name, state, fresh } = row;
    const counts = fresh === '' ? '' : `${' '.repeat(states - state.length)}  ${fresh}`;
    return `${name.padEnd(names)}  ${paintOf(row, palette)(state)}${counts}`;
  });
}

function paintOf({ status, worst }: ScoreRow, palette: Palette): (text: string) => string {
  switch (status) {
    case 'not-applicable':
      return palette.faint;
    case 'fail':
      return palette.severity[worst ?? 'high'];
    case 'undecided':
      return palette.strong;
    case 'pass':
      return palette.added;
  }
}
