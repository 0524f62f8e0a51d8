import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { makePromoCode, usesOf } from '../promotions/operations.ts';
import {
  buyersOf,
  placeAtOnce,
  sameAccount,
  startTwoProcesses,
  type TwoProcesses,
  giveBackDuringBooking,
} from './promo-uses.ts';

const LOCK = 'order by promo_code.id\n      for no key update';
const removed = vi.hoisted(() => ({ lock: false }));

vi.mock('../../src/platform/database/rows.ts', async (original) => {
  const { changedStatements } = await import('./changed-statements.ts');
  return changedStatements(original, () => (removed.lock ? { from: LOCK, to: '' } : undefined));
});

let processes: TwoProcesses;
beforeAll(async () => {
  processes = await startTwoProcesses();
});
beforeEach(() => {
  removed.lock = false;
});
afterAll(() => processes[Symbol.asyncDispose]());

test('control: without the lock an account uses a code more often than it may', async () => {
  const { promoCodeId, buyers } = await sameAccount(processes, 3);
  removed.lock = true;
  expect(await placeAtOnce(processes, { promoCodeId, buyers, waiting: 3 })).toEqual({
    booked: 3,
    refusals: [],
    faults: [],
  });
  expect((await usesOf(processes.testApp, promoCodeId)).rows).toBe(3);
});

test('control: a give-back that locks the promo code, as a booking does after its seats, is a deadlock', async () => {
  const { prisma } = processes.testApp.database;
  const deadlocks = async () => {
    const [row] = await prisma.$queryRaw<{ deadlocks: bigint }[]>`
      select pg_stat_get_db_deadlocks(oid) as deadlocks from pg_database where datname = current_database()`;
    return row?.deadlocks ?? 0n;
  };
  await prisma.$executeRaw`
    create function lock_promo_code() returns trigger language plpgsql as 'begin
      perform from promo_code where promo_code.id = new.promo_code_id for no key update;
      perform pg_advisory_xact_lock(49);
      return new;
    end'`;
  await prisma.$executeRaw`
    create trigger locks_promo_code before insert on promo_return for each row execute function lock_promo_code()`;
  const before = await deadlocks();
  await giveBackDuringBooking(processes, { waits: true });
  expect(await deadlocks()).toBeGreaterThan(before);
  await prisma.$executeRaw`drop trigger locks_promo_code on promo_return`;
});

test('control: without lock and check there are more uses than the code has', async () => {
  const { prisma } = processes.testApp.database;
  await prisma.$executeRaw`alter table promo_code drop constraint promo_code_used`;
  const { id: promoCodeId, code } = await makePromoCode(processes.testApp, { maxUses: 1 });
  const buyers = await buyersOf(processes, { code, count: 2 });
  removed.lock = true;
  expect(await placeAtOnce(processes, { promoCodeId, buyers, waiting: 2 })).toEqual({
    booked: 2,
    refusals: [],
    faults: [],
  });
  expect((await usesOf(processes.testApp, promoCodeId)).rows).toBe(2);
});
