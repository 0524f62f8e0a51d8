import type { Figure, Row } from '../support/figure.ts';
import { hallRow } from '../support/growth-halls.ts';
import { costRow, type Servers, serversOn, showingsFor, warmUp } from '../support/growth-rounds.ts';
import type { Redis } from '../support/redis.ts';
import type { Stage } from '../support/stage.ts';
import { within } from '../support/within.ts';
import type { World } from '../support/world.ts';

/** Of 300 seats each: 10,000 rows. */
const FEW_SHOWINGS = 33;
const SHOWINGS = 100;
/** Rows of seats in the table, the last only where there is time. */
const SEAT_ROWS = [100_000, 1_000_000] as const;
const LARGE = 10_000_000;
/** Showings that are sold at the same time. */
const AT_ONCE = [1, 10, 1000];
const HALLS = [100, 1000, 8000];
const MOST_PROCESSES = 4;
/** Many times what they take on two cores. */
const ROW_SECONDS = 120;
const FILL_SECONDS = 60;
const FILL_LARGE_SECONDS = 240;

/**
 * What a hold and a seat map cost as there is more of everything, one number at a time: rows in the table of seats, showings
 * that are sold at the same time, seats of a hall, processes. Costs are CPU time of each part, which other work of the
 * machine hardly changes, and what PostgreSQL has counted.
 */
export const growth: Figure = async (stage) => {
  const [world, redis] = [await stage.world('growth'), await stage.redis()];
  await world.countWork();
  const bench = await serversOn(stage, { world, redis, processes: 1 });
  const rows = [await smallTable(bench)];
  const free: string[] = [];
  for (const seatRows of SEAT_ROWS) {
    free.push(...(await fill(world, seatRows, FILL_SECONDS)));
    rows.push(await tableRow(bench, seatRows, free));
  }
  const million = rows.at(-1) as Row;
  for (const atOnce of AT_ONCE) rows.push(await rowOf(bench, `showings on sale: ${counted(atOnce)}`, { atOnce, free }));
  rows.push({ ...million, what: `showings on sale: ${SHOWINGS}` });
  for (const seats of HALLS) rows.push(await hall(stage, redis, seats));
  rows.push({ ...million, what: 'api processes: 1' });
  for (let processes = 2; processes <= MOST_PROCESSES; processes++) {
    const another = await serversOn(stage, { world, redis, processes: 1 });
    await warmUpOn(another, free);
    bench.servers.push(...another.servers);
    rows.push(await rowOf(bench, `api processes: ${processes}`, { atOnce: SHOWINGS, free }));
  }
  if (stage.large) {
    free.push(...(await fill(world, LARGE, FILL_LARGE_SECONDS)));
    rows.push(await tableRow({ ...bench, servers: bench.servers.slice(0, 1) }, LARGE, free));
  }
  return inGroups(rows);
};

/** Warms up too, on showings that are gone before the first measurement. */
async function smallTable(bench: Servers): Promise<Row> {
  const { world } = bench;
  const few = { atOnce: FEW_SHOWINGS, showingIds: await world.addShowings(FEW_SHOWINGS) };
  await within('warming up on 33 showings', ROW_SECONDS, () => warmUp(bench, few));
  await within('removing these showings', ROW_SECONDS, () => world.removeShowings(few.showingIds));
  return tableRow(bench, 10_000, await world.addShowings(FEW_SHOWINGS), FEW_SHOWINGS);
}

async function tableRow(bench: Servers, seatRows: number, free: string[], atOnce = SHOWINGS): Promise<Row> {
  const row = await rowOf(bench, `seats in the table: ${counted(seatRows)}`, { atOnce, free });
  const { levels, megabytes } = await bench.world.seatIndex();
  return {
    ...row,
    rowlock: `${row.rowlock}; ${levels} levels of the index, ${Math.round(megabytes)} MB`,
    numbers: { ...row.numbers, levels, megabytes },
  };
}

function fill(world: World, seatRows: number, seconds: number): Promise<string[]> {
  return within(`filling the table to ${counted(seatRows)} seats`, seconds, () => world.fillTo(seatRows));
}

/** @param options.free showings that nobody has held from; those that the row needs are taken out */
function rowOf(bench: Servers, what: string, { atOnce, free }: { atOnce: number; free: string[] }): Promise<Row> {
  const showingIds = free.splice(0, showingsFor(bench, atOnce));
  return within(what, ROW_SECONDS, () => costRow(bench, { what, atOnce, showingIds }));
}

async function warmUpOn(bench: Servers, free: string[]): Promise<void> {
  const showingIds = free.splice(0, showingsFor(bench, SHOWINGS));
  await within('warming up an api process', ROW_SECONDS, () => warmUp(bench, { atOnce: SHOWINGS, showingIds }));
}

/** In a database of its own. */
async function hall(stage: Stage, redis: Redis, seats: number): Promise<Row> {
  const what = `seats of the hall: ${counted(seats)}`;
  const world = await stage.world(`growth_${seats}`);
  await world.countWork();
  const bench = await serversOn(stage, { world, redis, processes: 1 });
  const row = await within(what, ROW_SECONDS, () => hallRow(stage, bench, what));
  // PostgreSQL has a hundred connections for all.
  for (const { rowlock } of bench.servers) await rowlock[Symbol.asyncDispose]();
  return row;
}

function counted(count: number): string {
  return count.toLocaleString('en-US');
}

/** Each group by its own number; the groups as they came. */
function inGroups(rows: readonly Row[]): Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const [group = ''] = row.what.split(':');
    groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  return [...groups.values()].flatMap((group) => group.toSorted((one, other) => sizeOf(one) - sizeOf(other)));
}

function sizeOf({ what }: Row): number {
  return Number((what.split(': ')[1] ?? '').replaceAll(',', ''));
}
