import type { BesideTasks } from '../support/beside-process.ts';
import type { Figure } from '../support/figure.ts';
import type { Stage } from '../support/stage.ts';

const SECONDS = 6;
const WARM_UP_SECONDS = 4;
const TARGET_MS = 100;

const EVERY_FIELD = `seats { id seatId status version seat {
  id label row number section features rowIndex indexInRow x y category { id name color }
} }`;

/** The health check beside the most expensive queries that one client may send, repeated without a pause. */
export const besideLarge: Figure = async (stage) => {
  const world = await stage.world('hall');
  const showingIds = await world.addShowings(4);
  const { url } = await stage.rowlock({ DATABASE_URL: world.connectionString });
  const health = new URL('/healthz', url).href;
  const idle = await stage.child<BesideTasks>('support/beside-process.ts').ask('ping', { url: health, seconds: 1 });
  const seats = world.seatIds.length.toLocaleString('en-US');
  const queries = {
    [`every field of ${seats} seats`]: `{ showing(id: "${showingIds[0]}") { ${EVERY_FIELD} } }`,
    [`the status of 4 times ${seats} seats`]: '{ showings(first: 4) { nodes { seats { status } } } }',
  };
  const rows = [];
  for (const [name, query] of Object.entries(queries)) {
    const { p99Ms, longestMs, answered } = await measure(stage, { url, health, query });
    rows.push({
      what: `/healthz beside ${name}, again and again`,
      rowlock: `p99 ${Math.round(p99Ms)} ms, longest ${Math.round(longestMs)} ms, ${answered} answers`,
      baseline: `idle: p99 ${Math.round(idle.p99Ms)} ms`,
      target: `p99 < ${TARGET_MS} ms`,
      met: p99Ms < TARGET_MS,
    });
  }
  return rows;
};

async function measure(stage: Stage, { url, health, query }: { url: string; health: string; query: string }) {
  const [client, pinger] = [0, 1].map(() => stage.child<BesideTasks>('support/beside-process.ts'));
  const repeat = (seconds: number) => client?.ask('repeat', { url, query, seconds, expected: '"status":"AVAILABLE"' });
  await repeat(WARM_UP_SECONDS);
  const repeating = repeat(SECONDS);
  const pings = await pinger?.ask('ping', { url: health, seconds: SECONDS });
  return { p99Ms: NaN, longestMs: NaN, ...pings, answered: (await repeating) ?? 0 };
}
