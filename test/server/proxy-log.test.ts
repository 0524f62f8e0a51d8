import { expect, test } from 'vitest';
import { buy, showingWithTerms } from '../bookings/cancellation/operations.ts';
import { startHaproxy } from '../support/haproxy.ts';
import { startTestApp } from '../support/test-app.ts';
import { linksOf } from '../tickets/links/operations.ts';

test('the log of the proxy has no link of a ticket and no query, and yet a line for each request', async () => {
  await using testApp = await startTestApp('embedded', { settings: { PUBLIC_URL: 'https://tickets.example' } });
  await using haproxy = await startHaproxy([Number(new URL(testApp.app.url).port)]);
  const { client, bookingId } = await buy(testApp, await showingWithTerms(testApp), 1);
  const { url, tickets } = await linksOf(client, bookingId);
  const tokens = [url, tickets[0]?.url].map((link) => link?.split('/').at(-1) ?? '');
  const paths = [...tokens.flatMap((token) => [`/tickets/${token}`, `/tickets/${token}.ics`]), '/my-data/a-secret'];
  for (const path of [...paths, '/healthz?token=a-secret']) await fetch(haproxy.url + path);
  const requests = () =>
    [...haproxy.log.matchAll(/ (\d{3}) .*"(GET \S+ HTTP\/1.1)"$/gm)].map((line) => line.slice(1).join(' '));
  await expect
    .poll(requests)
    .toEqual([
      ...['200 GET /tickets/... HTTP/1.1', '200 GET /tickets/....ics HTTP/1.1'],
      ...['200 GET /tickets/... HTTP/1.1', '200 GET /tickets/....ics HTTP/1.1'],
      ...['404 GET /my-data/... HTTP/1.1', '200 GET /healthz HTTP/1.1'],
    ]);
  for (const secret of [...tokens, 'a-secret']) {
    expect(secret.length).toBeGreaterThan(7);
    expect(haproxy.log).not.toContain(secret);
  }
});
