import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLogger } from '../../src/platform/logger.ts';
import { bookingInput, bookingOnce, holdSeats } from '../support/buying.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';
import { PlaceBooking } from '../support/operations.ts';
import { rawRequest } from '../support/raw-request.ts';
import { RawSocket } from '../support/raw-socket.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { withoutTable } from '../support/without-table.ts';

let testApp: TestApp;
let showing: MadeShowing;
let logged = '';
beforeAll(async () => {
  const lines = new PassThrough();
  lines.on('data', (line: Buffer) => (logged += line.toString()));
  testApp = await startTestApp('embedded', { overrides: { logger: createLogger('trace', lines) } });
  showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
});
afterAll(() => testApp[Symbol.asyncDispose]());

const PASSWORD = 'a c4n4ry of a password';
const EMAIL = 'c4n4ry@example.com';
const PAYMENT = 'pm_card_visa_chargeDeclined';

interface Registered {
  register: { tokens: { accessToken: string } };
}

test('the log of a whole purchase with its failures has no password, token, e-mail or payment token, and a line for each event', async () => {
  const { url } = testApp.client;
  const account = `email: "${EMAIL}", password: "${PASSWORD}"`;
  const { prisma } = testApp.app.services.database;
  const register = (email: string, selection: string) =>
    `mutation { register(input: { email: "${email}", password: "${PASSWORD}", name: "C4n4ry" }) { ${selection} } }`;
  const { data } = await testApp.client.send<Registered, never>(register(EMAIL, 'tokens { accessToken }'));
  const token = data?.register.tokens.accessToken ?? '';
  const own = testApp.client.as(token);
  await own.send(register(EMAIL, 'errors { message }'));
  await own.send(`mutation { login(input: { email: "${EMAIL}", password: "${PASSWORD}?" }) { errors { message } } }`);
  await prisma.$executeRaw`alter table account add constraint hidden_rule check (email not like 'other%')`;
  await own.send(register(`other-${EMAIL}`, 'errors { message }'));
  await prisma.$executeRaw`alter table account drop constraint hidden_rule`;

  const [seatId = ''] = showing.seatIds;
  const { id: holdId } = await holdSeats(own, showing, [seatId]);
  const input = bookingInput(showing, { holdId, seatIds: [seatId], paymentToken: PAYMENT });
  const { placeBooking } = await own.request(PlaceBooking, { input });
  await bookingOnce(own, placeBooking.booking?.id ?? '', 'PAYMENT_FAILED');
  await withoutTable(testApp, 'booking', () => own.send(PlaceBooking, { input }));

  // In addresses, as some clients send them.
  const search = new URLSearchParams({
    query: `mutation { login(input: { ${account} }) { errors { message } } }`,
    access_token: token,
  });
  for (const path of ['/graphql', '/popcorn', '/statements/x.csv', '/graphiql', '/%ff'])
    await fetch(`${url}${path}?${search.toString()}`, {
      headers: { 'graphql-require-preflight': '1', cookie: `rowlock_guest=${token}`, authorization: `Bearer ${token}` },
    });
  await rawRequest(url, `GET /graphql?token=${token} HTTP/1.1\r\nHost: [\r\nConnection: close\r\n\r\n`);
  await using socket = await RawSocket.connect(url, token);
  await withoutTable(testApp, 'showing', () =>
    socket.ask({ query: `subscription { seatAvailability(showingId: "${showing.showingId}") { __typename } }` }),
  );

  const [, claims = '', signature = ''] = token.split('.');
  for (const secret of ['c4n4ry', PAYMENT, claims, signature])
    expect(logged.toLowerCase()).not.toContain(secret.toLowerCase());
  const lines = logged.trimEnd().split('\n');
  expect(lines.filter((line) => line.includes('internal error')).length).toBeGreaterThanOrEqual(3);
  for (const line of lines)
    expect(JSON.parse(line)).toMatchObject({
      level: expect.any(Number) as number,
      time: expect.any(String) as string,
    });
});
