import type { CeilingTasks } from '../support/ceiling-process.ts';
import { cpuSecondsOf } from '../support/cpu.ts';
import { type Figure, median, perSecond } from '../support/figure.ts';
import { spreadOf, untilSteady } from '../support/rounds.ts';

const SHOWINGS = 100;
/** As many as a batch of holds may have at most, and a hold that came alone. */
const LOADS = [
  { batch: 64, statements: 100 },
  { batch: 1, statements: 2000 },
];

/** What PostgreSQL itself can do: the statement of holds from one client that does nothing else, without a server. */
export const ceiling: Figure = async (stage) => {
  const [world, postgresPid] = [await stage.world('rowlock'), await stage.postgresPid()];
  const client = stage.child<CeilingTasks>('support/ceiling-process.ts');
  const { connectionString, accountIds } = world;
  const take = async (load: { batch: number; statements: number }) => {
    const plan = await world.planHolds(SHOWINGS);
    const before = cpuSecondsOf(postgresPid);
    const rate = await client.ask('take', { connectionString, plan, accountIds, ...load });
    const postgresMs = ((cpuSecondsOf(postgresPid) - before) * 1000) / (load.batch * load.statements);
    await world.countHolds(plan.showingIds);
    return { ...rate, postgresMs };
  };
  const rows = [];
  for (const load of LOADS) {
    await take(load);
    const rounds = await untilSteady(
      () => take(load),
      (round) => round.perSecond,
    );
    const rates = rounds.map((round) => round.perSecond);
    const [rate, postgresMs] = [median(rates), median(rounds.map((round) => round.postgresMs))];
    rows.push({
      what: `PostgreSQL alone: the statement with ${load.batch === 1 ? 'one hold' : `${load.batch} holds`}, one client`,
      rowlock: `${perSecond(rate)}, ${postgresMs.toFixed(2)} ms of CPU time for one`,
      spread: spreadOf(rates),
      numbers: { perSecond: rate, postgresMs },
    });
  }
  return rows;
};
