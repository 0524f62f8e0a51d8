import { setTimeout as sleep } from 'node:timers/promises';
import { bookingInput } from './buying.ts';
import type { Answer, GraphQLClient } from './client.ts';
import type { MadeShowing } from './fixtures.ts';
import { HoldSeats, PlaceBooking, ReleaseHold, SeatAvailability } from './operations.ts';

/** Resolves with the next answer of that kind: `data`, or the code of an error. */
export type UntilAnswered = (kind: string) => Promise<void>;

/**
 * Each buyer takes one seat of the showing after the other while `restart` is done.
 *
 * @returns the kinds of answers, sorted: `data`, or the codes of their errors
 */
export async function answersDuring(
  restart: (untilAnswered: UntilAnswered) => Promise<void>,
  { showing, buyers }: { showing: MadeShowing; buyers: readonly GraphQLClient[] },
): Promise<string[]> {
  const counts = new Map<string, number>();
  const countOf = (kind: string) => counts.get(kind) ?? 0;
  const note: Note = (answer) => {
    const kinds = answer.errors?.map(({ extensions }) => extensions.code) ?? ['data'];
    for (const kind of kinds) counts.set(kind, countOf(kind) + 1);
    return answer;
  };
  const untilAnswered = async (kind: string) => {
    const before = countOf(kind);
    while (countOf(kind) === before) await sleep(20);
  };
  let isOver = false;
  const buying = buyers.map(async (buyer, number) => {
    for (let seat = number; !isOver; seat = (seat + buyers.length) % showing.seatIds.length) {
      await buy(buyer, { showing, seatId: showing.seatIds[seat] ?? '', note });
    }
  });
  await restart(untilAnswered).finally(() => (isOver = true));
  await Promise.all(buying);
  return [...counts.keys()].toSorted();
}

type Note = <Data>(answer: Answer<Data>) => Answer<Data>;

/** One thing after the other, as a buyer does them. */
async function buy(
  buyer: GraphQLClient,
  { showing, seatId, note }: { showing: MadeShowing; seatId: string; note: Note },
): Promise<void> {
  const { showingId } = showing;
  note(await buyer.send(`{ showing(id: "${showingId}") { movie { title } seats { status } } genres }`));
  const { data } = note(await buyer.send(HoldSeats, { input: { showingId, seatIds: [seatId] } }));
  const holdId = data?.holdSeats.hold?.id;
  if (holdId === undefined) return;
  const input = bookingInput(showing, { holdId, seatIds: [seatId] });
  const placed = note(await buyer.send(PlaceBooking, { input }));
  if (!placed.data) note(await buyer.send(ReleaseHold, { holdId }));
  await using events = buyer.subscribe(SeatAvailability, { showingId });
  await events.until((received) => received.length > 0);
  note(events.received[0] as Answer<unknown>);
}
