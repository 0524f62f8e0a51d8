import { LRUCache } from 'lru-cache';
import { Prisma, SeatStatus } from '../generated/prisma/client.ts';
import { oneRow } from '../platform/batches.ts';
import type { Database } from '../platform/database/database.ts';
import { columns, queryRows } from '../platform/database/rows.ts';
import { isId } from '../platform/ids.ts';
import { turns } from '../platform/turns.ts';
import type { SeatMapService } from '../venues/seat-map/seat-map.service.ts';
import { type Placement, placeOnMap, type SeatColumns } from './seat-state-columns.ts';

/** Of all showings that are kept: about 20 bytes each. */
const MAX_KEPT_SEATS = 500_000;

/**
 * What changes with each change of a showing's seats: versions only grow, so their sum is the same until a seat changes,
 * and the count until one is added, or deleted when the showing is long past.
 */
interface Tag {
  showingId: string;
  seatMapId: string;
  /** Of the seats that have a row. */
  count: number;
  sum: number;
  /** That of the seats without a row, which are AVAILABLE; null when each has one. */
  freeVersion: number | null;
}

/** Lists as texts, in the order of seat ids: as rows they would keep the process busy for much longer. */
interface StatesRow extends Tag {
  /** Null when the process knows the seats. */
  seatIds: string | null;
  statuses: string;
  versions: string;
}

interface Kept {
  tag: Tag;
  placement: Placement;
  columns: SeatColumns;
}

/**
 * Reads the states of whole showings, once for all requests that wait, and only their tags while nothing changes. What is
 * kept is given to nobody before its tag was read anew: nobody gets older states than were stored when it asked.
 */
export class SeatStateReader {
  readonly #database: Database;
  readonly #seatMaps: SeatMapService;
  readonly #kept = new LRUCache<string, Kept>({
    maxSize: MAX_KEPT_SEATS,
    sizeCalculation: ({ placement: { rows } }) => Math.max(1, rows.length),
  });

  constructor({ database, seatMaps }: { database: Database; seatMaps: SeatMapService }) {
    this.#database = database;
    this.#seatMaps = seatMaps;
  }

  readonly columnsByShowingId = oneRow<SeatColumns>(
    ({ showingId }) => showingId,
    (showingIds) => this.#read(showingIds.filter(isId)),
    { keysAtOnce: 25, isShared: true },
  );

  async #read(showingIds: readonly string[]): Promise<SeatColumns[]> {
    const known = showingIds.filter((id) => this.#kept.has(id));
    const unchanged = (await this.#tags(known)).flatMap((tag) => {
      const kept = this.#kept.get(tag.showingId);
      return kept && isSame(kept.tag, tag) ? [kept.columns] : [];
    });
    const done = new Set(unchanged.map(({ showingId }) => showingId));
    return [...unchanged, ...(await this.#readStates(showingIds.filter((id) => !done.has(id))))];
  }

  async #tags(showingIds: readonly string[]): Promise<Tag[]> {
    if (showingIds.length === 0) return [];
    return queryRows(
      this.#database.prisma,
      TAG,
      (tag) => Prisma.sql`
        select ${tag}
        from showing
        left join showing_seat on showing_seat.showing_id = showing.id
        where showing.id = any (${showingIds}::uuid[])
        group by showing.id`,
    );
  }

  async #readStates(showingIds: readonly string[]): Promise<SeatColumns[]> {
    if (showingIds.length === 0) return [];
    const rows = await queryRows(
      this.#database.prisma,
      STATES,
      (states) => Prisma.sql`
        select ${states}
        from unnest(
          ${showingIds}::uuid[], ${showingIds.map((id) => !this.#kept.has(id))}::boolean[]
        ) as wanted (showing_id, with_seat_ids)
        join showing on showing.id = wanted.showing_id
        left join showing_seat on showing_seat.showing_id = showing.id
        group by showing.id`,
    );
    const found: SeatColumns[] = [];
    const moved: string[] = [];
    for (const row of rows) {
      await turns.next();
      const columnsOfRow = await this.#keep(row);
      if (columnsOfRow) found.push(columnsOfRow);
      else moved.push(row.showingId);
    }
    return [...found, ...(await this.#readStates(moved))];
  }

  /** Undefined when it has other seats than the process knew: they have to be read too. */
  async #keep({ seatIds, statuses, versions, ...tag }: StatesRow): Promise<SeatColumns | undefined> {
    const { showingId, seatMapId, count, freeVersion } = tag;
    const kept = this.#kept.get(showingId);
    if (seatIds === null && (!kept || !hasSamePlaces(kept.tag, tag))) {
      this.#kept.delete(showingId);
      return undefined;
    }
    // The row after the last one is that of all seats without a row.
    const rowOfOthers = freeVersion === null ? undefined : count;
    const placement =
      seatIds === null && kept
        ? kept.placement
        : placeOnMap(listed(seatIds), await this.#seatMaps.seats(seatMapId), rowOfOthers);
    const allStatuses = [...listed(statuses), SeatStatus.AVAILABLE];
    const allVersions = [...listed(versions), String(freeVersion)];
    const columnsOfShowing: SeatColumns = {
      showingId,
      seatMapId,
      places: placement.places,
      statuses: placement.rows.map((row) => SeatStatus[allStatuses[row] as SeatStatus]),
      versions: placement.rows.map((row) => Number(allVersions[row])),
    };
    this.#kept.set(showingId, { tag, placement, columns: columnsOfShowing });
    return columnsOfShowing;
  }
}

function isSame(a: Tag, b: Tag): boolean {
  return a.sum === b.sum && a.freeVersion === b.freeVersion && hasSamePlaces(a, b);
}

function hasSamePlaces(a: Tag, b: Tag): boolean {
  return a.freeVersion === b.freeVersion && a.count === b.count && a.seatMapId === b.seatMapId;
}

function listed(text: string | null): string[] {
  return text === null || text === '' ? [] : text.split(',');
}

const TAG_EXPRESSIONS = {
  showingId: 'showing.id',
  seatMapId: 'showing.seat_map_id',
  count: 'count(showing_seat.seat_id)::int',
  sum: 'coalesce(sum(showing_seat.version), 0)::int',
  freeVersion: 'showing.free_seats_version',
};

const TAG = columns<Tag>(TAG_EXPRESSIONS);

const STATES = columns<StatesRow>({
  ...TAG_EXPRESSIONS,
  seatIds: `case when bool_or(wanted.with_seat_ids) then
    coalesce(string_agg(showing_seat.seat_id::text, ',' order by showing_seat.seat_id) filter (where wanted.with_seat_ids), '')
  end`,
  statuses: `coalesce(string_agg(showing_seat.status::text, ',' order by showing_seat.seat_id), '')`,
  versions: `coalesce(string_agg(showing_seat.version::text, ',' order by showing_seat.seat_id), '')`,
});
