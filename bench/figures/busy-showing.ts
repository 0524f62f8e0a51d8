import type { Buying, BuyersTasks } from '../support/buyers-process.ts';
import { type Figure, median, perSecond, type Row } from '../support/figure.ts';
import { SEATS_PER_HOLD } from '../support/hold-plan.ts';
import { LEAST, untilSteady } from '../support/rounds.ts';
import { compareRates, sideBySide } from '../support/side-by-side.ts';
import type { World } from '../support/world.ts';

const BUYERS = 1000;
const TIMES = 2;
const SPREAD_SHOWINGS = 100;
const TARGET = 0.9;
const SLOWEST_MS = 1000;

/** The buyers of a busy first day of sales, all at one showing, beside the same buyers spread over many showings. */
export const busyShowing: Figure = async (stage) => {
  const [world, { url }] = [await stage.world('rowlock'), await stage.rowlock()];
  const buyers = stage.child<BuyersTasks>('support/buyers-process.ts');
  const tokens = world.tokens.slice(0, BUYERS);
  await buyers.ask('connect', { url, tokens });
  const spread = async () => {
    const plan = await world.planHolds(SPREAD_SHOWINGS);
    return buyers.ask('spread', { url, plan, buyers: BUYERS, times: TIMES });
  };
  const rush = async () => {
    const [showingId = ''] = await world.addShowings(1);
    const result = await buyers.ask('rush', { url, tokens, showingId, seatIds: world.seatIds });
    await everySeatOnce(world, showingId, result);
    return result;
  };

  await spread();
  await rush();
  const deadlocksBefore = await world.countDeadlocks();
  const measured = await sideBySide(rush, spread);
  const deadlocks = (await world.countDeadlocks()) - deadlocksBefore;
  const compared = compareRates(measured);
  return [
    {
      what: `${BUYERS} buyers at one showing, beside a spread load`,
      ...compared,
      target: `ratio ≥ ${TARGET}`,
      met: compared.ratio >= TARGET,
    },
    slowestRow(measured, deadlocks),
    emptyRow(
      await untilSteady(() => buyers.ask('empties', { url, buyers: BUYERS, times: TIMES }), slowestOf, { most: LEAST }),
    ),
  ];
};

/** The slowest of all rounds: it is what one of the buyers has waited. */
function slowestRow({ rowlock, baseline }: { rowlock: Buying[]; baseline: Buying[] }, deadlocks: number): Row {
  const slowestMs = Math.max(...rowlock.map((round) => round.slowestMs));
  const slowestMedianMs = median(rowlock.map((round) => round.slowestMs));
  const spreadMs = Math.max(...baseline.map((round) => round.slowestMs));
  return {
    what: '  its slowest request; deadlocks',
    rowlock: `${Math.round(slowestMs)} ms; ${deadlocks}`,
    baseline: `${Math.round(spreadMs)} ms`,
    target: `≤ ${SLOWEST_MS} ms; 0`,
    met: slowestMs <= SLOWEST_MS && deadlocks === 0,
    numbers: { slowestMs, slowestMedianMs, baselineSlowestMs: spreadMs, deadlocks },
  };
}

/** No server can answer these buyers faster than it answers requests that do nothing. */
function emptyRow(rounds: readonly Buying[]): Row {
  const [slowestMs, rate] = [Math.max(...rounds.map(slowestOf)), median(rounds.map((round) => round.perSecond))];
  return {
    what: `  the slowest of as many buyers who ask { __typename } ${TIMES} times (ceiling)`,
    rowlock: `${Math.round(slowestMs)} ms, ${perSecond(rate)}`,
    numbers: { slowestMs, perSecond: rate },
  };
}

function slowestOf({ slowestMs }: Buying): number {
  return slowestMs;
}

/** @throws when a seat is not held, or was held twice */
async function everySeatOnce(world: World, showingId: string, { held }: Buying): Promise<void> {
  const holds = await world.countHolds([showingId]);
  const seats = world.seatIds.length;
  if (holds !== held || holds * SEATS_PER_HOLD !== seats)
    throw new Error(`${held} holds of ${SEATS_PER_HOLD} were confirmed and ${holds} are there, for ${seats} seats`);
}
