import { Prisma } from '../../generated/prisma/client.ts';
import type { Database } from '../../platform/database/database.ts';
import { UnavailableError } from '../../platform/database/errors.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import { fingerprintOf } from '../../platform/fingerprint.ts';
import { isId } from '../../platform/ids.ts';
import { notFound, type Outcome, refused } from '../../platform/outcome.ts';
import { turns } from '../../platform/turns.ts';
import { noSuchSeats, salesClosed } from '../hold-errors.ts';
import type { HoldService, HoldView, TakenSeats } from '../hold.service.ts';
import { bestAvailable, type SeatWish } from '../selection/best-available.ts';
import type { SeatsToChooseFrom, ShowingSeatService } from '../showing-seat.service.ts';
import { saleAt } from '../sql/on-sale.ts';
import { SeatsBeingTaken } from './seats-being-taken.ts';
import { type BestAvailableRequest, wishProblems } from './wish-problems.ts';

/** Each loses its seats to another process at most once: in this one no two requests pick the same seats. */
const TRIES = 10;
/** From this try on, a request keeps away from half of the rows, so that not all processes pick the same seats again. */
const SPREADS_FROM = 2;

interface Dependencies {
  database: Database;
  holds: HoldService;
  showingSeats: ShowingSeatService;
  maxSeatsPerHold: number;
}

/** Picks seats and holds them. Who loses the picked seats to another buyer gets the next best. */
export class BestAvailableService {
  readonly #services: Dependencies;
  readonly #beingTaken = new SeatsBeingTaken();

  constructor(services: Dependencies) {
    this.#services = services;
  }

  /**
   * Refused: InvalidInput, NotFound, SalesClosed, SeatsUnavailable (no such seats are left), SeatLimitExceeded, HoldExpired
   * (the key's hold is over), IdempotencyConflict.
   *
   * @throws {UnavailableError} when the picked seats were lost to other buyers again and again
   */
  hold(request: BestAvailableRequest): Promise<Outcome<HoldView>> {
    const problems = wishProblems(request, this.#services);
    const take = () => this.#pickAndTake(request);
    return this.#services.holds.requests.answer({ problems, limits: request.limits, take });
  }

  async #pickAndTake(request: BestAvailableRequest): Promise<TakenSeats> {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const { showingId } = request;
      const from = await this.#services.showingSeats.toChooseFrom(showingId);
      const unknown = from && unknownCategories(request, from);
      if (!from || unknown) return this.#withoutSeats(request, unknown);
      const turn = turns.next();
      if (turn) await turn;
      const taken = this.#beingTaken.of(showingId);
      // What others are about to take is left to them before anything is awaited.
      const seatIds = pick(request, from, { taken, spreads: attempt >= SPREADS_FROM });
      if (seatIds) {
        const tried = await this.#beingTaken.during(showingId, seatIds, () => this.#take(request, seatIds));
        if (tried) return tried;
      } else if (taken.size === 0) {
        return this.#withoutSeats(request);
      } else {
        // They may be refused: then there are seats after all.
        await this.#beingTaken.settled(showingId);
      }
    }
    request.limits?.giveBack();
    throw new UnavailableError('the picked seats were lost to other buyers again and again');
  }

  /** Undefined when the seats have gone, or are not the showing's any more, since they were picked. */
  async #take(request: BestAvailableRequest, seatIds: readonly string[]): Promise<TakenSeats | undefined> {
    const fingerprint = fingerprintOfWish(request);
    const { accountId, showingId, idempotencyKey } = request;
    const taken = await this.#services.holds.take({ accountId, showingId, seatIds, idempotencyKey, fingerprint });
    const { value, errors } = taken.outcome;
    if (value) return taken;
    if (errors.some(({ kind, path }) => kind === 'SeatsUnavailable' || (kind === 'NotFound' && path[1] === 'seatIds')))
      return undefined;
    const [first, ...more] = errors.map((error) =>
      error.path[1] === 'seatIds' ? { ...error, path: ['input', 'quantity'] } : error,
    );
    return { outcome: first ? refused(first, ...more) : taken.outcome, isNew: false };
  }

  /** Why nothing can be picked. A repeated request gets its hold first, also when that has the last seats. */
  async #withoutSeats(request: BestAvailableRequest, unknown?: Outcome<HoldView>): Promise<TakenSeats> {
    const { accountId, showingId, idempotencyKey } = request;
    const key = { idempotencyKey: idempotencyKey ?? null, requestFingerprint: fingerprintOfWish(request) };
    const repeated = await this.#services.holds.replay({ accountId, showingId, ...key });
    const outcome =
      repeated ?? (await this.#notOnSale(showingId)) ?? unknown ?? refused(noSuchSeats(showingId, wishOf(request)));
    return { outcome, isNew: false };
  }

  async #notOnSale(showingId: string): Promise<Outcome<HoldView> | undefined> {
    const [sale] = await queryRows(
      this.#services.database.prisma,
      SALE,
      (columnsOfSale) => Prisma.sql`
        select ${columnsOfSale}
        from (
          select ${saleAt(Prisma.sql`clock_timestamp()`)} from showing where showing.id = ${showingId}::uuid
        ) as sale`,
    );
    if (!sale) return refused(notFound('showing', 'showingId'));
    return sale.open ? undefined : refused(salesClosed(sale.opensAt));
  }
}

const SALE = columns<{ open: boolean; opensAt: Date | null }>({ open: 'sale.open', opensAt: 'sale.opens_at' });

interface PickOptions {
  /** Seats that others are about to take. */
  taken: ReadonlySet<string>;
  spreads: boolean;
}

function pick(wish: SeatWish, from: SeatsToChooseFrom, { taken, spreads }: PickOptions): readonly string[] | undefined {
  const { seats, wheelchairReleased } = from;
  const best = (without: ReadonlySet<string>) => bestAvailable(seats, wish, { wheelchairReleased, without })?.seatIds;
  return (spreads ? best(new Set([...taken, ...halfOfTheRows(from)])) : undefined) ?? best(taken);
}

function halfOfTheRows({ seats }: SeatsToChooseFrom): string[] {
  const rows = new Map<number, boolean>();
  return seats.flatMap(({ id, rowIndex }) => {
    const isOut = rows.get(rowIndex) ?? Math.random() < 0.5;
    rows.set(rowIndex, isOut);
    return isOut ? [id] : [];
  });
}

function wishOf({ quantity, categoryIds, features, together }: SeatWish): SeatWish {
  return { quantity, categoryIds, features, together };
}

/** No seat of the showing is in such a category; undefined when each has seats. */
function unknownCategories({ categoryIds }: SeatWish, { seats }: SeatsToChooseFrom): Outcome<HoldView> | undefined {
  const known = new Set(categoryIds ? seats.map(({ seatCategoryId }) => seatCategoryId) : []);
  const [first, ...more] = (categoryIds ?? []).flatMap((id, index) =>
    isId(id) && known.has(id) ? [] : [notFound('seat category', 'categoryIds', index)],
  );
  return first && refused(first, ...more);
}

/** Lists are sets here: their order says nothing. */
function fingerprintOfWish({ showingId, quantity, categoryIds, features, together }: BestAvailableRequest): string {
  const categories = categoryIds ? [...new Set(categoryIds)].toSorted() : null;
  return fingerprintOf([showingId, quantity, categories, features.toSorted(), together]);
}
