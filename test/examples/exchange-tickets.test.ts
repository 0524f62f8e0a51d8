import { expect, test } from 'vitest';
import { Api } from '../../examples/build-a-cinema/api.ts';
import { exchangeTickets } from '../../examples/exchange-tickets/exchange-tickets.ts';
import { makeShowing, repeatShowing } from '../support/fixtures.ts';
import { MODES, startTestApp } from '../support/test-app.ts';

test.each(MODES)('a guest exchanges a ticket for another seat, %s', async (mode) => {
  await using testApp = await startTestApp(mode);
  const made = await makeShowing(testApp.database, { rows: 1 });
  await repeatShowing(testApp.database, made);
  const { cinemaId: id } = made;
  await testApp.database.prisma.cinema.update({ where: { id }, data: { cancellationCutoffMinutes: 60 } });
  const { booked, quote, exchanged, moved } = await exchangeTickets(new Api(testApp.app.url));
  expect(quote.lines.map(({ kind, amount }) => `${kind} ${amount.decimal}`)).toEqual(['TICKET 12.00', 'CREDIT -12.00']);
  expect(quote.difference.amountMinor).toBe(0);
  expect(exchanged).toMatchObject({ id: booked.id, total: booked.total, refunded: { amountMinor: 0 } });
  expect(exchanged.tickets.map(({ status }) => status).toSorted()).toEqual(['VALID', 'VOID']);
  expect(moved).toMatchObject({ status: 'CONFIRMED', exchangedFrom: { id: booked.id }, total: { amountMinor: 0 } });
  expect(moved?.tickets.map(({ status }) => status)).toEqual(['VALID']);
});
