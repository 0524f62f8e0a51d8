import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { graphql } from '../generated/gql.ts';
import { anotherAuditorium, moveShowing } from '../programme/moving.ts';
import { accessibilityProblems } from './support/accessibility.ts';
import { confirmed, fillContact, holdSeats, payWith, seatOf, type Shop, startShop } from './support/buying.ts';
import { clickAndReload } from './support/click-and-reload.ts';
import { openPage } from './support/open-page.ts';

const CancelShownShowing = graphql(`
  mutation CancelShownShowing($input: CancelShowingInput!) {
    cancelShowing(input: $input) {
      errors {
        message
      }
    }
  }
`);

let shop: Shop;
let showing: { showingId: string; path: string };
beforeAll(async () => {
  shop = await startShop();
});
beforeEach(async () => {
  showing = await shop.newShowing();
});
afterAll(() => shop[Symbol.asyncDispose]());

test('a cancelled showing: the booking says why, and that the money is on its way', async () => {
  const { client } = await shop.testApp.newAccount('MANAGER', shop.cinema.cinemaId);
  await using page = await openPage(shop.testApp, showing.path);
  await holdSeats(page, ['C4']);
  await fillContact(page);
  await payWith(page, 'Visa 4242');
  await confirmed(page);
  const input = { showingId: showing.showingId, reason: 'The projector is broken.', idempotencyKey: 'broken' };
  expect((await client.request(CancelShownShowing, { input })).cancelShowing.errors).toEqual([]);
  await page.getByText('The cinema cancelled this showing: The projector is broken.').waitFor();
  await page.getByText('€12.00 is given back to you').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
});

// The last one: other showings repeat the latest, which is in another auditorium now.
test('a moved showing: the open map follows, and the booking says which seats it has now', async () => {
  const { client } = await shop.testApp.newAccount('MANAGER', shop.cinema.cinemaId);
  const { auditoriumId } = await anotherAuditorium(shop.testApp, shop.cinema, { rows: 3, seatsPerRow: 4 });
  const { prisma } = shop.testApp.database;
  await prisma.auditorium.update({
    where: { id: auditoriumId },
    data: { name: 'Saal 7', cinemaId: shop.cinema.cinemaId },
  });
  await using watcher = await openPage(shop.testApp, showing.path);
  await seatOf(watcher, 'D9').waitFor();
  await using page = await openPage(shop.testApp, showing.path);
  await holdSeats(page, ['D9']);
  await fillContact(page);
  await payWith(page, 'Visa 4242');
  await confirmed(page);
  const { version } = await prisma.showing.findUniqueOrThrow({ where: { id: showing.showingId } });
  const moved = await moveShowing(client, { showingId: showing.showingId, auditoriumId, expectedVersion: version });
  expect(moved.errors).toEqual([]);
  await watcher.getByText('Saal 7, Lichtspiel am Fluss').waitFor();
  await seatOf(watcher, 'D9').waitFor({ state: 'detached' });
  await page.getByText('Your seats have changed.').waitFor();
  await page.getByText(/The showing was moved to Saal 7/).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await clickAndReload(page.getByRole('button', { name: 'All right' }));
  await confirmed(page);
  expect(await page.getByText('Your seats have changed.').count()).toBe(0);
});
