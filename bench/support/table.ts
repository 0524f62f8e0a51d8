import type { Row } from './figure.ts';
import { STEADY } from './rounds.ts';

const HEADINGS = ['figure', 'Rowlock', 'baseline', 'ratio', 'spread', 'target', 'met'];
const NOTHING = '–';

export function table(rows: readonly Row[]): string {
  const lines = [HEADINGS, ...rows.map(toCells)];
  const widths = HEADINGS.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  const rule = widths.map((width) => '─'.repeat(width));
  const [headings = [], ...body] = lines;
  return [headings, rule, ...body]
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function toCells({ what, rowlock, baseline, ratio, spread, target, met }: Row): string[] {
  const comparison = [
    baseline ?? NOTHING,
    ratio?.toFixed(2) ?? NOTHING,
    spread === undefined ? NOTHING : percent(spread),
  ];
  return [what, rowlock, ...comparison, target ?? NOTHING, met === undefined ? NOTHING : met ? 'yes' : 'NO'];
}

/** With a mark when the rounds did not agree. */
function percent(spread: number): string {
  return `${Math.round(spread * 100)} %${spread < STEADY ? '' : ' (!)'}`;
}
