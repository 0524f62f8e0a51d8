import type { Row } from './figure.ts';

const HEADINGS = ['figure', 'Rowlock', 'baseline', 'ratio', 'target', 'met'];

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

function toCells({ what, rowlock, baseline, ratio, target, met }: Row): string[] {
  return [what, rowlock, baseline ?? '–', ratio === undefined ? '–' : ratio.toFixed(2), target, met ? 'yes' : 'NO'];
}
