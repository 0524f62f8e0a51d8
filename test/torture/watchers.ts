import { setTimeout as sleep } from 'node:timers/promises';
import type { Prisma } from '../../src/generated/prisma/client.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type SeatRow, Watcher } from './watcher.ts';

const CONVERGENCE_MS = 5000;
/** So long it is looked for how late a watcher is. */
const LONGEST_MS = 30_000;
const LOOK_MS = 100;

/** One watcher of each api for each showing. */
export class Watchers implements AsyncDisposable {
  readonly #watchers = new Set<Watcher>();

  async open(clients: readonly GraphQLClient[], showingId: string): Promise<void> {
    for (const client of clients) this.#watchers.add(await Watcher.open(client, showingId));
  }

  /** Those of all other showings go. */
  async closeAllBut(showingIds: readonly string[]): Promise<void> {
    const going = [...this.#watchers].filter(({ showingId }) => !showingIds.includes(showingId));
    for (const watcher of going) this.#watchers.delete(watcher);
    await Promise.all(going.map((watcher) => watcher[Symbol.asyncDispose]()));
  }

  /**
   * Which watchers do not show in time how the seats are now: what is wrong, a line each. To be asked when nothing is broken:
   * a watcher of an api that is down shows nothing.
   */
  async late(
    prisma: Prisma.TransactionClient,
    { withinMs = CONVERGENCE_MS, longestMs = LONGEST_MS } = {},
  ): Promise<string[]> {
    const watchers = [...this.#watchers];
    const showingIds = [...new Set(watchers.map(({ showingId }) => showingId))];
    const rows = await prisma.showingSeat.findMany({
      where: { showingId: { in: showingIds } },
      select: { showingId: true, seatId: true, version: true, status: true },
    });
    const ofShowing = new Map<string, SeatRow[]>();
    for (const row of rows) ofShowing.set(row.showingId, [...(ofShowing.get(row.showingId) ?? []), row]);
    const stillBehind = (some: readonly Watcher[], ms: number) => untilShown(some, { ofShowing, withinMs: ms });
    const late = await stillBehind(watchers, withinMs);
    if (late.length === 0) return [];
    const lost = new Set(await stillBehind(late, longestMs - withinMs));
    return late.map((watcher) => {
      const when = lost.has(watcher) ? `not within ${longestMs} ms` : 'later';
      return `every watcher has converged within ${withinMs} ms: ${watcher.name} ${when}`;
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#watchers].map((watcher) => watcher[Symbol.asyncDispose]()));
  }
}

/** @returns those that do not show it in time */
async function untilShown(
  watchers: readonly Watcher[],
  { ofShowing, withinMs }: { ofShowing: ReadonlyMap<string, SeatRow[]>; withinMs: number },
): Promise<Watcher[]> {
  const until = performance.now() + withinMs;
  let behind = [...watchers];
  while (behind.length > 0 && performance.now() < until) {
    behind = behind.filter((watcher) => watcher.behind(ofShowing.get(watcher.showingId) ?? []).length > 0);
    if (behind.length > 0) await sleep(LOOK_MS);
  }
  return behind;
}
