import { bookingInput } from './buying.ts';
import type { Answer, GraphQLClient } from './client.ts';
import type { MadeShowing } from './fixtures.ts';
import { HoldSeats, PlaceBooking, ReleaseHold, SeatAvailability } from './operations.ts';

/**
 * Each buyer takes one seat of the showing after the other while `restart` is done.
 *
 * @returns what the answers were, sorted: `data`, or the codes of their errors
 */
export async function answersDuring(
  restart: () => Promise<void>,
  { showing, buyers }: { showing: MadeShowing; buyers: readonly GraphQLClient[] },
): Promise<string[]> {
  const codes = new Set<string>();
  const note: Note = (answer) => {
    for (const { extensions } of answer.errors ?? [{ extensions: { code: 'data' } }]) codes.add(extensions.code);
    return answer;
  };
  let isOver = false;
  const buying = buyers.map(async (buyer, number) => {
    for (let seat = number; !isOver; seat = (seat + buyers.length) % showing.seatIds.length) {
      await buy(buyer, { showing, seatId: showing.seatIds[seat] ?? '', note });
    }
  });
  await restart().finally(() => (isOver = true));
  await Promise.all(buying);
  return [...codes].toSorted();
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
