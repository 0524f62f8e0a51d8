import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withClock, setClock } from '../support/database-clock.ts';
import { makeShowing, type MadeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { failRefund, refundTickets, sellTickets, type Sold, statementsOfCinema } from './sales.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-03-20T12:00:00Z');
/** Of a ticket with its fee, and the tax in it. */
const [GROSS, TAX] = [1300, 86];
const ZONES = ['Europe/Berlin', 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu'];

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', {
    settings: { ROLE: 'api' },
    ...withClock(new Date(START)),
  });
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** The life of a cinema, and what is known of it by its making. */
class World {
  readonly showing: MadeShowing;
  readonly #sold: Sold[] = [];
  readonly #refunds: { id: string; ticketId: string; amount: number }[] = [];
  /** Of each ticket. */
  readonly given = new Map<string, number>();
  /** What is left of each ticket. */
  readonly #left = new Map<string, number>();
  /** When what was sold or given back, in minor units. */
  readonly entries: { at: number; gross: number; refunded: number }[] = [];
  now = START;

  constructor(showing: MadeShowing) {
    this.showing = showing;
  }

  async sell(seats: number): Promise<void> {
    const sold = await sellTickets(testApp, { showing: this.showing, seats });
    this.#sold.push(sold);
    for (const id of sold.ticketIds) {
      this.#left.set(id, GROSS);
      this.given.set(id, 0);
    }
    this.entries.push({ at: this.now, gross: seats * GROSS, refunded: 0 });
  }

  /** Of one ticket a part, or all that is left of it. */
  async refund(pick: number, share: number): Promise<void> {
    const tickets = this.#sold.flatMap(({ bookingId, ticketIds }) => ticketIds.map((id) => ({ bookingId, id })));
    const ticket = tickets[pick % Math.max(1, tickets.length)];
    const left = this.#left.get(ticket?.id ?? '') ?? 0;
    const amount = Math.ceil(left * share);
    if (!ticket || amount === 0) return;
    const { bookingId, id: ticketId } = ticket;
    const id = await refundTickets(testApp.database, { bookingId, tickets: { [ticketId]: amount } });
    this.#left.set(ticketId, left - amount);
    this.#give(ticketId, amount);
    this.#refunds.push({ id, ticketId, amount });
    this.entries.push({ at: this.now, gross: 0, refunded: amount });
  }

  async fail(): Promise<void> {
    const refund = this.#refunds.shift();
    if (!refund) return;
    await failRefund(testApp.database, refund.id);
    this.#give(refund.ticketId, -refund.amount);
    this.entries.push({ at: this.now, gross: 0, refunded: -refund.amount });
  }

  #give(ticketId: string, amount: number): void {
    this.given.set(ticketId, (this.given.get(ticketId) ?? 0) + amount);
  }

  async move(timeZone: string, endsAt: number): Promise<void> {
    const businessDayEndsAt = new Date(endsAt * HOUR);
    const { cinemaId: id } = this.showing;
    await testApp.database.prisma.cinema.update({ where: { id }, data: { timeZone, businessDayEndsAt } });
  }

  async wait(hours: number): Promise<void> {
    this.now += hours * HOUR;
    await setClock(testApp.database, new Date(this.now));
  }

  issue(): Promise<void> {
    return testApp.app.services.issueStatements.issueAll(this.showing.cinemaId);
  }
}

type Step = (world: World) => Promise<void>;

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.integer({ min: 1, max: 2 }).map(
    (seats): Step =>
      (world) =>
        world.sell(seats),
  ),
  fc.tuple(fc.nat({ max: 20 }), fc.constantFrom(0.1, 0.37, 1)).map(
    ([pick, share]): Step =>
      (world) =>
        world.refund(pick, share),
  ),
  fc.constant<Step>((world) => world.fail()),
  fc.tuple(fc.constantFrom(...ZONES), fc.integer({ min: 0, max: 12 })).map(
    ([zone, endsAt]): Step =>
      (world) =>
        world.move(zone, endsAt),
  ),
  {
    weight: 3,
    arbitrary: fc.integer({ min: 1, max: 60 }).map(
      (hours): Step =>
        (world) =>
          world.wait(hours),
    ),
  },
  fc.constant<Step>((world) => world.issue()),
);

test('whatever happens, every sale and every refund stands in exactly one statement', async () => {
  const lives = fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 25 }), async (steps) => {
    await setClock(testApp.database, new Date(START));
    const showing = await makeShowing(testApp.database, { startsAt: new Date('2026-09-01T18:00:00Z') });
    await testApp.database.prisma.cinema.update({
      where: { id: showing.cinemaId },
      data: { bookingFeeMinor: 100n, taxRateBasisPoints: 700 },
    });
    const world = new World(showing);
    await world.sell(1);
    for (const next of steps) await next(world);
    // Everything is over, wherever the cinema is by now.
    await world.wait(72);
    await world.issue();
    await expectEachOnce(world);
  });
  await fc.assert(lives, { numRuns: 6 });
}, 120_000);

async function expectEachOnce({ showing, entries, given }: World): Promise<void> {
  const statements = await statementsOfCinema(testApp.database, showing.cinemaId);
  expect(statements.map(({ number }) => number)).toEqual(statements.map((_, place) => place + 1));
  expect(statements.slice(1).map(({ fromAt }) => fromAt)).toEqual(
    statements.slice(0, -1).map(({ untilAt }) => untilAt),
  );
  const dates = statements.map(({ date }) => date.getTime());
  expect(dates).toEqual(dates.map((_, place) => (dates[0] ?? 0) + place * 24 * HOUR));
  for (const { fromAt, untilAt, lines } of statements) {
    const within = entries.filter(({ at }) => fromAt.getTime() <= at && at < untilAt.getTime());
    const sums = {
      gross: lines.reduce((sum, line) => sum + Number(line.grossMinor), 0),
      refunded: lines.reduce((sum, line) => sum + Number(line.refundedMinor), 0),
    };
    expect(sums).toEqual({
      gross: within.reduce((sum, { gross }) => sum + gross, 0),
      refunded: within.reduce((sum, { refunded }) => sum + refunded, 0),
    });
  }
  // Rounded half up.
  const tax = [...given.values()].map((amount) => TAX - Math.floor((TAX * amount) / GROSS + 0.5));
  await expectAsPaid(showing.cinemaId, BigInt(tax.reduce((sum, one) => sum + one, 0)));
}

/** All statements together, beside the rows of payments and booking lines. */
async function expectAsPaid(cinemaId: string, taxMinor: bigint): Promise<void> {
  const { prisma } = testApp.database;
  const ofCinema = { booking: { showing: { auditorium: { cinemaId } } } };
  const { _sum: paid } = await prisma.payment.aggregate({
    where: { ...ofCinema, status: 'SUCCEEDED' },
    _sum: { amountMinor: true, refundedMinor: true },
  });
  const { _sum: stated } = await prisma.statementLine.aggregate({
    where: { cinemaId },
    _sum: { grossMinor: true, refundedMinor: true, taxMinor: true },
  });
  const { amountMinor: grossMinor, refundedMinor } = paid;
  expect(stated).toEqual({ grossMinor, refundedMinor, taxMinor });
}
