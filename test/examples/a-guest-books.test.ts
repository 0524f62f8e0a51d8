import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aGuestBooks } from '../../examples/a-guest-books/a-guest-books.ts';
import { Api } from '../../examples/build-a-cinema/api.ts';
import { ADULT_PRICE, makeShowing } from '../support/fixtures.ts';
import { MODES, startTestApp, type TestApp } from '../support/test-app.ts';

const person = { email: 'grace@mail.example', name: 'Grace', password: 'seventeen lanterns' };

describe.each(MODES)('a guest, %s,', (mode) => {
  let testApp: TestApp;
  beforeAll(async () => {
    testApp = await startTestApp(mode);
    await makeShowing(testApp.database, { rows: 1 });
  });
  afterAll(() => testApp[Symbol.asyncDispose]());

  test('books with an e-mail address alone, reads it elsewhere, becomes an account and cancels', async () => {
    const { booked, elsewhere, ofAccount, givenBack } = await aGuestBooks(new Api(testApp.app.url), person);
    expect(booked).toMatchObject({
      ...{ status: 'CONFIRMED', contact: { email: person.email } },
      tickets: [{ code: expect.stringMatching(/^[\w-]{43}$/) as string, seat: { label: 'A5' } }],
    });
    const hidden = { code: null, url: null };
    expect(elsewhere).toEqual({ ...booked, contact: null, url: null, tickets: [{ ...hidden, seat: { label: 'A5' } }] });
    for (const url of [booked.url, booked.tickets[0]?.url]) expect(url).toMatch(/\/tickets\/[\w-]{50}$/);
    expect(ofAccount).toEqual([booked.reference]);
    expect(givenBack).toEqual({ amountMinor: ADULT_PRICE, currency: 'EUR' });
    const accounts = await testApp.database.prisma.account.findMany({ where: { email: person.email } });
    expect(accounts).toMatchObject([{ isGuest: false, name: 'Grace' }]);
  });
});
