import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sumOf } from '../../src/platform/money.ts';
import { type Quote, quoteTickets } from '../../src/pricing/quote.ts';
import type { ShowingTerms } from '../../src/pricing/showing-terms.ts';
import { taxWithin } from '../../src/pricing/tax.ts';
import { discountQuote } from '../../src/promotions/discounts.ts';
import type { PromoOffer } from '../../src/promotions/promo-offer.ts';
import type { MappedSeat } from '../../src/venues/seat-map/mapped-seats.ts';

const type = (id: string) => ({
  ...{ id, cinemaId: 'cinema', name: id, version: 1, description: null, seatFeature: null },
  ...{ oneForEachId: null, maxPerBooking: null, soldOnline: true, archivedAt: null },
});

const seat = (id: string) => ({ id, label: id, seatCategoryId: 'stalls', features: [] }) as unknown as MappedSeat;

interface Sold {
  /** Of ticket types with these prices, one after the other. */
  prices: readonly bigint[];
  surcharges?: readonly bigint[];
  fee?: bigint;
  rate?: number;
  currency?: string;
}

/** A ticket for each price: A1 of type "0", A2 of type "1" and so on. */
function quoteOf({ prices, surcharges = [], fee = 0n, rate = 0, currency = 'EUR' }: Sold): Quote {
  const category = { id: 'stalls', cinemaId: 'cinema', name: 'Stalls', color: null };
  const rule = { weekdays: [], fromMinute: null, untilMinute: null, formats: [], seatCategoryIds: [] };
  const terms: ShowingTerms = {
    ...{ showingId: 'showing', seatMapId: 'map', currency, bookingFeeMinor: fee, taxRateBasisPoints: rate },
    start: { weekday: 'FRIDAY', minute: 1200, dayEndsAtMinute: 180, format: '2D' },
    prices: prices.map((amountMinor, index) => ({ category, ticketType: type(String(index)), amountMinor })),
    surcharges: surcharges.map((amountMinor) => ({ ...rule, label: 'Rule', amountMinor })),
  };
  const seatIds = prices.map((_, index) => `A${index + 1}`);
  const tickets = seatIds.map((seatId, index) => ({ seatId, ticketTypeId: String(index) }));
  const quoted = quoteTickets({ tickets, seatIds, seats: new Map(seatIds.map((id) => [id, seat(id)])), terms });
  if (!quoted.value) throw new Error(JSON.stringify(quoted.errors));
  return quoted.value;
}

let made = 0;
const offer = (values: Partial<PromoOffer>): PromoOffer => {
  made += 1;
  return {
    ...{ id: `promo ${made}`, code: `CODE-${made}`, version: 1, percent: null, amountPerTicketMinor: null },
    ...{ currency: null, freeSeats: null, ticketTypeIds: [], combinable: true, window: 'OPEN' as const },
    ...{ isForCinema: true, isForMovie: true, usesLeft: null, ...values },
  };
};

const amounts = ({ lines }: Quote) => lines.map(({ kind, amount }) => `${kind} ${amount.amountMinor}`);

test.each([
  ['EUR', 333n, 15, -50n],
  ['JPY', 1250n, 33, -413n],
  ['KWD', 1250n, 50, -625n],
  ['EUR', 1n, 50, -1n],
  ['EUR', 1n, 49, undefined],
])('in %s, %d with %d %% off has a discount of %d: rounded half up', (currency, price, percent, amount) => {
  const { quote } = discountQuote(quoteOf({ prices: [price], currency, fee: 7n }), [offer({ percent })]);
  const discount = quote.lines.find(({ kind }) => kind === 'DISCOUNT');
  expect(discount?.amount.amountMinor).toBe(amount);
  expect(quote.total).toEqual({ amountMinor: price + 7n + (amount ?? 0n), currency });
});

test('a percentage is of the full price of each ticket, and its line follows those of the ticket', () => {
  const { quote, uses } = discountQuote(quoteOf({ prices: [1000n, 500n], surcharges: [201n], fee: 50n, rate: 700 }), [
    offer({ percent: 10 }),
  ]);
  expect(amounts(quote)).toEqual([
    ...['TICKET 1000', 'SURCHARGE 201', 'DISCOUNT -120', 'TICKET 500', 'SURCHARGE 201', 'DISCOUNT -70'],
    ...['FEE 50', 'FEE 50'],
  ]);
  expect(quote.lines[2]).toMatchObject({ seat: { id: 'A1' }, ticketType: { id: '0' }, taxRateBasisPoints: 700 });
  expect(quote.lines[2]?.taxIncluded.amountMinor).toBe(-8n);
  expect(quote.tickets.map(({ priceMinor }) => priceMinor)).toEqual([1081n, 631n]);
  expect(uses).toMatchObject([{ seatIds: ['A1', 'A2'], perTicket: false, quantity: 1 }]);
});

test('an amount is taken off each ticket, and none costs less than 0; the fee stays', () => {
  const { quote } = discountQuote(quoteOf({ prices: [1000n, 300n], fee: 50n }), [
    offer({ amountPerTicketMinor: 400n }),
  ]);
  expect(amounts(quote)).toEqual(['TICKET 1000', 'DISCOUNT -400', 'TICKET 300', 'DISCOUNT -300', 'FEE 50', 'FEE 50']);
});

test('free seats are the dearest ones, of equal ones the first, and as many as there are uses left', () => {
  const sold = quoteOf({ prices: [500n, 900n, 900n, 700n] });
  const free = (values: Partial<PromoOffer>) => {
    const { quote, uses } = discountQuote(sold, [offer(values)]);
    return { free: quote.tickets.flatMap(({ seat: { id }, priceMinor }) => (priceMinor === 0n ? [id] : [])), uses };
  };
  expect(free({ freeSeats: 1 }).free).toEqual(['A2']);
  expect(free({ freeSeats: 3 }).free).toEqual(['A2', 'A3', 'A4']);
  expect(free({ freeSeats: 3, usesLeft: 2 })).toMatchObject({
    free: ['A2', 'A3'],
    uses: [{ perTicket: true, quantity: 2 }],
  });
  expect(free({ freeSeats: 9 }).uses).toMatchObject([{ quantity: 4 }]);
  expect(free({ freeSeats: 1, ticketTypeIds: ['0', '3'] }).free).toEqual(['A4']);
});

test('free seats come first, then percentages of the full price, then amounts, whatever the order of the codes', () => {
  const [amount, percent, free] = [
    offer({ amountPerTicketMinor: 350n }),
    offer({ percent: 70 }),
    offer({ freeSeats: 1 }),
  ];
  const { quote, uses } = discountQuote(quoteOf({ prices: [1000n, 1200n] }), [amount, percent, free]);
  expect(amounts(quote)).toEqual(['TICKET 1000', 'DISCOUNT -700', 'DISCOUNT -300', 'TICKET 1200', 'DISCOUNT -1200']);
  expect(uses.map(({ promoCodeId, seatIds }) => [promoCodeId, seatIds])).toEqual([
    [amount.id, ['A1']],
    [percent.id, ['A1']],
    [free.id, ['A2']],
  ]);
});

test('one that makes nothing cheaper has no use', () => {
  const sold = quoteOf({ prices: [0n, 1000n] });
  expect(discountQuote(sold, [offer({ percent: 50, ticketTypeIds: ['0'] })])).toEqual({ quote: sold, uses: [] });
});

test('a ticket that becomes free contains no tax, where the taxes of its lines are more than that of their sum', () => {
  const sold = quoteOf({ prices: [8n], surcharges: [8n], rate: 700 });
  expect(sold.lines.map(({ taxIncluded }) => taxIncluded.amountMinor)).toEqual([1n, 1n]);
  expect(taxWithin(16n, 700)).toBe(1n);
  const { quote } = discountQuote(sold, [offer({ freeSeats: 1 })]);
  expect(sumOf(quote.lines.map(({ taxIncluded }) => taxIncluded.amountMinor))).toBe(0n);
});

describe('any discounts', () => {
  const money = fc.bigInt({ min: 0n, max: 10n ** 6n });
  const sold = fc.record({
    prices: fc.array(money, { minLength: 1, maxLength: 6 }),
    surcharges: fc.array(fc.bigInt({ min: -(10n ** 4n), max: 10n ** 4n }), { maxLength: 3 }),
    fee: money,
    rate: fc.integer({ min: 0, max: 10_000 }),
    currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
  });
  const types = fc.subarray(['0', '1', '2']);
  const offers = fc.array(
    fc.oneof(
      fc.record({ percent: fc.integer({ min: 1, max: 100 }), ticketTypeIds: types }),
      fc.record({ amountPerTicketMinor: fc.bigInt({ min: 1n, max: 10n ** 6n }), ticketTypeIds: types }),
      fc.record({
        freeSeats: fc.integer({ min: 1, max: 7 }),
        ticketTypeIds: types,
        usesLeft: fc.option(fc.integer({ min: 1, max: 7 })),
      }),
    ),
    { maxLength: 5 },
  );

  test('the total is the sum of the lines, and a ticket that of its own; nothing is negative, and the fee stays', () => {
    fc.assert(
      fc.property(sold, offers, (given, wanted) => {
        const before = quoteOf(given);
        const { quote, uses } = discountQuote(before, wanted.map(offer));
        const sum = (lines: Quote['lines']) => sumOf(lines.map(({ amount }) => amount.amountMinor));
        expect(quote.total.amountMinor).toBe(sum(quote.lines));
        for (const {
          seat: { id },
          priceMinor,
        } of quote.tickets) {
          expect(priceMinor).toBe(sum(quote.lines.filter((line) => line.kind !== 'FEE' && line.seat?.id === id)));
          expect(priceMinor).toBeGreaterThanOrEqual(0n);
        }
        const isKind = (kinds: string[]) => (line: Quote['lines'][number]) => kinds.includes(line.kind);
        const others = ['TICKET', 'SURCHARGE', 'FEE'];
        expect(quote.lines.filter(isKind(others))).toEqual(before.lines.filter(isKind(others)));
        for (const line of quote.lines.filter(isKind(['DISCOUNT']))) expect(line.amount.amountMinor).toBeLessThan(0n);
        for (const { quantity, seatIds } of uses) expect(quantity).toBeLessThanOrEqual(seatIds.length);
      }),
    );
  });

  test('each DISCOUNT contains its tax by itself, half up, but where it makes the ticket free: then no tax is left', () => {
    fc.assert(
      fc.property(sold, offers, (given, wanted) => {
        const { quote } = discountQuote(quoteOf(given), wanted.map(offer));
        for (const {
          seat: { id },
          priceMinor,
        } of quote.tickets) {
          const own = quote.lines.filter((line) => line.kind !== 'FEE' && line.seat?.id === id);
          const discounts = own.filter(({ kind }) => kind === 'DISCOUNT');
          const exact = priceMinor === 0n ? discounts.slice(0, -1) : discounts;
          for (const { amount, taxIncluded } of exact)
            expect(taxIncluded.amountMinor).toBe(taxWithin(amount.amountMinor, given.rate));
          for (const { amount, taxIncluded } of discounts) {
            expect(taxIncluded.amountMinor).toBeLessThanOrEqual(0n);
            expect(taxIncluded.amountMinor).toBeGreaterThanOrEqual(amount.amountMinor);
          }
          const [last] = discounts.slice(-1);
          if (!last || priceMinor > 0n) continue;
          const rest = sumOf(own.map(({ taxIncluded }) => taxIncluded.amountMinor)) - last.taxIncluded.amountMinor;
          if (rest >= 0n && rest <= -last.amount.amountMinor) expect(last.taxIncluded.amountMinor).toBe(-rest);
        }
      }),
    );
  });
});
