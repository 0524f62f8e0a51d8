import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CreateCinemaInput, UpdateCinemaInput } from '../generated/graphql.ts';
import type { GraphQLClient } from '../support/client.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { newCinema } from '../support/staff-mutations.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { CreateCinema, UpdateCinema } from './operations.ts';

let testApp: TestApp;
let admin: GraphQLClient;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  ({ client: admin } = await testApp.newAccount('ADMIN'));
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function create(input: Partial<CreateCinemaInput> = {}) {
  return (await admin.request(CreateCinema, { input: { ...newCinema(), ...input } })).createCinema;
}

async function update(input: Omit<UpdateCinemaInput, 'expectedVersion'>) {
  return (await admin.request(UpdateCinema, { input: { expectedVersion: 1, ...input } })).updateCinema;
}

const money = (amountMinor: number, currency = 'KWD') => ({ amountMinor, currency });
const TERMS = {
  bookingFee: money(1500),
  taxRateBasisPoints: 700,
  cancellationPolicy: { cutoffMinutes: 0, feePerTicket: money(250), refundsBookingFee: true },
  counterReleaseMinutes: 30,
  wheelchairReleaseMinutes: 45,
};

test('a new cinema has no fee and no tax, and buyers can cancel until an hour before', async () => {
  expect((await create()).cinema).toMatchObject({
    bookingFee: { amountMinor: 0, currency: 'USD', decimal: '0.00' },
    taxRateBasisPoints: 0,
    cancellationPolicy: { cutoffMinutes: 60, feePerTicket: { decimal: '0.00' }, refundsBookingFee: false },
    counterReleaseMinutes: null,
    wheelchairReleaseMinutes: null,
  });
});

test('a new cinema can have terms of its own, with three minor digits where its currency has them', async () => {
  expect((await create({ ...TERMS, currency: 'KWD' })).cinema).toMatchObject({
    bookingFee: { decimal: '1.500' },
    taxRateBasisPoints: 700,
    cancellationPolicy: { cutoffMinutes: 0, feePerTicket: { decimal: '0.250' }, refundsBookingFee: true },
    counterReleaseMinutes: 30,
    wheelchairReleaseMinutes: 45,
  });
});

test('terms can be changed, and cancellation and the counter can be closed to buyers', async () => {
  const { cinema: before } = await create({ ...TERMS, currency: 'KWD' });
  const id = before?.id ?? '';
  const { cinema, errors } = await update({
    id,
    bookingFee: money(0),
    cancellationPolicy: { feePerTicket: money(0) },
    counterReleaseMinutes: null,
    wheelchairReleaseMinutes: null,
  });
  expect(errors).toEqual([]);
  expect(cinema).toEqual({
    ...before,
    version: 2,
    bookingFee: { amountMinor: 0, currency: 'KWD', decimal: '0.000' },
    cancellationPolicy: { cutoffMinutes: null, feePerTicket: { decimal: '0.000' }, refundsBookingFee: false },
    counterReleaseMinutes: null,
    wheelchairReleaseMinutes: null,
  });
});

/** What no cinema can have, with the path of each error. */
const REFUSED: [string, Partial<CreateCinemaInput>, string[]][] = [
  ['a negative fee', { bookingFee: money(-1) }, ['bookingFee.amountMinor']],
  ['a fee in another currency', { bookingFee: money(1, 'EUR') }, ['bookingFee.currency']],
  ['a tax rate above 100 %', { taxRateBasisPoints: 10_001 }, ['taxRateBasisPoints']],
  ['a negative tax rate', { taxRateBasisPoints: -1 }, ['taxRateBasisPoints']],
  ['a negative release', { counterReleaseMinutes: -1 }, ['counterReleaseMinutes']],
  ['a negative release of wheelchair places', { wheelchairReleaseMinutes: -1 }, ['wheelchairReleaseMinutes']],
  [
    'a policy of nonsense',
    { cancellationPolicy: { cutoffMinutes: -1, feePerTicket: money(-1) } },
    ['cancellationPolicy.cutoffMinutes', 'cancellationPolicy.feePerTicket.amountMinor'],
  ],
  [
    'a policy in another currency',
    { cancellationPolicy: { feePerTicket: money(1, 'USD') } },
    ['cancellationPolicy.feePerTicket.currency'],
  ],
];

describe.each(REFUSED)('%s', (_, terms, paths) => {
  async function refusedPaths(send: () => Promise<{ errors: { __typename: string; path: string[] }[] }>) {
    const { errors } = await withoutAnyChange(testApp.database, send);
    expect(new Set(errors.map(({ __typename: kind }) => kind))).toEqual(new Set(['InvalidInput']));
    return errors.map(({ path }) => path.join('.'));
  }

  test('is refused for a new cinema', async () => {
    const found = await refusedPaths(() => create({ ...terms, currency: 'KWD' }));
    expect(found.toSorted()).toEqual(paths.map((path) => `input.${path}`));
  });

  test('is refused for a cinema that there is', async () => {
    const { cinema } = await create({ currency: 'KWD' });
    const found = await refusedPaths(() => update({ id: cinema?.id ?? '', ...terms }));
    expect(found.toSorted()).toEqual(paths.map((path) => `input.${path}`));
  });
});

test('terms that every cinema has cannot be cleared', async () => {
  const { cinema } = await create();
  const { errors } = await update({
    id: cinema?.id ?? '',
    ...{ bookingFee: null, taxRateBasisPoints: null, cancellationPolicy: null },
  });
  expect(errors.map(({ path }) => path.join('.')).toSorted()).toEqual([
    ...['input.bookingFee', 'input.cancellationPolicy', 'input.taxRateBasisPoints'],
  ]);
});
