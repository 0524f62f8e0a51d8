import { LRUCache } from 'lru-cache';
import { findRow } from '../platform/batches.ts';
import { isId } from '../platform/ids.ts';
import type { UserError } from '../platform/outcome.ts';
import { turns } from '../platform/turns.ts';
import type { ShowingService } from '../scheduling/showing.service.ts';
import type { SeatMapService } from '../venues/seat-map/seat-map.service.ts';
import { againstRules } from './hold-errors.ts';
import { type ChoiceProblem, problemOfChoice } from './selection/choice-problem.ts';
import { conditionsOf, type SeatCondition } from './selection/seat-conditions.ts';
import type { ShowingSeatService } from './showing-seat.service.ts';

const MAX_SHOWINGS = 10_000;

interface Choice {
  showingId: string;
  seatIds: readonly string[];
}

interface ChangedChoice {
  showingId: string;
  before: readonly string[];
  after: readonly string[];
}

interface Dependencies {
  seatMaps: SeatMapService;
  showings: ShowingService;
  showingSeats: ShowingSeatService;
}

/** Which seats are held together, and which are not left alone. */
export class SeatRules {
  readonly #services: Dependencies;
  /** The map of each showing. One that has moved to another map has other seats: then it is read again. */
  readonly #mapIds = new LRUCache<string, string>({ max: MAX_SHOWINGS });

  constructor(services: Dependencies) {
    this.#services = services;
  }

  /** For the statement that takes the seats. Costs no query while the process knows the map. None for unknown seats. */
  async conditionsOf({ showingId, seatIds }: Choice): Promise<SeatCondition[]> {
    const kept = this.#mapIds.get(showingId);
    return (
      (kept === undefined ? undefined : await this.#conditionsOn(kept, seatIds)) ??
      (await this.#conditionsOn(await this.#readMapId(showingId), seatIds)) ??
      []
    );
  }

  /**
   * What is wrong with seats that a statement refused by its conditions, as the showing is now; undefined when nothing is,
   * or when no other choice is better.
   */
  async problemOf({ showingId, seatIds }: Choice): Promise<UserError | undefined> {
    const from = await this.#services.showingSeats.toChooseFrom(showingId);
    if (!from) return undefined;
    const problem = await turns.run(() => problemOfChoice(from.seats, new Set(seatIds), from));
    return toError(showingId, problem);
  }

  /**
   * What is wrong with the seats that a hold would have after a change; its own are free to it. Nothing when it cannot have them
   * all: then the statement that changes it says why.
   */
  async problemOfChange({ showingId, before, after }: ChangedChoice): Promise<UserError | undefined> {
    const from = await this.#services.showingSeats.toChooseFrom(showingId);
    if (!from) return undefined;
    const [own, chosen] = [new Set(before), new Set(after)];
    const seats = from.seats.map((seat) => (own.has(seat.id) ? { ...seat, free: true } : seat));
    if (seats.filter(({ id, free }) => free && chosen.has(id)).length < chosen.size) return undefined;
    const { missingIds, strandedIds } = await turns.run(() => problemOfChoice(seats, chosen, from));
    return toError(showingId, { missingIds, strandedIds: from.guardsSingleSeats ? strandedIds : [] });
  }

  async #readMapId(showingId: string): Promise<string | undefined> {
    const showing = isId(showingId) ? await findRow(this.#services.showings.byId, showingId) : undefined;
    if (showing) this.#mapIds.set(showingId, showing.seatMapId);
    return showing?.seatMapId;
  }

  /** Undefined when one of the seats is not on that map. */
  async #conditionsOn(seatMapId: string | undefined, seatIds: readonly string[]): Promise<SeatCondition[] | undefined> {
    if (seatMapId === undefined) return undefined;
    const map = await this.#services.seatMaps.mappedSeats(seatMapId);
    const places = seatIds.flatMap((id) => {
      const seat = map.byId.get(id);
      return seat ? [map.list.lastIndexOf(seat, seat.position)] : [];
    });
    return places.length === seatIds.length ? conditionsOf(map, places) : undefined;
  }
}

function toError(showingId: string, { missingIds: missing, strandedIds: stranded }: ChoiceProblem) {
  return missing.length + stranded.length > 0 ? againstRules(showingId, { missing, stranded }) : undefined;
}
