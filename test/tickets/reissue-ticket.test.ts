import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { buy, cancel, checkIn, showingWithTerms, type Bought } from '../bookings/cancellation/operations.ts';
import { graphql } from '../generated/gql.ts';
import { bookSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { makeShowing, type MadeShowing } from '../support/fixtures.ts';
import { RowLock } from '../support/row-lock.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const ReissueTicket = graphql(`
  mutation ReissueTicket($ticketId: ID!) {
    reissueTicket(input: { ticketId: $ticketId }) {
      ticket {
        id
        status
        code
      }
      errors {
        __typename
        path
        ... on TicketVoid {
          ticket {
            id
            status
          }
        }
        ... on AlreadyCheckedIn {
          ticket {
            id
            status
          }
        }
      }
    }
  }
`);

const ReadCodes = graphql(`
  query ReadCodes($id: ID!) {
    booking(id: $id) {
      tickets {
        id
        code
      }
    }
  }
`);

let testApp: TestApp;
let showing: MadeShowing;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  showing = await showingWithTerms(testApp);
});
afterAll(() => testApp[Symbol.asyncDispose]());

const reissue = async (client: GraphQLClient, ticketId: string) =>
  (await client.request(ReissueTicket, { ticketId })).reissueTicket;

const check = (code: string | null | undefined) => testApp.app.services.currentTickets.check(code ?? '');

async function codesOf({ client, bookingId }: Pick<Bought, 'client' | 'bookingId'>): Promise<Map<string, string>> {
  const { booking } = await client.request(ReadCodes, { id: bookingId });
  return new Map(booking?.tickets.map(({ id, code }) => [id, code ?? '']));
}

test('a ticket gets a new code, and only the new one is its present one', async () => {
  const bought = await buy(testApp, showing, 2);
  const [id = '', other = ''] = bought.ticketIds;
  const before = await codesOf(bought);
  expect(await check(before.get(id))).toMatchObject({ ticket: { id }, isCurrent: true });
  const seen = [before.get(id) ?? ''];
  for (let times = 0; times < 3; times++) {
    const { ticket, errors } = await reissue(bought.client, id);
    expect({ errors, status: ticket?.status }).toEqual({ errors: [], status: 'VALID' });
    for (const old of seen) expect(await check(old)).toMatchObject({ ticket: { id }, isCurrent: false });
    expect(await check(ticket?.code)).toMatchObject({ ticket: { id }, isCurrent: true });
    seen.push(ticket?.code ?? '');
  }
  const after = await codesOf(bought);
  expect([after.get(id), after.get(other)]).toEqual([seen.at(-1), before.get(other)]);
  expect(await check(before.get(other))).toMatchObject({ isCurrent: true });
  expect(await check('no code')).toBeUndefined();
});

test('two requests at once make two new codes, of which the last is good', async () => {
  const bought = await buy(testApp, showing, 1);
  const [id = ''] = bought.ticketIds;
  const select = 'select id from booking where id = $1 for update';
  await using lock = await RowLock.take(testApp.databaseUrl, select, [bought.bookingId]);
  const both = Promise.all([reissue(bought.client, id), reissue(bought.client, id)]);
  await lock.untilAwaitedBy(2);
  await lock.release();
  for (const { errors } of await both) expect(errors).toEqual([]);
  const { codeRevision } = await testApp.database.prisma.ticket.findUniqueOrThrow({ where: { id } });
  expect(codeRevision).toBe(2);
  expect(await check((await codesOf(bought)).get(id))).toMatchObject({ isCurrent: true });
});

test('a ticket that is cancelled, used or not paid for keeps its code', async () => {
  const [cancelled, used] = [await buy(testApp, showing, 1), await buy(testApp, showing, 1)];
  await cancel(cancelled.client, { bookingId: cancelled.bookingId });
  expect(await checkIn(testApp, used.ticketIds[0] ?? '')).toBe(1);
  const unpaid = await testApp.newAccount();
  const small = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  const { tickets } = await bookSeats(unpaid.client, small, {
    seatIds: small.seatIds,
    paymentToken: 'pm_card_visa_chargeDeclined',
  });
  const cases = [
    { client: cancelled.client, id: cancelled.ticketIds[0], kind: 'TicketVoid', status: 'VOID' },
    { client: used.client, id: used.ticketIds[0], kind: 'AlreadyCheckedIn', status: 'USED' },
    { client: unpaid.client, id: tickets[0]?.id, kind: 'TicketVoid', status: 'PENDING' },
  ] as const;
  for (const { client, id = '', kind, status } of cases) {
    expect(await reissue(client, id)).toEqual({
      ticket: null,
      errors: [{ __typename: kind, path: ['input', 'ticketId'], ticket: { id, status } }],
    });
    const { codeRevision } = await testApp.database.prisma.ticket.findUniqueOrThrow({ where: { id } });
    expect(codeRevision).toBe(0);
  }
});

test('the ticket of another account is answered like an unknown one', async () => {
  const { ticketIds } = await buy(testApp, showing, 1);
  const { client } = await testApp.newAccount('ADMIN');
  await withoutAnyChange(testApp.database, async () => {
    for (const id of [ticketIds[0] ?? '', newId(), 'a ticket', ''])
      expect(await reissue(client, id)).toEqual({
        ticket: null,
        errors: [{ __typename: 'NotFound', path: ['input', 'ticketId'] }],
      });
  });
});
