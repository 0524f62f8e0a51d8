import { type Html, html } from '../../src/platform/html.ts';
import type { Measures, Second, Times } from './measures.ts';

const COLUMNS = ['count', 'p50', 'p95', 'p99', 'max'] as const;

/** For a terminal. Times are in milliseconds. */
export function summary(measures: Measures): string {
  const rows = [...measures.operations].map(([name, times]) => [name, ...COLUMNS.map((column) => cell(times, column))]);
  const lines = [['', 'answers', 'p50 ms', 'p95 ms', 'p99 ms', 'max ms'], ...rows];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0))) ?? [];
  const table = lines.map((cells) =>
    cells.map((text, column) => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0))),
  );
  return [
    ...table.map((cells) => cells.join('  ')),
    '',
    `visits: ${counts(measures.outcomes) || 'none'}`,
    `failed requests: ${counts(measures.failures) || 'none'}`,
  ].join('\n');
}

/** A page of its own: it needs no other file. */
export function report(measures: Measures, told: { url: string; command: string; at: Date }): string {
  const { seconds } = measures;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Rowlock under load</title>
        <style>
          body {
            font:
              16px/1.5 system-ui,
              sans-serif;
            max-width: 60rem;
            margin: 2rem auto;
            padding: 0 1rem;
            color-scheme: light dark;
          }
          table {
            border-collapse: collapse;
          }
          th,
          td {
            padding: 0.2rem 0.8rem;
            text-align: right;
          }
          th:first-child,
          td:first-child {
            text-align: left;
            padding-left: 0;
          }
          tr + tr {
            border-top: 1px solid #8884;
          }
          svg {
            width: 100%;
            height: auto;
          }
          figure {
            margin: 2rem 0;
          }
          .key span {
            margin-right: 1.5em;
          }
        </style>
      </head>
      <body>
        <h1>Rowlock under load</h1>
        <p>${told.url}, ${told.at.toISOString()}. <code>${told.command}</code></p>
        <table>
          <tr>
            <th></th>
            <th>answers</th>
            <th>p50 ms</th>
            <th>p95 ms</th>
            <th>p99 ms</th>
            <th>max ms</th>
          </tr>
          ${[...measures.operations].map(
            ([name, times]) =>
              html`<tr>
                <td>${name}</td>
                ${COLUMNS.map((column) => html`<td>${cell(times, column)}</td>`)}
              </tr> `,
          )}
        </table>
        <p>
          Visits: ${counts(measures.outcomes) || 'none'}.<br />Failed requests: ${counts(measures.failures) || 'none'}.
        </p>
        ${plot('Answers a second', seconds, [line('answers', 'count'), line('failed', 'failed')])}
        ${plot('Time of an answer, ms', seconds, [line('p50', 'p50'), line('p95', 'p95'), line('p99', 'p99')])}
        ${plot('Buyers', seconds, [line('buyers', 'buyers')])}
      </body>
    </html> `.toString();
}

interface Line {
  name: string;
  of: (second: Second) => number;
}

const COLOURS = ['#2a78d6', '#d65f2a', '#8a3ffc'];
const [WIDTH, HEIGHT, LEFT, BOTTOM] = [900, 220, 60, 20];

function line(name: string, key: Exclude<keyof Second, 'second'>): Line {
  return { name, of: (second) => second[key] };
}

function plot(title: string, seconds: readonly Second[], lines: readonly Line[]): Html {
  const most = Math.max(1, ...seconds.flatMap((second) => lines.map(({ of }) => of(second))));
  const x = (index: number) => LEFT + (index / Math.max(1, seconds.length - 1)) * (WIDTH - LEFT);
  const y = (value: number) => (HEIGHT - BOTTOM) * (1 - value / most) + 5;
  const points = ({ of }: Line) => seconds.map((second, index) => `${x(index).toFixed(1)},${y(of(second)).toFixed(1)}`);
  return html`<figure>
    <figcaption class="key">
      <strong>${title}</strong> ${lines.map(
        ({ name }, index) => html`<span style="color:${COLOURS[index] ?? ''}">${name}</span>`,
      )}
    </figcaption>
    <svg
      viewBox="0 0 ${String(WIDTH)} ${String(HEIGHT + 10)}"
      role="img"
      aria-label="${title}"
      fill="none"
      stroke-width="2"
    >
      <g stroke="#8888" stroke-width="1">
        ${[0, most / 2, most].map(
          (value) => html`<path d="M${String(LEFT)} ${y(value).toFixed(1)}H${String(WIDTH)}" />`,
        )}
      </g>
      <g fill="#888" font-size="12" text-anchor="end">
        ${[0, most / 2, most].map(
          (value) => html`<text x="${String(LEFT - 8)}" y="${(y(value) + 4).toFixed(1)}">${short(value)}</text>`,
        )}
        <text x="${String(WIDTH)}" y="${String(HEIGHT + 5)}">${String(seconds.length)} s</text>
      </g>
      ${lines.map((one, index) => html`<polyline stroke="${COLOURS[index] ?? ''}" points="${points(one).join(' ')}" /> `)}
    </svg>
  </figure>`;
}

function cell(times: Times, column: (typeof COLUMNS)[number]): string {
  return column === 'count' ? String(times.count) : short(times[column]);
}

function short(value: number): string {
  return value >= 100 || Number.isInteger(value) ? String(Math.round(value)) : value.toFixed(1);
}

function counts(counted: ReadonlyMap<string, number>): string {
  return [...counted].map(([name, count]) => `${count} ${name}`).join(', ');
}
