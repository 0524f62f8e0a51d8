import { expect } from 'vitest';
import { ReadHold } from '../support/operations.ts';
import type { RealShowing } from './real-showing.ts';
import { idsWhere, leftOf, rowOf, type State } from './state.ts';

/** Compares what the server answers, and what its rows and the gateway have, with what the model says. */
export async function expectSame(state: State, real: RealShowing): Promise<void> {
  const seen = await seenOf(state, real);
  expect(seen).toEqual(toldBy(state, real));
}

interface Seen {
  seats: { status: string; holdId: string | null; ticketId: string | null }[];
  holds: { status: string; seats: string[] }[];
  /** By ids: what has to be the same of each row. */
  bookings: ({ status: string } & Record<'tickets' | 'payments' | 'refunds', Record<string, string>>)[];
  /** How often the gateway has really charged each payment, and given each refund back. */
  charged: number[];
  given: number[];
}

/** As the model has it, with the ids of the server. */
function toldBy(state: State, real: RealShowing): Seen {
  const refundsOf = (booking: number) =>
    idsWhere(state.refunds, ({ payment }) => rowOf(state.payments, payment).booking === booking);
  return {
    seats: state.seats.map(({ status, hold, ticket }) => ({
      status,
      holdId: hold === null ? null : rowOf(real.holds, hold),
      ticketId: ticket === null ? null : rowOf(real.tickets, ticket),
    })),
    holds: state.holds.map(({ status, left, seats }) => ({
      status: status === 'ACTIVE' && left === 0 ? 'EXPIRED' : status,
      seats: real.seatIds(seats).toSorted(),
    })),
    bookings: state.bookings.map(({ status }, booking) => ({
      status,
      tickets: Object.fromEntries(
        idsWhere(state.tickets, (ticket) => ticket.booking === booking).map((ticket) => [
          rowOf(real.tickets, ticket),
          `${rowOf(state.tickets, ticket).status} ${real.seatIds([rowOf(state.tickets, ticket).seat]).join()}`,
        ]),
      ),
      payments: Object.fromEntries(
        idsWhere(state.payments, (payment) => payment.booking === booking).map((payment) => {
          const { status: own, amount } = rowOf(state.payments, payment);
          const refunded = own === 'SUCCEEDED' ? amount - leftOf(state, payment) : 0;
          return [rowOf(real.payments, payment), `${own} ${amount} ${refunded}`];
        }),
      ),
      refunds: Object.fromEntries(
        refundsOf(booking).map((refund) => {
          const { status: own, amount } = rowOf(state.refunds, refund);
          return [rowOf(real.refunds, refund), `${own} ${amount}`];
        }),
      ),
    })),
    charged: state.payments.map(({ captures }) => captures),
    given: state.refunds.map(({ given }) => given),
  };
}

/** As the server has it. */
async function seenOf(state: State, real: RealShowing): Promise<Seen> {
  const { showingId, seatIds } = real.showing;
  const seatRows = real.testApp.database.prisma.showingSeat.findMany({ where: { showingId } });
  const holdsSeen = Promise.all(
    state.holds.map(async ({ buyer }, id) => {
      const { hold } = await real.clientOf(buyer).request(ReadHold, { id: rowOf(real.holds, id) });
      return { status: hold?.status ?? 'lost', seats: (hold?.seats ?? []).map(({ seat }) => seat.id).toSorted() };
    }),
  );
  const bookingsSeen = Promise.all(state.bookings.map((_, id) => real.booking(state, id)));
  const [rows, holds, bookings] = await Promise.all([seatRows, holdsSeen, bookingsSeen]);
  for (const booking of bookings) if (booking) real.note(booking);
  return {
    seats: seatIds.map((id) => {
      const { status, holdId = null, ticketId = null } = rows.find(({ seatId }) => seatId === id) ?? {};
      return { status: status ?? 'lost', holdId, ticketId };
    }),
    holds,
    bookings: bookings.map((booking) => ({
      status: booking?.status ?? 'lost',
      tickets: Object.fromEntries(booking?.tickets.map(({ id, status, seat }) => [id, `${status} ${seat.id}`]) ?? []),
      payments: Object.fromEntries(
        booking?.payments.map(({ id, status, amount, refunded }) => [
          id,
          `${status} ${amount.amountMinor} ${refunded.amountMinor}`,
        ]) ?? [],
      ),
      refunds: Object.fromEntries(
        booking?.refunds.map(({ id, status, amount }) => [id, `${status} ${amount.amountMinor}`]) ?? [],
      ),
    })),
    charged: real.payments.map((id) => real.gateway.captures(id)),
    given: real.refunds.map((id) => real.gateway.given(id)),
  };
}
