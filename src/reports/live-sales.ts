import { isDeepStrictEqual } from 'node:util';
import { rowsByKey } from '../platform/batches.ts';
import type { Logger } from '../platform/logger.ts';
import { Watcher } from '../platform/messages/watcher.ts';
import type { ShowingSalesRow, ShowingSalesService } from './showing-sales.service.ts';

/** Between two events of a watcher, at least. */
const INTERVAL_MS = 1000;

interface SalesWatcher {
  watcher: Watcher<ShowingSalesRow>;
  /** What it was offered last. */
  latest: ShowingSalesRow;
  /** The comparison that is the first for it: one that has begun, or begins soon, would come too early. */
  from: number;
}

/**
 * Live sales of showings: while any are watched in this process, one statement a second compares all of them with the
 * database. No message is needed, so none can be lost, and whatever changes the rows is told.
 */
export class LiveSales implements Disposable {
  readonly #showingSales: ShowingSalesService;
  readonly #logger: Logger;
  readonly #watched = new Map<string, Set<SalesWatcher>>();
  #comparisons = 0;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor({ showingSales, logger }: { showingSales: ShowingSalesService; logger: Logger }) {
    this.#showingSales = showingSales;
    this.#logger = logger;
  }

  get watchers(): number {
    let count = 0;
    for (const watchers of this.#watched.values()) count += watchers.size;
    return count;
  }

  /** The sales as they were just read, and again after changes, until it is returned from. */
  watch(sales: ShowingSalesRow): Watcher<ShowingSalesRow> {
    const { showingId } = sales;
    const watchers = this.#watched.get(showingId) ?? new Set();
    this.#watched.set(showingId, watchers);
    const watcher = new Watcher<ShowingSalesRow>({
      merge: (_, later) => [later],
      onClose: () => {
        watchers.delete(watching);
        if (watchers.size === 0) this.#watched.delete(showingId);
      },
    });
    const watching = { watcher, latest: sales, from: this.#comparisons + 2 };
    watchers.add(watching);
    watcher.offer(sales);
    this.#schedule();
    return watcher;
  }

  /** Each second from the end of the comparison before, so that events are never closer. */
  #schedule(): void {
    if (this.#isClosed || this.#watched.size === 0) return;
    this.#timer ??= setTimeout(() => void this.#compare(), INTERVAL_MS).unref();
  }

  async #compare(): Promise<void> {
    const comparison = ++this.#comparisons;
    try {
      const current = await rowsByKey(this.#showingSales.byShowingId, [...this.#watched.keys()]);
      for (const sales of current.values()) this.#notify(sales, comparison);
    } catch (error) {
      this.#logger.warn({ error }, 'live sales could not be compared with the database');
    } finally {
      this.#timer = undefined;
      this.#schedule();
    }
  }

  #notify(sales: ShowingSalesRow, comparison: number): void {
    for (const watching of this.#watched.get(sales.showingId) ?? []) {
      if (comparison < watching.from || isDeepStrictEqual(watching.latest, sales)) continue;
      watching.latest = sales;
      watching.watcher.offer(sales);
    }
  }

  [Symbol.dispose](): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    for (const watchers of this.#watched.values()) for (const { watcher } of [...watchers]) void watcher.return();
  }
}
