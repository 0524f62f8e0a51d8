import { Kind } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  CountryCodeScalar,
  CurrencyCodeScalar,
  LanguageTagScalar,
  LocalTimeScalar,
  SafeIntScalar,
} from '../../src/graphql/scalars.ts';
import { bookingInput, holdSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { PlaceBooking } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let buyer: GraphQLClient;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  ({ client: buyer } = await testApp.newAccount());
});
afterAll(() => testApp[Symbol.asyncDispose]());

type Prices = { showing: { prices: { price: { amountMinor: number; currency: string; decimal: string } }[] } };

/** The price of an adult in a showing of that currency, as clients see it. */
async function priceOf({ currency, amountMinor }: { currency: string; amountMinor: bigint }) {
  const made = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1, currency });
  const { showingId, priceListId, ticketTypeId } = made;
  await testApp.database.prisma.price.updateMany({ where: { priceListId, ticketTypeId }, data: { amountMinor } });
  const query = `{ showing(id: "${showingId}") { prices { price { amountMinor currency decimal } } } }`;
  const { data, errors } = await testApp.client.send<Prices, never>(query);
  expect(errors).toBeUndefined();
  return data?.showing.prices[0]?.price;
}

describe('Money', () => {
  test.each([
    ['EUR', 1250n, '12.50'],
    ['EUR', 5n, '0.05'],
    ['EUR', 0n, '0.00'],
    ['JPY', 1250n, '1250'],
    ['KWD', 1250n, '1.250'],
    ['EUR', 9_007_199_254_740_991n, '90071992547409.91'],
  ])('in %s, with %i minor units, has the decimal %s', async (currency, amountMinor, decimal) => {
    expect(await priceOf({ currency, amountMinor })).toEqual({ currency, amountMinor: Number(amountMinor), decimal });
  });
});

describe('SafeInt', () => {
  test.each([0, 1, -1, 2_147_483_648, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])('reads %i', (value) => {
    expect(SafeIntScalar.parseValue(value)).toBe(BigInt(value));
    expect(SafeIntScalar.serialize(BigInt(value))).toBe(value);
  });

  test.each([9_007_199_254_740_992, 1.5, '12', true, NaN])('refuses %s', (value) => {
    expect(() => SafeIntScalar.parseValue(value)).toThrow();
  });

  test('does not write an amount that would be rounded', () => {
    expect(() => SafeIntScalar.serialize(9_007_199_254_740_993n)).toThrow();
  });

  let showing: MadeShowing;
  let holdId: string;
  beforeAll(async () => {
    showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
    ({ id: holdId } = await holdSeats(buyer, showing, showing.seatIds));
  });

  const place = (amountMinor: unknown) => {
    const input = bookingInput(showing, { holdId, seatIds: showing.seatIds });
    const expectedTotal = { amountMinor: amountMinor as number, currency: 'EUR' };
    return withoutAnyChange(testApp.database, () => buyer.send(PlaceBooking, { input: { ...input, expectedTotal } }));
  };

  test.each([2 ** 53, 1.5, '1200', null])('%s as an input is BAD_USER_INPUT', async (amountMinor) => {
    expect((await place(amountMinor)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('accepts an amount of more than 32 bits as an input', async () => {
    const { data, errors } = await place(4_000_000_000);
    expect(errors).toBeUndefined();
    expect(data?.placeBooking.errors).toMatchObject([
      { __typename: 'PriceChanged', path: ['input', 'expectedTotal'], quote: { total: { amountMinor: 1200 } } },
    ]);
  });
});

describe('LocalTime', () => {
  test.each(['00:00', '03:00', '17:30', '23:59'])('writes %s to the minute', (time) => {
    expect(LocalTimeScalar.serialize(new Date(`1970-01-01T${time}:00Z`))).toBe(time);
  });
});

describe('CountryCode', () => {
  test('reads and writes two letters', () => {
    expect(CountryCodeScalar.parseValue('DE')).toBe('DE');
    expect(CountryCodeScalar.serialize('DE')).toBe('DE');
  });

  test('reads small letters as capitals', () => {
    expect(CountryCodeScalar.parseValue('de')).toBe('DE');
    expect(CurrencyCodeScalar.parseValue('eur')).toBe('EUR');
    const literal = { kind: Kind.STRING, value: 'de' } as const;
    expect(CountryCodeScalar.parseLiteral(literal, {})).toBe('DE');
  });

  test('writes ZZ for an unknown country, and does not read it', () => {
    expect(CountryCodeScalar.serialize('ZZ')).toBe('ZZ');
    expect(() => CountryCodeScalar.parseValue('ZZ')).toThrow();
  });

  test.each(['Germany', 'D', ''])('refuses %j', (value) => {
    expect(() => CountryCodeScalar.parseValue(value)).toThrow();
    expect(() => CountryCodeScalar.serialize(value)).toThrow();
  });
});

describe('LanguageTag', () => {
  test.each([
    ['de', 'de'],
    ['PT-br', 'pt-BR'],
    ['zh-hant-tw', 'zh-Hant-TW'],
  ])('reads %s as %s', (typed, tag) => {
    expect(LanguageTagScalar.parseValue(typed)).toBe(tag);
  });

  test.each(['', 'german language', 'de_DE', 'd', 1, null, ['de'], 'a'.repeat(10_000)])('refuses %j', (value) => {
    expect(() => LanguageTagScalar.parseValue(value)).toThrow('BCP 47');
  });
});

describe('LocalTime as an input', () => {
  test('is the instant that PostgreSQL gives for the same time', () => {
    expect(LocalTimeScalar.parseValue('17:30')).toEqual(new Date('1970-01-01T17:30:00Z'));
    expect(LocalTimeScalar.serialize(LocalTimeScalar.parseValue('00:05'))).toBe('00:05');
  });

  test.each(['24:00', '17:30:15', '17:30:00.5', '5:30', '', 'noon'])('refuses %j', (value) => {
    expect(() => LocalTimeScalar.parseValue(value)).toThrow();
  });
});
