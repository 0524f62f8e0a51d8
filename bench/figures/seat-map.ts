import pg from 'pg';
import type { Figure, Row } from '../support/figure.ts';
import type { LoadTasks } from '../support/load-process.ts';
import type { Child } from '../support/child.ts';
import { withServerCpu } from '../support/cpu.ts';
import { NOTHING, SEAT_MAP, SEAT_STATES } from '../support/operations.ts';
import { postJson } from '../support/post-json.ts';
import { ceilingBeside, compareLoads, sideBySide } from '../support/side-by-side.ts';
import type { Stage } from '../support/stage.ts';
import { withStub } from '../support/stubs.ts';
import type { World } from '../support/world.ts';

const SECONDS = 2.5;
const WARM_UP_SECONDS = 2;
/** Of seats of the showing that is asked for, one after another. */
const CHANGES_PER_SECOND = 60;

interface Asked {
  what: string;
  query: string;
  /** A part of every correct answer. */
  expected: (world: World) => string;
  target: number;
  changes?: boolean;
  /** Whether the ceiling for answers of this length follows: it is the same with changes. */
  hasCeiling?: boolean;
}

const ASKED: readonly Asked[] = [
  { what: 'seat map', query: SEAT_MAP, expected: lastSeat, target: 0.55 },
  {
    what: `the same while ${CHANGES_PER_SECOND} seats a second change`,
    query: SEAT_MAP,
    expected: lastSeat,
    target: 0.45,
    changes: true,
    hasCeiling: true,
  },
  { what: 'the same as seatStates', query: SEAT_STATES, expected: () => '"versions":[', target: 0.7, hasCeiling: true },
];

/** The whole seat map of one showing with 300 seats, beside a query that does no work. */
export const seatMap: Figure = async (stage) => {
  const [world, { url, pid }] = [await stage.world('rowlock'), await stage.rowlock()];
  const [id = ''] = await world.addShowings(1);
  const load = stage.child<LoadTasks>('support/load-process.ts');
  const nothing = (seconds: number) => withServerCpu(pid, () => load.ask('query', { url, seconds, ...NOTHING }));
  const ceiling = await longAnswers(stage, load);
  await nothing(WARM_UP_SECONDS);
  const rows: Row[] = [];
  for (const { what, query, expected, target, changes = false, hasCeiling = false } of ASKED) {
    const request = { body: { query, variables: { id } }, expected: expected(world) };
    const ask = (seconds: number) => withServerCpu(pid, () => load.ask('query', { url, seconds, ...request }));
    await ask(WARM_UP_SECONDS);
    const measure = () =>
      sideBySide(
        () => ask(SECONDS),
        () => nothing(SECONDS),
      );
    const compared = compareLoads(await (changes ? whileSeatsChange({ world, id, work: measure }) : measure()));
    rows.push({
      what: `${what}, ${world.seatIds.length} seats, beside { __typename }`,
      ...compared,
      target: `ratio ≥ ${target}`,
      met: compared.ratio >= target,
    });
    if (hasCeiling) rows.push(await ceiling(await postJson(url, { query, variables: { id } })));
  }
  return rows;
};

/**
 * A server on which an empty query is answered by as many bytes as the real answer has, ready in memory: what writing them
 * to the system and reading them costs, whatever they say.
 */
async function longAnswers(stage: Stage, load: Child<LoadTasks>): Promise<(answer: string) => Promise<Row>> {
  const { url, pid } = await stage.rowlock(withStub('long-answers'));
  const ask = (seconds: number, headers?: Record<string, string>) =>
    withServerCpu(pid, () => load.ask('query', { url, seconds, ...NOTHING, ...(headers && { headers }) }));
  const short = (seconds: number) => ask(seconds);
  await short(WARM_UP_SECONDS);
  return async (answer) => {
    const bytes = Buffer.byteLength(answer);
    const headers = { 'x-answer-bytes': String(bytes) };
    const long = (seconds: number) => ask(seconds, headers);
    await long(WARM_UP_SECONDS);
    const measured = await ceilingBeside(long, short);
    const kilobytes = (bytes / 1000).toFixed(1);
    return { what: `  { __typename } with ${kilobytes} kB in its answer (ceiling)`, ...compareLoads(measured) };
  };
}

function lastSeat({ seatIds }: World): string {
  return `{"seat":{"id":"${seatIds.at(-1)}"`;
}

/** Seats are blocked and unblocked in the database, as by another process: this one is told nothing. */
async function whileSeatsChange<Measured>({
  world,
  id,
  work,
}: {
  world: World;
  id: string;
  work: () => Promise<Measured>;
}): Promise<Measured> {
  const client = new pg.Client({ connectionString: world.connectionString });
  await client.connect();
  let change = 0;
  const timer = setInterval(() => {
    const seatId = world.seatIds[change++ % world.seatIds.length];
    client.query({ ...CHANGE, values: [id, seatId] }).catch((error: unknown) => console.error(error));
  }, 1000 / CHANGES_PER_SECOND);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    await client.end();
  }
}

const CHANGE = {
  name: 'change',
  text: `
  update showing_seat
  set status = case when status = 'BLOCKED' then 'AVAILABLE' else 'BLOCKED' end::seat_status, version = version + 1
  where showing_id = $1 and seat_id = $2`,
};
