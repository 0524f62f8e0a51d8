import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import type { HoldBestAvailableInput, HoldBestAvailableMutation } from '../generated/graphql.ts';
import { holdSeats, letHoldEnd } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing, repeatShowing } from '../support/fixtures.ts';
import { HoldSeats, ReleaseHold } from '../support/operations.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';
import { HoldBestAvailable } from './operations.ts';

type Wish = Partial<HoldBestAvailableInput> & { quantity: number };
type Payload = HoldBestAvailableMutation['holdBestAvailable'];

describe.each(MODES)('holdBestAvailable, %s,', (mode) => {
  let testApp: TestApp;
  let showing: MadeShowing;
  let buyer: GraphQLClient;

  beforeAll(async () => {
    const limits = { MAX_SEATS_PER_HOLD: '6', MAX_SEATS_PER_ACCOUNT: '8' };
    testApp = await startTestApp(mode, { settings: { ...limits, ...(mode === 'redis' && { ROLE: 'api' }) } });
  });
  beforeEach(async () => {
    showing = await makeShowing(testApp.database, { rows: 4, seatsPerRow: 7 });
    ({ client: buyer } = await testApp.newAccount());
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  async function best(wish: Wish, client = buyer): Promise<Payload> {
    const input = { showingId: showing.showingId, ...wish };
    return (await client.request(HoldBestAvailable, { input })).holdBestAvailable;
  }

  /** The seats of rows, row by row, as in "A1". */
  function seats(...labels: string[]): string[] {
    return labels.map((label) => showing.seatIds[(label.charCodeAt(0) - 65) * 7 + Number(label.slice(1)) - 1] ?? '');
  }

  /** Another account has all seats but these. */
  async function leaveOnly(...labels: string[]): Promise<void> {
    const left = seats(...labels);
    await testApp.database.prisma.showingSeat.updateMany({
      where: { showingId: showing.showingId, seatId: { notIn: left } },
      data: { status: 'BLOCKED', version: { increment: 1 } },
    });
  }

  test('holds the best seats, and then the next best', async () => {
    expect(seen(await best({ quantity: 3 }))).toEqual({ labels: 'C3 C4 C5', together: true, errors: [] });
    const { client } = await testApp.newAccount();
    expect(seen(await best({ quantity: 3 }, client))).toMatchObject({ labels: 'B3 B4 B5', together: true });
    const held = await testApp.database.prisma.showingSeat.count({
      where: { showingId: showing.showingId, status: 'HELD' },
    });
    expect(held).toBe(6);
  });

  test('splits the seats when there are no neighbours, and refuses with alternatives when they have to be together', async () => {
    await leaveOnly('A1', 'A2', 'B1', 'B2', 'D7');
    const refusal = await withoutAnyChange(testApp.database, () => best({ quantity: 4, together: true }));
    expect(refusal).toMatchObject({
      hold: null,
      together: null,
      errors: [{ __typename: 'SeatsUnavailable', path: ['input', 'quantity'], seats: [] }],
    });
    const [error] = refusal.errors;
    const alternatives = error?.__typename === 'SeatsUnavailable' ? error.alternatives : [];
    expect(alternatives.map(({ seats: set, together }) => ({ labels: labelsOf(set), together }))).toEqual([
      { labels: 'A1 A2 B1 B2', together: false },
    ]);
    expect(seen(await best({ quantity: 4 }))).toEqual({ labels: 'A1 A2 B1 B2', together: false, errors: [] });
  });

  test('takes over seats whose hold is past its deadline', async () => {
    const { client } = await testApp.newAccount();
    await leaveOnly('A1', 'A2');
    const { id } = await holdSeats(client, showing, seats('A1', 'A2'));
    expect((await best({ quantity: 2 })).errors).toMatchObject([{ __typename: 'SeatsUnavailable' }]);
    await letHoldEnd(testApp.database, id);
    expect(seen(await best({ quantity: 2 }))).toMatchObject({ labels: 'A1 A2', errors: [] });
  });

  test('respects categories, features and couples of the map', async () => {
    const { prisma } = testApp.database;
    const vipId = newId();
    await prisma.seatCategory.create({ data: { id: vipId, cinemaId: showing.cinemaId, name: 'VIP' } });
    const [wheelchair = '', companion = ''] = seats('C4', 'C5');
    await prisma.seat.update({ where: { id: wheelchair }, data: { features: ['WHEELCHAIR'] } });
    await prisma.seat.update({
      where: { id: companion },
      data: { features: ['COMPANION'], companionOfId: wheelchair },
    });
    await prisma.seat.updateMany({ where: { id: { in: seats('A1', 'A2') } }, data: { seatCategoryId: vipId } });
    await prisma.seat.updateMany({
      where: { id: { in: seats('D3', 'D4') } },
      data: { features: ['COUPLE'], coupleNumber: 1 },
    });
    expect(seen(await best({ quantity: 2, features: ['WHEELCHAIR', 'COMPANION'] }))).toMatchObject({ labels: 'C4 C5' });
    const other = await testApp.newAccount();
    expect(seen(await best({ quantity: 1 }, other.client))).toMatchObject({ labels: 'C3' });
    expect(seen(await best({ quantity: 2, features: ['COUPLE'] }, other.client))).toMatchObject({ labels: 'D3 D4' });
    expect(seen(await best({ quantity: 2, categoryIds: [vipId] }, other.client))).toMatchObject({ labels: 'A1 A2' });
    expect((await best({ quantity: 1, categoryIds: [vipId] }, other.client)).errors).toMatchObject([
      { __typename: 'SeatsUnavailable', alternatives: [{ together: true }] },
    ]);
  });

  test('names what is wrong with the input, field by field, and holds nothing', async () => {
    const refusals = async (wish: Wish) => {
      const { hold, errors } = await withoutAnyChange(testApp.database, () => best(wish));
      expect(hold).toBeNull();
      return errors.map(({ __typename: kind, path }) => `${kind} ${path.slice(1).join('.')}`);
    };
    expect(await refusals({ quantity: 0, categoryIds: [] })).toEqual([
      'InvalidInput quantity',
      'InvalidInput categoryIds',
    ]);
    expect(await refusals({ quantity: 7 })).toEqual(['SeatLimitExceeded quantity']);
    expect(await refusals({ quantity: 1, features: ['AISLE', 'COMPANION'] })).toEqual([
      'InvalidInput features',
      'InvalidInput features.1',
    ]);
    expect(await refusals({ quantity: 1, idempotencyKey: '' })).toEqual(['InvalidInput idempotencyKey']);
    expect(await refusals({ quantity: 1, showingId: newId() })).toEqual(['NotFound showingId']);
    expect(await refusals({ quantity: 1, showingId: 'x' })).toEqual(['NotFound showingId']);
    expect(await refusals({ quantity: 1, categoryIds: [showing.categoryId, newId(), 'x'] })).toEqual([
      'NotFound categoryIds.1',
      'NotFound categoryIds.2',
    ]);
    await best({ quantity: 5 });
    expect(await refusals({ quantity: 4 })).toEqual(['SeatLimitExceeded quantity']);
  });

  test('is SalesClosed before and after sales, also when no seat is left', async () => {
    const opensAt = new Date(Date.now() + 3_600_000);
    showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 4, salesOpenAt: opensAt });
    const closed = { hold: null, errors: [{ __typename: 'SalesClosed', opensAt: opensAt.toISOString() }] };
    expect(await best({ quantity: 2 })).toMatchObject(closed);
    await leaveOnly();
    expect(await best({ quantity: 2 })).toMatchObject(closed);
  });

  describe('with an idempotency key', () => {
    test('the same input gives the same hold, whatever the order of its lists, also when nothing else is left', async () => {
      const wish = { quantity: 2, idempotencyKey: 'one', categoryIds: [showing.categoryId, showing.categoryId] };
      const first = await best(wish);
      expect(first.errors).toEqual([]);
      const again = () => best({ ...wish, categoryIds: [showing.categoryId], features: [], together: false });
      expect(await withoutAnyChange(testApp.database, again)).toEqual(first);
      const held = first.hold?.seats.map(({ seatId }) => seatId) ?? [];
      await testApp.database.prisma.showingSeat.updateMany({
        where: { showingId: showing.showingId, seatId: { notIn: held } },
        data: { status: 'BLOCKED' },
      });
      expect(await withoutAnyChange(testApp.database, again)).toEqual(first);
    });

    test('requests at the same time give one hold', async () => {
      const answers = await Promise.all(Array.from({ length: 6 }, () => best({ quantity: 2, idempotencyKey: 'one' })));
      expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
      expect(new Set(answers.map(({ hold }) => hold?.id)).size).toBe(1);
      expect(await testApp.database.prisma.hold.count({ where: { showingId: showing.showingId } })).toBe(1);
    });

    test('another input is an IdempotencyConflict, and so is the key of other seats', async () => {
      const first = await best({ quantity: 2, idempotencyKey: 'one' });
      const conflict = {
        hold: null,
        errors: [{ __typename: 'IdempotencyConflict', path: ['input', 'idempotencyKey'] }],
      };
      const others: Partial<Wish>[] = [
        { quantity: 3 },
        { together: true },
        { features: ['AISLE'] },
        { categoryIds: [showing.categoryId] },
        { showingId: (await repeatShowing(testApp.database, showing)).showingId },
      ];
      for (const other of others) {
        const again = () => best({ quantity: 2, idempotencyKey: 'one', ...other });
        expect(await withoutAnyChange(testApp.database, again)).toMatchObject(conflict);
      }
      const seatIds = first.hold?.seats.map(({ seatId }) => seatId) ?? [];
      const input = { showingId: showing.showingId, seatIds, idempotencyKey: 'one' };
      expect((await buyer.request(HoldSeats, { input })).holdSeats).toMatchObject(conflict);
      await buyer.request(HoldSeats, { input: { ...input, seatIds: seats('A1'), idempotencyKey: 'two' } });
      expect(await best({ quantity: 1, idempotencyKey: 'two' })).toMatchObject(conflict);
    });

    test('the key of a hold that is over is HoldExpired', async () => {
      const { hold } = await best({ quantity: 2, idempotencyKey: 'one' });
      await buyer.request(ReleaseHold, { holdId: hold?.id ?? '' });
      const again = await withoutAnyChange(testApp.database, () => best({ quantity: 2, idempotencyKey: 'one' }));
      expect(again).toMatchObject({
        hold: null,
        errors: [{ __typename: 'HoldExpired', path: ['input', 'idempotencyKey'] }],
      });
    });
  });
});

function labelsOf(seats: readonly { seat: { label: string } }[]): string {
  return seats.map(({ seat }) => seat.label).join(' ');
}

function seen({ hold, together, errors }: Payload) {
  return { labels: labelsOf(hold?.seats ?? []), together, errors };
}
