import type { Figure, Row } from '../support/figure.ts';
import { costRow, type Servers, serversOn, showingsFor, warmUp } from '../support/growth-rounds.ts';
import type { Stage } from '../support/stage.ts';
import { within } from '../support/within.ts';
import type { World } from '../support/world.ts';

/** Of 300 seats each: 10,000 rows. */
const FEW_SHOWINGS = 33;
const SHOWINGS = 100;
const SEAT_ROWS = 1_000_000;
const LARGE = 4_000_000;
/** Many times what they take on two cores. */
const ROW_SECONDS = 60;
const FILL_SECONDS = 60;
const FILL_LARGE_SECONDS = 180;

/**
 * What a hold and a seat map cost as there is more of everything, one number at a time: rows in the table of seats, showings
 * that are sold at the same time, processes. Costs are CPU time of the server and of PostgreSQL, which other work of the
 * machine hardly changes.
 */
export const growth: Figure = async (stage) => {
  const world = await stage.world('growth');
  const bench = await serversOn(stage, world, [await stage.rowlock({ DATABASE_URL: world.connectionString })]);
  const rows = [await smallTable(bench)];
  const free = await fill(world, SEAT_ROWS, FILL_SECONDS);
  for (const atOnce of [1, 10, SHOWINGS, 1000])
    rows.push(
      await rowOf(bench, `1,000,000 seats; sold at the same time: ${atOnce} of its showings`, { atOnce, free }),
    );
  rows.push(...(await withRedis(stage, world, free)));
  if (stage.large) {
    free.push(...(await fill(world, LARGE, FILL_LARGE_SECONDS)));
    rows.push(await rowOf(bench, `4,000,000 seats; ${SHOWINGS}`, { atOnce: SHOWINGS, free }));
  }
  return rows;
};

/** Warms up too, on showings that are gone before the first measurement. */
async function smallTable({ world, ...bench }: Servers): Promise<Row> {
  const what = '10,000 seats in the table, of 33 showings';
  const few = { atOnce: FEW_SHOWINGS, showingIds: await world.addShowings(FEW_SHOWINGS) };
  await within('warming up on 33 showings', ROW_SECONDS, () => warmUp({ world, ...bench }, few));
  await within('removing these showings', ROW_SECONDS, () => world.removeShowings(few.showingIds));
  return rowOf({ world, ...bench }, what, { atOnce: FEW_SHOWINGS, free: await world.addShowings(FEW_SHOWINGS) });
}

function fill(world: World, seatRows: number, seconds: number): Promise<string[]> {
  return within(`filling the table to ${seatRows.toLocaleString('en-US')} seats`, seconds, () =>
    world.fillTo(seatRows),
  );
}

/** @param options.free showings that nobody has held from; those that the row needs are taken out */
function rowOf(bench: Servers, what: string, { atOnce, free }: { atOnce: number; free: string[] }): Promise<Row> {
  const showingIds = free.splice(0, showingsFor(bench.world, atOnce));
  return within(what.trim(), ROW_SECONDS, () => costRow(bench, { what, atOnce, showingIds }));
}

/** Processes that only answer requests, as many of them run on one database. */
async function withRedis(stage: Stage, world: World, free: string[]): Promise<Row[]> {
  const { url } = await stage.redis();
  const settings = { DATABASE_URL: world.connectionString, REDIS_URL: url, ROLE: 'api' };
  const apis = [await stage.rowlock(settings), await stage.rowlock(settings)];
  const both = await serversOn(stage, world, apis);
  const showingIds = free.splice(0, showingsFor(world, SHOWINGS));
  await within('warming up two api processes', ROW_SECONDS, () => warmUp(both, { atOnce: SHOWINGS, showingIds }));
  const one = { ...both, servers: both.servers.slice(0, 1) };
  return [
    await rowOf(one, `  one api process with Redis; ${SHOWINGS}`, { atOnce: SHOWINGS, free }),
    await rowOf(both, `  two api processes with Redis; ${SHOWINGS}`, { atOnce: SHOWINGS, free }),
  ];
}
