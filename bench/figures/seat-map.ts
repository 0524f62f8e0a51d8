import type { Figure } from '../support/figure.ts';
import type { LoadTasks } from '../support/load-process.ts';
import { SEAT_MAP, TYPENAME } from '../support/operations.ts';
import { compareLoads, sideBySide } from '../support/side-by-side.ts';

const TARGET = 1 / 3;
const SECONDS = 2.5;
const WARM_UP_SECONDS = 2;

/** The whole seat map of one showing with 300 seats, beside a query that does no work. */
export const seatMap: Figure = async (stage) => {
  const [world, { url }] = [await stage.world('rowlock'), await stage.rowlock()];
  const [id] = await world.addShowings(1);
  const load = stage.child<LoadTasks>('support/load-process.ts');
  const nothing = (seconds: number) =>
    load.ask('query', { url, seconds, body: { query: TYPENAME }, expected: '"__typename":"Query"' });
  const seatMaps = (seconds: number) =>
    load.ask('query', {
      url,
      seconds,
      body: { query: SEAT_MAP, variables: { id } },
      expected: lastSeat(world.seatIds),
    });

  await nothing(WARM_UP_SECONDS);
  await seatMaps(WARM_UP_SECONDS);
  const compared = compareLoads(
    await sideBySide(
      () => seatMaps(SECONDS),
      () => nothing(SECONDS),
    ),
  );
  return [
    {
      what: `seat map of ${world.seatIds.length} seats, beside { __typename }`,
      ...compared,
      target: 'ratio ≥ 1/3',
      met: compared.ratio >= TARGET,
    },
  ];
};

function lastSeat(seatIds: readonly string[]): string {
  return `{"seat":{"id":"${seatIds.at(-1)}"`;
}
