import { afterAll, beforeAll, expect, test } from 'vitest';
import { GraphQLClient } from '../support/client.ts';
import { bookingOnce, bookSeats } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { startServerProcess } from '../support/server-process.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
beforeAll(async () => {
  // A process of the role api settles nothing itself.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

test('a worker prints one line, settles payments, and exits on SIGTERM with code 0', async () => {
  await using worker = await startServerProcess({ environment: { ...testApp.environment, ROLE: 'worker' } });
  expect(worker.output).toBe(`Rowlock is working on the queues; its health is at ${worker.url}/readyz\n`);
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  const { client } = await testApp.newAccount();
  const { id } = await bookSeats(client, showing, { seatIds: showing.seatIds });
  await bookingOnce(client, id, 'CONFIRMED');
  worker.kill('SIGTERM');
  expect(await worker.exited()).toEqual({ code: 0, signal: null });
});

test('an api on a database of its own prints no demo and no data folder, and serves', async () => {
  await using api = await startServerProcess({ environment: testApp.environment });
  expect(api.output.split('\n')).toEqual([
    `Rowlock is ready at ${api.url}`,
    `  page     ${api.url}/            what is on, and seat maps that change live`,
    `  GraphQL  ${api.url}/graphql     HTTP and WebSocket`,
    `  try it   ${api.url}/graphiql    operations to run as they are`,
    '  log in   as admin@rowlock.example, whose password was given or shown when it was made',
    `  mail     SMTP_URL is not set: mails are written into ${testApp.environment['DATA_DIR']}/mails`,
    '',
  ]);
  const { data } = await new GraphQLClient(api.url).send('{ genres }');
  expect(data).toHaveProperty('genres');
  expect((await fetch(`${api.url}/readyz`)).status).toBe(200);
});
