import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '../../src/platform/ids.ts';
import { CancelBooking } from '../bookings/cancellation/operations.ts';
import { refund as refundBooking } from '../bookings/refunding/operations.ts';
import { ExchangeTickets } from '../bookings/exchange/operations.ts';
import type { SeenBooking } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { ADULT_PRICE, CHILD_PRICE, makeShowing, type MadeShowing } from '../support/fixtures.ts';
import { ChangeHold, ExtendHold } from '../support/hold-changes.ts';
import { HoldSeats, PlaceBooking, ReadBooking, ReleaseHold, RetryPayment } from '../support/operations.ts';
import type { TestApp } from '../support/test-app.ts';
import type { ScriptedGateway } from './scripted-gateway.ts';
import { type Event, type Request, rowOf, type State, sumOf, type Terms } from './state.ts';

/** A tick; PAYMENT_SECONDS is two of them. A run takes much less. */
const TICK_SECONDS = 60;

/** HOLD_SECONDS and HOLD_EXTENSION_SECONDS of the server are of these. */
export const SETTINGS = {
  ROLE: 'api',
  HOLD_SECONDS: String(2 * TICK_SECONDS),
  HOLD_EXTENSION_SECONDS: String(2 * TICK_SECONDS),
};

/** In minor units. */
const FEE = 400;

/** A day, so that neither the cut-off nor the end of sales comes near. */
const RELEASE_MINUTES = 24 * 60;

/** The first seat is always for a child, so that an exchange costs something or gives something back. */
const priceOf = (seat: number) => (seat === 0 ? CHILD_PRICE : ADULT_PRICE);

export function termsFor(seats: number): Terms {
  const prices = Array.from({ length: seats }, (_, seat) => priceOf(seat));
  return { prices, fee: FEE, holdTicks: 2, ceilingTicks: 4, paymentTicks: 2, counterTicks: 8, attempts: 5 };
}

type Errors = readonly { __typename: string }[];

/** One showing of the real server, whose rows are known by their place in the lists of the model. */
export class RealShowing {
  readonly holds: string[] = [];
  readonly bookings: string[] = [];
  readonly tickets: string[] = [];
  readonly payments: string[] = [];
  readonly refunds: string[] = [];
  readonly testApp: TestApp;
  readonly gateway: ScriptedGateway;
  readonly showing: MadeShowing;
  readonly #buyers: readonly GraphQLClient[];
  readonly #manager: GraphQLClient;
  /** Workers that wait for the gateway, by payments. */
  readonly #workers = new Map<number, Promise<void>>();

  private constructor(
    { testApp, gateway }: { testApp: TestApp; gateway: ScriptedGateway },
    { showing, buyers, manager }: { showing: MadeShowing; buyers: readonly GraphQLClient[]; manager: GraphQLClient },
  ) {
    this.testApp = testApp;
    this.gateway = gateway;
    this.showing = showing;
    this.#buyers = buyers;
    this.#manager = manager;
  }

  static async make(parts: { testApp: TestApp; gateway: ScriptedGateway }, seats: number): Promise<RealShowing> {
    const { database } = parts.testApp;
    const untilStart = RELEASE_MINUTES * 60 + termsFor(seats).counterTicks * TICK_SECONDS;
    const startsAt = new Date(Date.now() + untilStart * 1000);
    const showing = await makeShowing(database, { rows: 1, seatsPerRow: seats, startsAt });
    const terms = {
      ...{ cancellationFeeMinor: BigInt(FEE), cancellationCutoffMinutes: 60 },
      counterReleaseMinutes: RELEASE_MINUTES,
    };
    await database.prisma.cinema.update({ where: { id: showing.cinemaId }, data: terms });
    const buyers = await Promise.all([parts.testApp.newAccount(), parts.testApp.newAccount()]);
    const { client: manager } = await parts.testApp.newAccount('MANAGER', showing.cinemaId);
    return new RealShowing(parts, { showing, manager, buyers: buyers.map(({ client }) => client) });
  }

  /** Does what the event says. @param before the model's state. @returns what the server refused it for */
  async do(before: State, event: Event): Promise<string | undefined> {
    if ('payment' in event) await this.#settle(event);
    else if ('refund' in event) await this.#settleRefund(event);
    else if (event.type === 'tick') await this.#tick();
    else if (event.type === 'expireHold') await this.testApp.app.services.holds.expire([rowOf(this.holds, event.hold)]);
    else if (event.type === 'expireBooking')
      await this.testApp.app.services.bookingExpiry.expire([rowOf(this.bookings, event.booking)]);
    else if (event.type === 'begin' || event.type === 'commit') throw new Error('the server does not stop in between');
    else return (await this.#ask(before, event))[0]?.__typename;
    return undefined;
  }

  booking(state: State, id: number): Promise<SeenBooking | null | undefined> {
    const client = rowOf(this.#buyers, rowOf(state.bookings, id).buyer);
    return client.request(ReadBooking, { id: rowOf(this.bookings, id) }).then(({ booking }) => booking);
  }

  clientOf(buyer: number): GraphQLClient {
    return rowOf(this.#buyers, buyer);
  }

  /** New payments, refunds and tickets of a booking get their place in the lists. */
  note({ payments, refunds, tickets }: Pick<SeenBooking, 'payments' | 'refunds' | 'tickets'>): void {
    for (const [list, rows] of [
      [this.payments, payments],
      [this.refunds, refunds],
      [this.tickets, tickets],
    ] as const)
      list.push(...rows.map(({ id }) => id).filter((id) => !list.includes(id)));
  }

  seatIds(seats: readonly number[]): string[] {
    return seats.map((seat) => rowOf(this.showing.seatIds, seat));
  }

  async #ask(state: State, asked: Request): Promise<Errors> {
    const client = rowOf(this.#buyers, buyerOf(state, asked));
    if (asked.type === 'hold') return this.#hold(client, asked.seats);
    if (asked.type === 'extend') {
      const input = { holdId: rowOf(this.holds, asked.hold) };
      return (await client.request(ExtendHold, { input })).extendHold.errors;
    }
    if (asked.type === 'change') {
      const [addSeatIds, removeSeatIds] = [this.seatIds(asked.add), this.seatIds(asked.remove)];
      const input = { holdId: rowOf(this.holds, asked.hold), addSeatIds, removeSeatIds };
      return (await client.request(ChangeHold, { input })).changeHold.errors;
    }
    if (asked.type === 'release')
      return (await client.request(ReleaseHold, { holdId: rowOf(this.holds, asked.hold) })).releaseHold.errors;
    return this.#askForMoney(client, state, asked);
  }

  async #hold(client: GraphQLClient, seats: readonly number[]): Promise<Errors> {
    const input = { showingId: this.showing.showingId, seatIds: this.seatIds(seats), idempotencyKey: newId() };
    const { holdSeats } = await client.request(HoldSeats, { input });
    if (holdSeats.hold) this.holds.push(holdSeats.hold.id);
    return holdSeats.errors;
  }

  async #askForMoney(
    client: GraphQLClient,
    { holds, tickets }: State,
    asked: Exclude<Request, { type: 'hold' | 'extend' | 'change' | 'release' }>,
  ): Promise<Errors> {
    const idempotencyKey = newId();
    if (asked.type === 'payOtherwise') return this.#payOtherwise(asked);
    if (asked.type === 'place' || asked.type === 'placeAtCounter') {
      const { seats } = rowOf(holds, asked.hold);
      const payment = asked.type === 'place' ? { token: 'pm_card_visa' } : { atCounter: true };
      const expectedTotal = { amountMinor: sumOf(seats, priceOf), currency: this.showing.currency };
      const of = { holdId: rowOf(this.holds, asked.hold), tickets: seats.map((seat) => this.#ticketFor(seat)) };
      const input = { ...of, payment, expectedTotal, idempotencyKey };
      const { placeBooking } = await client.request(PlaceBooking, { input });
      if (placeBooking.booking) this.bookings.push(placeBooking.booking.id);
      if (placeBooking.booking) this.note(placeBooking.booking);
      return placeBooking.errors;
    }
    if (asked.type === 'retry' || asked.type === 'retryAtCounter') {
      const payment = asked.type === 'retry' ? { token: 'pm_card_visa' } : { atCounter: true };
      const input = { bookingId: rowOf(this.bookings, asked.booking), payment, idempotencyKey };
      const { retryPayment } = await client.request(RetryPayment, { input });
      if (retryPayment.booking) this.note(retryPayment.booking);
      return retryPayment.errors;
    }
    if (asked.type === 'exchange') return this.#exchange(client, { holds, tickets }, asked);
    const ticketIds = asked.tickets.map((id) => rowOf(this.tickets, id));
    const { bookingId } = await this.testApp.database.prisma.ticket.findUniqueOrThrow({
      where: { id: ticketIds[0] ?? '' },
    });
    const { cancelBooking } = await client.request(CancelBooking, { input: { bookingId, ticketIds, idempotencyKey } });
    if (cancelBooking.booking) this.note(cancelBooking.booking);
    return cancelBooking.errors;
  }

  async #payOtherwise({ booking, amount }: Extract<Request, { type: 'payOtherwise' }>): Promise<Errors> {
    const amountOf = { amountMinor: amount, currency: this.showing.currency };
    const { booking: paid, errors } = await refundBooking(this.#manager, rowOf(this.bookings, booking), {
      ...{ amount: amountOf, paidOtherwise: true, reason: 'the provider has refused it' },
    });
    if (paid) this.note(paid);
    return errors;
  }

  #ticketFor(seat: number) {
    const { ticketTypeId, childTicketTypeId } = this.showing;
    return { seatId: rowOf(this.showing.seatIds, seat), ticketTypeId: seat === 0 ? childTicketTypeId : ticketTypeId };
  }

  async #exchange(
    client: GraphQLClient,
    { holds, tickets }: Pick<State, 'holds' | 'tickets'>,
    asked: Extract<Request, { type: 'exchange' }>,
  ): Promise<Errors> {
    const ticketId = rowOf(this.tickets, asked.ticket);
    const { bookingId } = await this.testApp.database.prisma.ticket.findUniqueOrThrow({ where: { id: ticketId } });
    const seat = rowOf(holds, asked.hold).seats[0] ?? 0;
    const amountMinor = priceOf(seat) - rowOf(tickets, asked.ticket).price;
    const { exchangeTickets } = await client.request(ExchangeTickets, {
      input: {
        ...{ bookingId, holdId: rowOf(this.holds, asked.hold), idempotencyKey: newId() },
        tickets: [{ ticketId, ...this.#ticketFor(seat) }],
        payment: amountMinor > 0 ? { token: 'pm_card_visa' } : null,
        expectedDifference: { amountMinor, currency: this.showing.currency },
      },
    });
    if (exchangeTickets.booking) this.note(exchangeTickets.booking);
    return exchangeTickets.errors;
  }

  async #settle({ type, payment }: Extract<Event, { payment: number }>): Promise<void> {
    const id = rowOf(this.payments, payment);
    if (type === 'ask') await this.#startWorker(payment);
    else if (type === 'charge') this.gateway.decide(id, 'CAPTURED');
    else if (type === 'decline') this.gateway.decide(id, 'DECLINED');
    else if (type === 'webhook') await this.#secondWorker(id);
    else {
      if (type === 'record') this.gateway.answer(id);
      else this.gateway.fail(id);
      const worker = this.#workers.get(payment);
      this.#workers.delete(payment);
      const ended = await Promise.allSettled([worker]);
      if ((ended[0].status === 'fulfilled') !== (type === 'record'))
        throw new Error(`the worker: ${JSON.stringify(ended)}`);
    }
  }

  async #startWorker(payment: number): Promise<void> {
    const id = rowOf(this.payments, payment);
    const worker = this.testApp.app.services.settlement.settlePayment(id);
    worker.catch(() => undefined);
    this.#workers.set(payment, worker);
    const deadline = Date.now() + 10_000;
    while (this.gateway.askedFor(id) === undefined) {
      if (Date.now() > deadline) throw new Error('the worker did not ask the gateway');
      await sleep(1);
    }
  }

  /** What a webhook does: it records what was charged, whatever the worker of the payment does. */
  async #secondWorker(id: string): Promise<void> {
    this.gateway.answersAtOnce = true;
    await this.testApp.app.services.settlement.settlePayment(id);
    this.gateway.answersAtOnce = false;
  }

  async #settleRefund({ type, refund }: Extract<Event, { refund: number }>): Promise<void> {
    this.gateway.losesRefundAnswers = type === 'giveBackUnrecorded';
    this.gateway.refusesRefunds = type === 'refuse';
    const settled = this.testApp.app.services.settlement.settleRefund(rowOf(this.refunds, refund));
    await (type === 'giveBackUnrecorded' ? settled.catch(() => undefined) : settled);
  }

  async #tick(): Promise<void> {
    const { prisma } = this.testApp.database;
    await prisma.$executeRaw`
      with later as (
        update showing
        set starts_at = showing.starts_at - make_interval(secs => ${TICK_SECONDS}::int),
          ends_at = showing.ends_at - make_interval(secs => ${TICK_SECONDS}::int),
          free_at = showing.free_at - make_interval(secs => ${TICK_SECONDS}::int),
          sales_close_at = showing.sales_close_at - make_interval(secs => ${TICK_SECONDS}::int)
        where showing.id = ${this.showing.showingId}::uuid
      ),
      moved as (
        update hold
        set expires_at = hold.expires_at - make_interval(secs => ${TICK_SECONDS}::int),
          extendable_until = hold.extendable_until - make_interval(secs => ${TICK_SECONDS}::int)
        where hold.showing_id = ${this.showing.showingId}::uuid
      )
      update showing_seat
      set held_until = showing_seat.held_until - make_interval(secs => ${TICK_SECONDS}::int)
      where showing_seat.showing_id = ${this.showing.showingId}::uuid and showing_seat.status = 'HELD'`;
  }

  /** Workers that wait for ever would outlive the run. */
  async end(): Promise<void> {
    for (const payment of this.#workers.keys()) this.gateway.fail(rowOf(this.payments, payment));
    await Promise.allSettled(this.#workers.values());
  }
}

function buyerOf({ holds, bookings, tickets }: State, asked: Request): number {
  if (asked.type === 'hold') return asked.buyer;
  if ('hold' in asked) return rowOf(holds, asked.hold).buyer;
  const booking = 'booking' in asked ? asked.booking : rowOf(tickets, asked.tickets[0] ?? 0).booking;
  return rowOf(bookings, booking).buyer;
}
