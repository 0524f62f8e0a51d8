import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enableDemoAccounts } from '../../src/demo/demo-accounts.ts';
import { seedDemo } from '../../src/demo/seed-demo.ts';
import type { GraphQLClient } from '../support/client.ts';
import { projectRoot } from '../support/server-process.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const [, block = ''] = /```graphql\n(.*?)```/s.exec(readFileSync(path.join(projectRoot, 'README.md'), 'utf8')) ?? [];
const operations = block.trim().split(/\n\n/);

/** The one with this field. @throws when README.md has none */
function operation(field: string): string {
  const found = operations.find((text) => text.includes(`${field}(`));
  if (found === undefined) throw new Error(`README.md has no operation with ${field}`);
  return found;
}

let testApp: TestApp;
let reader: GraphQLClient;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  const { database } = testApp;
  await enableDemoAccounts(database);
  // As old as the demo is for a reader who comes back: its first week is over.
  await seedDemo({ database, now: new Date(Date.now() - 20 * 86_400_000) });
  await seedDemo({ database, now: new Date() });
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function run<Data>(client: GraphQLClient, field: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const { data, errors } = await client.send<Data, typeof variables>(operation(field), variables);
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data;
}

function watch<Data>(field: string, id: string) {
  const document = parse(operation(field)) as TypedDocumentNode<Data, { id: string }>;
  return reader.subscribe(document, { id });
}

test('the operations of README.md book two seats of the demo, one after the other, on any day', async () => {
  const { login } = await run<{ login: { tokens: { accessToken: string } | null } }>(testApp.client, 'login');
  reader = testApp.client.as(login.tokens?.accessToken ?? '');

  const { showings } = await run<{ showings: { nodes: { id: string; startsAt: string }[] } }>(reader, 'showings');
  expect(showings.nodes).toHaveLength(10);
  for (const { startsAt } of showings.nodes) expect(new Date(startsAt).getTime()).toBeGreaterThan(Date.now());
  const [{ id } = { id: '' }] = showings.nodes;

  interface Shown {
    seats: { seatId: string; status: string; seat: { label: string; category: { id: string } } }[];
    prices: {
      category: { id: string };
      ticketType: { id: string };
      price: { amountMinor: number; currency: string };
    }[];
  }
  const { showing } = await run<{ showing: Shown }>(reader, 'showing', { id });
  const [first, second] = showing.seats.filter(({ status }) => status === 'AVAILABLE');
  if (!first || !second) throw new Error('no seats are available');

  await using feed = watch<{ seatAvailability: { seats: unknown[] } }>('seatAvailability', id);
  await feed.until((received) => (received[0]?.data?.seatAvailability.seats.length ?? 0) > 0);

  const seats = [first.seatId, second.seatId];
  const { holdSeats } = await run<{ holdSeats: { hold: { id: string } | null } }>(reader, 'holdSeats', {
    showing: id,
    seats,
  });
  expect(holdSeats).toMatchObject({ hold: { secondsLeft: 420 }, errors: [] });
  await feed.until((received) => received.length > 1);

  const chosen = [first, second].map(({ seatId, seat }) => {
    const price = showing.prices.find(({ category }) => category.id === seat.category.id);
    return { seatId, ticketTypeId: price?.ticketType.id, price: price?.price };
  });
  const tickets = chosen.map(({ seatId, ticketTypeId }) => ({ seatId, ticketTypeId }));
  const hold = holdSeats.hold?.id;
  const { quoteBooking } = await run<{ quoteBooking: { quote: { total: object } } }>(reader, 'quoteBooking', {
    hold,
    tickets,
  });
  const { total } = quoteBooking.quote;
  expect(total).toEqual({
    amountMinor: chosen.reduce((sum, { price }) => sum + (price?.amountMinor ?? 0), 0),
    currency: chosen[0]?.price?.currency,
  });
  const { placeBooking } = await run<{ placeBooking: { booking: { id: string } | null } }>(reader, 'placeBooking', {
    ...{ hold, tickets, total },
  });
  expect(placeBooking).toMatchObject({ booking: { status: 'PENDING_PAYMENT' }, errors: [] });

  interface Updated {
    bookingUpdated: { status: string; tickets: { code: string | null; seat: { label: string } }[] };
  }
  await using updates = watch<Updated>('bookingUpdated', placeBooking.booking?.id ?? '');
  await updates.until((received) => received.at(-1)?.data?.bookingUpdated.status === 'CONFIRMED');
  expect(updates.received.at(-1)?.data?.bookingUpdated.tickets.map(({ seat }) => seat.label)).toEqual([
    first.seat.label,
    second.seat.label,
  ]);
});
