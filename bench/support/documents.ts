import type { Row } from './figure.ts';
import type { Machine } from './machine.ts';
import type { MeasuredFigure, Results } from './results.ts';

/** Those that the README promises; the others are in the output of the bench alone. */
const PROMISED: ReadonlySet<string> = new Set([
  ...['hold', 'plain-hold', 'busy-showing', 'booking', 'seat-map', 'seat-map-hall', 'fan-out'],
  ...['start', 'memory', 'release'],
]);
const NOTHING = '–';

type Column = [heading: string, value: (numbers: Record<string, number>) => string];

/** Columns of all tables of growth. CPU times are in milliseconds of one operation. */
const COSTS: Column[] = [
  ['hold: `api`', fixed('holdServerMs')],
  ['PostgreSQL', fixed('holdPostgresMs')],
  ['Redis', fixed('holdRedisMs')],
  ['holds in a statement', ({ holdStatements = NaN }) => (1 / holdStatements).toFixed(0)],
  ['pages', fixed('holdPages', 0)],
  ['alone, p50', fixed('holdAloneMs', 1)],
  ['seat map: `api`', fixed('seatMapServerMs')],
  ['PostgreSQL', fixed('seatMapPostgresMs')],
  ['pages', fixed('seatMapPages', 0)],
];

/** Further ones, and those of a second table, by the group: what the names of rows begin with. */
const GROUPS: Record<string, { more: Column[]; second?: Column[] }> = {
  'showings on sale': { more: [] },
  'seats in the table': {
    more: [
      ['levels of the index', fixed('levels', 0)],
      ['MB', fixed('megabytes', 0)],
    ],
  },
  'seats of the hall': {
    more: [],
    second: [
      ['`seatStates`: `api`', fixed('seatStatesServerMs')],
      ['PostgreSQL', fixed('seatStatesPostgresMs')],
      ['a new watcher: `api`', fixed('watcherServerMs')],
      ['a change to 200 watchers: `api`', fixed('changeServerMs', 1)],
      ['until the last has it', fixed('changeLastMs', 0)],
      ['bytes for each', fixed('changeBytes', 0)],
    ],
  },
  'api processes': {
    more: [
      ['holds/s of one core: `api`', perCore('holdServerMs')],
      ['PostgreSQL', perCore('holdPostgresMs')],
    ],
  },
};

/** The table of the README: what has a target. @returns undefined when the run has none of its figures */
export function figuresTable(results: Results): string | undefined {
  const rows = results.figures
    .filter(({ name }) => PROMISED.has(name))
    .flatMap((figure) => figure.rows.filter(({ target }) => target !== undefined));
  if (rows.length === 0) return undefined;
  const head = ['figure', 'Rowlock', 'baseline', 'ratio', 'target'];
  return [markdown(head, rows.map(figureCells)), '', measuredLine(results)].join('\n');
}

function figureCells({ what, rowlock, baseline, ratio, target, met }: Row): string[] {
  const verdict = met ? 'met' : '**missed**';
  return [
    what.replace(/^ +/, '… '),
    rowlock,
    baseline ?? NOTHING,
    ratio?.toFixed(2) ?? NOTHING,
    `${target}, ${verdict}`,
  ];
}

/** The tables of docs/scaling.md, by the name of their block. Empty when growth was not measured. */
export function growthTables(results: Results): Record<string, string> {
  const growth = results.figures.find(({ name }) => name === 'growth');
  if (!growth) return {};
  const tables = Object.entries(GROUPS).map(([group, { more, second }]) => {
    const rows = growth.rows.filter(({ what }) => what.startsWith(`${group}: `));
    const parts = [
      growthTable(rows, group, [...COSTS, ...more]),
      ...(second ? [growthTable(rows, group, second)] : []),
    ];
    return [group, parts.join('\n\n')] as const;
  });
  return { ...Object.fromEntries(tables), measured: measuredLine({ ...results, figures: [growth] }) };
}

function growthTable(rows: readonly Row[], group: string, columns: readonly Column[]): string {
  const body = rows.map(({ what, numbers = {} }) => [
    what.slice(group.length + 2),
    ...columns.map(([, value]) => value(numbers)),
  ]);
  return markdown([group, ...columns.map(([heading]) => heading)], body);
}

/** Where and when, and whether the machine did other work meanwhile. */
function measuredLine({ measuredAt, commit, machine, figures }: Results): string {
  const day = measuredAt.slice(0, 10);
  return `Measured on ${day}${commit === undefined ? '' : ` with ${commit}`}: ${placeOf(machine)}${busyNote(figures)}.`;
}

function placeOf({ cpu, cores, memoryGigabytes, node, postgres }: Machine): string {
  return `${cores} cores (${cpu}), ${memoryGigabytes} GB, Node ${node.replace('v', '')}, PostgreSQL ${postgres}`;
}

function busyNote(figures: readonly MeasuredFigure[]): string {
  const most = Math.max(0, ...figures.map(({ otherCores }) => otherCores));
  return most > 0.15 ? `; other programs used up to ${most.toFixed(1)} cores meanwhile` : '; nothing else was running';
}

/**
 * Puts text between the two comments of a block.
 *
 * @throws when the document has no such block
 */
export function withBlock(document: string, name: string, content: string): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const [before, rest] = document.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`there is no block ${begin} ... ${end}`);
  return `${before}${begin}\n\n${content}\n\n${end}${after}`;
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function fixed(name: string, digits = 2): Column[1] {
  return (numbers) => (numbers[name] ?? NaN).toFixed(digits).replace(/\B(?=(\d{3})+$)/g, ',');
}

function perCore(name: string): Column[1] {
  return (numbers) => Math.round(1000 / (numbers[name] ?? NaN)).toLocaleString('en-US');
}
