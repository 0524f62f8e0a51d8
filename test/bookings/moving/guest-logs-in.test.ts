import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphql } from '../../generated/gql.ts';
import { Login, RegisterAccount } from '../../accounts/operations.ts';
import { bookingOnce, holdSeats } from '../../support/buying.ts';
import type { GraphQLClient } from '../../support/client.ts';
import { type MadeShowing, makeShowing } from '../../support/fixtures.ts';
import { MODES, startTestApp, type TestApp } from '../../support/test-app.ts';
import { ADA, bookFor } from '../contacts/operations.ts';

const StartGuest = graphql(`
  mutation StartGuestToMove {
    startGuestSession(input: {}) {
      account {
        id
      }
      tokens {
        accessToken
      }
    }
  }
`);

const Mine = graphql(`
  query WhatIsMine {
    me {
      id
      holds {
        nodes {
          id
          status
        }
      }
      bookings {
        nodes {
          id
          status
        }
      }
    }
  }
`);

const credentials = { email: 'ada@mail.example', password: 'seventeen lanterns' };

describe.each(MODES)('a guest, %s,', (mode) => {
  let testApp: TestApp;
  let showing: MadeShowing;
  beforeAll(async () => {
    testApp = await startTestApp(mode);
    showing = await makeShowing(testApp.database, { rows: 1 });
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  async function startGuest(): Promise<GraphQLClient> {
    const { startGuestSession } = await testApp.client.request(StartGuest, {});
    return testApp.client.as(startGuestSession.tokens?.accessToken ?? '');
  }

  test('who logs in to an account sees there what was held and booked before, and is a guest no more', async () => {
    const registered = await testApp.client.request(RegisterAccount, { input: { ...credentials, name: 'Ada' } });
    const accountId = registered.register.account?.id;
    const guest = await startGuest();
    const { booking } = await bookFor(guest, showing, { seatIds: showing.seatIds.slice(0, 1), contact: ADA });
    await bookingOnce(guest, booking?.id ?? '', 'CONFIRMED');
    const hold = await holdSeats(guest, showing, showing.seatIds.slice(1, 2));
    const { login } = await guest.request(Login, { input: credentials });
    expect(login).toMatchObject({ account: { id: accountId }, errors: [] });
    const { me } = await testApp.client.as(login.tokens?.accessToken ?? '').request(Mine, {});
    expect(me?.id).toBe(accountId);
    expect(me?.holds.nodes).toMatchObject([{ id: hold.id, status: 'ACTIVE' }, { status: 'CONVERTED' }]);
    expect(me?.bookings.nodes).toEqual([{ id: booking?.id, status: 'CONFIRMED' }]);
    // Its login has ended.
    const { errors } = await guest.send(Mine, {});
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  test('who logs in with a wrong password stays a guest and loses nothing', async () => {
    const guest = await startGuest();
    const hold = await holdSeats(guest, showing, showing.seatIds.slice(2, 3));
    const { login } = await guest.request(Login, { input: { ...credentials, password: 'a wrong password' } });
    expect(login.errors).toMatchObject([{ __typename: 'InvalidCredentials' }]);
    const { me } = await guest.request(Mine, {});
    expect(me?.holds.nodes).toMatchObject([{ id: hold.id, status: 'ACTIVE' }]);
  });
});
