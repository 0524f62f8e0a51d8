import { LRUCache } from 'lru-cache';
import type { SeatCategory } from '../../generated/prisma/client.ts';
import { listAround } from '../../graphql/json-list.ts';
import { type JsonTemplate, type KnownTypes, UnwritableError } from '../../graphql/json-template.ts';
import type { Loaders } from '../../graphql/loaders.ts';
import { fateOf } from '../../platform/database/errors.ts';
import type { MappedSeat } from './mapped-seats.ts';
import type { SeatMapService } from './seat-map.service.ts';

/** The fields of seats that templates can write: a seat map never changes. */
export const KNOWN_SEAT_TYPES: KnownTypes = {
  Seat: { plain: true, fixed: ['category'] },
  SeatCategory: { plain: true },
};

/** In characters, most of which take one byte. */
const MAX_KEPT = 16_000_000;
/** What a text takes beside its characters. */
const EACH_TEXT = 24;

/** A seat as templates read it: of its category only the id, unless more is selected. */
export type WrittenSeat = MappedSeat & { category: Pick<SeatCategory, 'id'> };

interface Wanted {
  template: JsonTemplate;
  /** All of one map. */
  seats: readonly MappedSeat[];
  loaders: Loaders;
}

/** What is the same for all requests in the JSON of the seats of a map: kept for maps and selections in use. */
export class SeatTexts {
  readonly #seatMaps: SeatMapService;
  readonly #kept = new LRUCache<string, readonly string[], () => Promise<readonly string[]>>({
    maxSize: MAX_KEPT,
    sizeCalculation: (texts) => texts.reduce((sum, { length }) => sum + length + EACH_TEXT, EACH_TEXT),
    // Requests that come together wait for one.
    fetchMethod: (_key, _stale, { context: write }) => write(),
    // What there is no room for any more is still the answer to who asked for it.
    ignoreFetchAbort: true,
  });
  readonly #categoryIds = new WeakMap<readonly MappedSeat[], readonly string[]>();

  constructor({ seatMaps }: { seatMaps: SeatMapService }) {
    this.#seatMaps = seatMaps;
  }

  /** The list of a map's seats. Undefined when graphql-js has to report a value that cannot be written. */
  async list(wanted: Wanted, key: string): Promise<string | undefined> {
    return (await this.around(wanted, { key }))?.texts.join('');
  }

  /**
   * The list of a map's seats, around the open fields of its items. Undefined as above.
   *
   * @param options.key what else it depends on beside the template and the categories; without one it is not kept
   * @param options.toItem what the template is for: the seat itself, or what the seat is a part of
   */
  async around(
    wanted: Wanted,
    { key, toItem = (seat) => seat }: { key: string | undefined; toItem?: (seat: WrittenSeat) => object },
  ): Promise<Around | undefined> {
    const { template, seats } = wanted;
    try {
      const categories = await this.#categories(wanted);
      const write = () =>
        listAround(template, seats, (seat) => toItem({ ...seat, category: categoryOf(seat, categories) }));
      if (key === undefined) return { key, texts: await write() };
      const kept = `${key} ${categories ? JSON.stringify([...categories.values()]) : ''} ${template.key}`;
      return { key: kept, texts: await this.#kept.forceFetch(kept, { context: write }) };
    } catch (error) {
      // A category that could not be read will be reported for each seat.
      if (error instanceof UnwritableError || fateOf(error) !== undefined) return undefined;
      throw error;
    }
  }

  /** Names and colours can change: what was written with others is not used. */
  async #categories({ template, seats, loaders }: Wanted): Promise<ReadonlyMap<string, SeatCategory> | undefined> {
    const isIdEnough = [...template.fields].every((field) => !/^SeatCategory\.(?!id$)/.test(field));
    if (isIdEnough) return undefined;
    const ids = this.#categoryIds.get(seats) ?? [...new Set(seats.map(({ seatCategoryId }) => seatCategoryId))];
    this.#categoryIds.set(seats, ids);
    const rows = await Promise.all(ids.map((id) => loaders.load(this.#seatMaps.categoryById, id)));
    return new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
  }
}

export interface Around {
  /** The same only for the same texts; undefined when they are not kept. */
  key: string | undefined;
  texts: readonly string[];
}

function categoryOf(
  { seatCategoryId: id }: MappedSeat,
  categories: ReadonlyMap<string, SeatCategory> | undefined,
): Pick<SeatCategory, 'id'> {
  if (!categories) return { id };
  const category = categories.get(id);
  if (!category) throw new UnwritableError('a category is missing');
  return category;
}
