import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Figure } from '../support/figure.ts';
import { holdSeats, WATCH } from '../support/operations.ts';

const HOLDS = 20;
/** No divisor of half a second, so that the deadlines fall anywhere in the half second that they share a job with. */
const PAUSE_MS = 130;
const HOLD_SECONDS = 2;
const TARGET_MS = 600;
const GIVE_UP_MS = 30_000;

interface Answer {
  /** A ShowingChanged has no seats. */
  seatAvailability: { seats?: { seatId: string; status: string }[] };
}

/** From the deadline of a hold until a watcher of the showing sees its seat free again; the slowest of several. */
export const release: Figure = async (stage) => {
  const world = await stage.world('rowlock');
  const { url } = await stage.rowlock({ HOLD_SECONDS: String(HOLD_SECONDS) });
  const [showingId = ''] = await world.addShowings(1);
  const freedAt = watch(url, showingId);
  const deadlines = new Map<string, Date>();
  for (const [index, seatId] of world.seatIds.slice(0, HOLDS).entries()) {
    deadlines.set(seatId, await holdSeats(url, world.tokens[index] ?? '', { showingId, seatIds: [seatId] }));
    await sleep(PAUSE_MS);
  }
  const givenUpAt = Date.now() + GIVE_UP_MS;
  while (freedAt.size < HOLDS && Date.now() < givenUpAt) await sleep(100);
  const delays = [...deadlines].map(([seatId, deadline]) => (freedAt.get(seatId) ?? Infinity) - deadline.getTime());
  const slowest = Math.max(...delays);
  if (Math.min(...delays) < 0) throw new Error('a seat was released before the deadline of its hold');
  return [
    {
      what: `release after the deadline, slowest of ${HOLDS}`,
      rowlock: `${(slowest / 1000).toFixed(2)} s`,
      target: `≤ ${TARGET_MS / 1000} s`,
      met: slowest <= TARGET_MS,
    },
  ];
};

/** When each seat was seen free again, by its id. */
function watch(url: string, showingId: string): Map<string, number> {
  const held = new Set<string>();
  const freedAt = new Map<string, number>();
  const client = createClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
  const take = ({ data }: { data?: Answer | null }) => {
    for (const { seatId, status } of data?.seatAvailability.seats ?? []) {
      if (status === 'HELD') held.add(seatId);
      else if (held.has(seatId) && !freedAt.has(seatId)) freedAt.set(seatId, Date.now());
    }
  };
  // The subscription ends with the server, at the end of the figure.
  const nothing = () => undefined;
  client.subscribe<Answer>(
    { query: WATCH, variables: { showingId } },
    { next: take, error: nothing, complete: nothing },
  );
  return freedAt;
}
