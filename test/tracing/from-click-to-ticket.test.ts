import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';
import { bookingOnce, bookSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { makeShowing } from '../support/fixtures.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { attributeOf, type ReceivedSpan, TraceReceiver } from '../support/trace-receiver.ts';

const resources = new Resources();
let testApp: TestApp;
let receiver: TraceReceiver;
let api: ServerProcess;
let worker: ServerProcess;
let buyer: GraphQLClient;
beforeAll(async () => {
  receiver = resources.use(await TraceReceiver.start());
  // Only for preparing rows: no client uses it.
  testApp = resources.use(await startTestApp('redis', { settings: { ROLE: 'api' } }));
  const settings = { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, LOG_LEVEL: 'info' };
  const processes = ['api', 'worker'].map(async (ROLE) =>
    resources.use(await startServerProcess({ environment: { ...testApp.environment, ...settings, ROLE } })),
  );
  [api, worker] = (await Promise.all(processes)) as [ServerProcess, ServerProcess];
  const { client } = await testApp.newAccount();
  buyer = api.client.as(client.token ?? '');
});
afterAll(() => resources[Symbol.asyncDispose]());

function isConnected(spans: readonly ReceivedSpan[]): boolean {
  const ids = new Set(spans.map(({ spanId }) => spanId));
  return spans.filter(({ parentSpanId }) => !parentSpanId || !ids.has(parentSpanId)).length === 1;
}

test('one trace leads from placing a booking in an api to its tickets in a worker', async () => {
  const showing = await makeShowing(testApp.database);
  // The gateway fails after the charge, and the job is tried again: its first attempt is in the log.
  const paymentToken = 'pm_fake_chargedThenError';
  const { id } = await bookSeats(buyer, showing, { seatIds: showing.seatIds.slice(0, 2), paymentToken });
  await bookingOnce(buyer, id, 'CONFIRMED');
  await receiver.until(() => receiver.named('mutation placeBooking').length === 1);
  const [{ traceId } = { traceId: '' }] = receiver.named('mutation placeBooking');
  const has = (name: string, role: string) =>
    receiver.trace(traceId).some((span) => span.name === name && span.role === role);
  const expected = [
    ['POST /graphql', 'api'],
    ['mutation placeBooking', 'api'],
    ['place bookings', 'api'],
    ['add settle-payment', 'api'],
    ['work on settle-payment', 'worker'],
    ['ask the payment provider', 'worker'],
    ['sell bookings', 'worker'],
    ['publish seats', 'worker'],
    ['publish booking', 'worker'],
  ] as const;
  await receiver.until(() => expected.every(([name, role]) => has(name, role)) && isConnected(receiver.trace(traceId)));
  const trace = receiver.trace(traceId);
  expect(trace.filter(({ name }) => name === 'work on settle-payment').length).toBe(2);
  const request = trace.find(({ kind }) => kind === 2);
  expect(attributeOf(request?.attributes, 'http.response.status_code')).toBe(200);
  for (const role of ['api', 'worker']) {
    const statements = trace.filter(
      (span) => span.role === role && attributeOf(span.attributes, 'db.system.name') === 'postgresql',
    );
    expect(statements.length).toBeGreaterThan(0);
    for (const { kind } of statements) expect(kind).toBe(3);
  }
  const failed = worker.errors.split('\n').find((line) => line.includes('a job failed')) ?? '{}';
  expect(JSON.parse(failed)).toMatchObject({ queue: 'settle-payment', trace_id: traceId });
});

test('the seats of a hold are taken in its trace', async () => {
  await receiver.until(() => receiver.named('mutation holdSeats').length === 1);
  const [{ traceId } = { traceId: '' }] = receiver.named('mutation holdSeats');
  await receiver.until(() => isConnected(receiver.trace(traceId)));
  const names = receiver.trace(traceId).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['POST /graphql', 'take seats', 'with request']));
});

test('a request goes on with the trace of its sender', async () => {
  const [traceId, spanId] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')];
  await buyer.send('{ genres }', {}, { traceparent: `00-${traceId}-${spanId}-01` });
  await receiver.until(() => receiver.trace(traceId).some(({ kind }) => kind === 2));
  const request = receiver.trace(traceId).find(({ kind }) => kind === 2);
  expect(request).toMatchObject({ name: 'POST /graphql', parentSpanId: spanId });
});

test('no span has a value of a client', () => {
  expect(receiver.text.length).toBeGreaterThan(1000);
  for (const secret of ['pm_fake_', buyer.token ?? 'no token', '@example.com', 'Bearer'])
    expect(receiver.text).not.toContain(secret);
  expect(receiver.named('GET /readyz')).toEqual([]);
});
