import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { statementsOfCinema } from '../../reports/sales.ts';
import { withClock, setClock } from '../../support/database-clock.ts';
import { ADULT_PRICE } from '../../support/fixtures.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { type Bought, buy, cancel, checkIn, quote, showingWithTerms } from './operations.ts';

const START = new Date('2026-03-20T12:00:00Z');
const STARTS_AT = new Date('2026-09-01T18:00:00Z');

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', {
    settings: { ROLE: 'api' },
    ...withClock(START),
  });
});
afterAll(() => testApp[Symbol.asyncDispose]());

interface Policy {
  bookingFee: number;
  feePerTicket: number;
  refundsBookingFee: boolean;
  taxRateBasisPoints: number;
}

const policy: fc.Arbitrary<Policy> = fc.record({
  bookingFee: fc.integer({ min: 0, max: 300 }),
  feePerTicket: fc.integer({ min: 0, max: ADULT_PRICE + 300 }),
  refundsBookingFee: fc.boolean(),
  taxRateBasisPoints: fc.integer({ min: 0, max: 2500 }),
});

/** Which tickets of a booking are asked for, by their places; or the one that is checked in. */
type Step = { cancel: number[] } | { use: number } | { waitHours: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ cancel: fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 3 }) }) },
  fc.record({ use: fc.nat({ max: 3 }) }),
  fc.record({ waitHours: fc.integer({ min: 1, max: 48 }) }),
);

/** A booking beside what is expected of it, kept by the rules in other words. */
class Model {
  readonly status: ('VALID' | 'USED' | 'VOID')[];
  /** Of each ticket, in minor units. */
  readonly refunded: number[];

  constructor(
    readonly bought: Bought,
    readonly terms: Policy,
  ) {
    this.status = bought.ticketIds.map(() => 'VALID');
    this.refunded = bought.ticketIds.map(() => 0);
  }

  get gross(): number {
    return ADULT_PRICE + this.terms.bookingFee;
  }

  /** @returns what this gives back, and keeps of those tickets */
  cancel(places: readonly number[]): { refund: number; fee: number } {
    const before = this.#total();
    for (const place of places) {
      this.status[place] = 'VOID';
      const bookingFee = this.terms.refundsBookingFee ? this.terms.bookingFee : 0;
      this.refunded[place] = ADULT_PRICE - Math.min(ADULT_PRICE, this.terms.feePerTicket) + bookingFee;
    }
    const fee = places.reduce((sum, place) => sum + this.gross - (this.refunded[place] ?? 0), 0);
    return { refund: this.#total() - before, fee };
  }

  #total(): number {
    return this.refunded.reduce((sum, amount) => sum + amount, 0);
  }
}

async function take(model: Model, asked: Step): Promise<void> {
  const { client, bookingId, ticketIds } = model.bought;
  if ('use' in asked) {
    const place = asked.use % ticketIds.length;
    const used = await checkIn(testApp, ticketIds[place] ?? '');
    expect(used).toBe(model.status[place] === 'VALID' ? 1 : 0);
    if (used === 1) model.status[place] = 'USED';
  } else if ('cancel' in asked) {
    const places = [...new Set(asked.cancel.map((place) => place % ticketIds.length))];
    const input = { bookingId, ticketIds: places.map((place) => ticketIds[place] ?? '') };
    const { quote: quoted } = await quote(client, input);
    const { refunds, errors, booking } = await cancel(client, input);
    if (places.some((place) => model.status[place] !== 'VALID')) {
      expect(errors.length).toBeGreaterThan(0);
      return;
    }
    expect(errors).toEqual([]);
    const { refund, fee } = model.cancel(places);
    expect(quoted).toMatchObject({ refund: { amountMinor: refund }, fee: { amountMinor: fee } });
    expect(refunds.map(({ amount }) => amount.amountMinor)).toEqual(refund > 0 ? [refund] : []);
    expect(booking?.tickets.map(({ status }) => status)).toEqual(model.status);
    expect(booking?.status).toBe(model.status.every((status) => status === 'VOID') ? 'CANCELLED' : 'CONFIRMED');
  }
}

/** Ticket by ticket: what was paid is what was given back and what is kept. */
async function expectAddedUp({ bought, terms, refunded, gross }: Model): Promise<void> {
  const { prisma } = testApp.database;
  const tickets = await prisma.ticket.findMany({
    where: { bookingId: bought.bookingId },
    include: { refundLines: true },
    orderBy: { seat: { position: 'asc' } },
  });
  const given = tickets.map(({ refundLines }) => refundLines.reduce((sum, line) => sum + Number(line.amountMinor), 0));
  expect(given).toEqual(refunded);
  const payment = await prisma.payment.findFirstOrThrow({ where: { bookingId: bought.bookingId } });
  const kept = refunded.reduce((sum, amount) => sum + gross - amount, 0);
  expect(Number(payment.amountMinor)).toBe(refunded.reduce((sum, amount) => sum + amount, 0) + kept);
  expect(Number(payment.refundedMinor)).toBe(refunded.reduce((sum, amount) => sum + amount, 0));
  // All days together: each sale, each cancellation and each refund once. The tax is that of what is kept, rounded half up.
  const lines = (await statementsOfCinema(testApp.database, bought.showing.cinemaId)).flatMap((each) => each.lines);
  const sum = (pick: (line: (typeof lines)[number]) => number | bigint) =>
    lines.reduce((total, line) => total + Number(pick(line)), 0);
  expect(sum(({ tickets: sold }) => sold)).toBe(tickets.length);
  expect(sum(({ ticketsCancelled }) => ticketsCancelled)).toBe(
    tickets.filter(({ status }) => status === 'VOID').length,
  );
  expect(sum(({ grossMinor }) => grossMinor)).toBe(Number(payment.amountMinor));
  expect(sum(({ refundedMinor }) => refundedMinor)).toBe(Number(payment.refundedMinor));
  const taxOf = (amount: number) =>
    Math.floor((amount * terms.taxRateBasisPoints) / (10_000 + terms.taxRateBasisPoints) + 0.5);
  const tax = taxOf(ADULT_PRICE) + taxOf(terms.bookingFee);
  const left = refunded.map((amount) => tax - Math.floor((tax * amount) / gross + 0.5));
  expect(sum(({ taxMinor }) => taxMinor)).toBe(left.reduce((total, one) => total + one, 0));
}

test('refunds and fees add up to what was paid, ticket by ticket, and statements have each once', async () => {
  const lives = fc.asyncProperty(
    policy,
    fc.integer({ min: 1, max: 4 }),
    fc.array(step, { minLength: 2, maxLength: 8 }),
    async (terms, seats, steps) => {
      let now = START.getTime();
      await setClock(testApp.database, START);
      const showing = await showingWithTerms(testApp, {
        startsAt: STARTS_AT,
        terms: {
          ...{ bookingFeeMinor: BigInt(terms.bookingFee), cancellationFeeMinor: BigInt(terms.feePerTicket) },
          cancellationRefundsBookingFee: terms.refundsBookingFee,
          taxRateBasisPoints: terms.taxRateBasisPoints,
        },
      });
      const model = new Model(await buy(testApp, showing, seats), terms);
      const wait = async (hours: number) => {
        now += hours * 3_600_000;
        await setClock(testApp.database, new Date(now));
        await testApp.app.services.issueStatements.issueAll(showing.cinemaId);
      };
      for (const each of steps) await ('waitHours' in each ? wait(each.waitHours) : take(model, each));
      await wait(72);
      await expectAddedUp(model);
    },
  );
  await fc.assert(lives, { numRuns: 6, endOnFailure: true });
}, 120_000);
