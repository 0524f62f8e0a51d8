import type { Figure, Row } from '../support/figure.ts';
import { costRow, serversOn, warmUp } from '../support/growth-rounds.ts';
import type { Stage } from '../support/stage.ts';
import type { World } from '../support/world.ts';

/** Of 300 seats each: 10,000 rows. */
const FEW_SHOWINGS = 33;
const SHOWINGS = 100;
const SEAT_ROWS = 1_000_000;
const LARGE = 4_000_000;

/**
 * What a hold and a seat map cost as there is more of everything, one number at a time: rows in the table of seats, showings
 * that are sold at the same time, processes. Costs are CPU time of the server and of PostgreSQL, which other work of the
 * machine hardly changes.
 */
export const growth: Figure = async (stage) => {
  const world = await stage.world('growth');
  const bench = await serversOn(stage, world, [await stage.rowlock({ DATABASE_URL: world.connectionString })]);
  await warmUp(bench, FEW_SHOWINGS);
  const rows = [await costRow(bench, '10,000 seats in the table, of 33 showings', FEW_SHOWINGS)];
  await world.fillTo(SEAT_ROWS);
  for (const atOnce of [1, 10, SHOWINGS, 1000])
    rows.push(await costRow(bench, `1,000,000 seats; sold at the same time: ${atOnce} of its showings`, atOnce));
  rows.push(...(await withRedis(stage, world)));
  if (stage.large) {
    await world.fillTo(LARGE);
    rows.push(await costRow(bench, `4,000,000 seats; ${SHOWINGS}`, SHOWINGS));
  }
  return rows;
};

/** Processes that only answer requests, as many of them run on one database. */
async function withRedis(stage: Stage, world: World): Promise<Row[]> {
  const { url } = await stage.redis();
  const settings = { DATABASE_URL: world.connectionString, REDIS_URL: url, ROLE: 'api' };
  const apis = [await stage.rowlock(settings), await stage.rowlock(settings)];
  const both = await serversOn(stage, world, apis);
  await warmUp(both, SHOWINGS);
  return [
    await costRow(
      { ...both, servers: both.servers.slice(0, 1) },
      `  one api process with Redis; ${SHOWINGS}`,
      SHOWINGS,
    ),
    await costRow(both, `  two api processes with Redis; ${SHOWINGS}`, SHOWINGS),
  ];
}
