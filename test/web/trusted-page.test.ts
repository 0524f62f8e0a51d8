import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFrontEnd } from '../../scripts/front-end-documents.ts';
import { filesOf } from '../../scripts/globs.ts';
import { documentIdOf } from '../../src/platform/document-manifest.ts';
import { schema } from '../graphql/built-schema.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { confirmed, fillContact, holdSeats, payWith, seatOf, type Shop, startShop } from './support/buying.ts';
import { openPage } from './support/open-page.ts';

let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
let shop: Shop;
beforeAll(async () => {
  directory = await temporaryDirectory();
  const file = path.join(directory.path, 'trusted.json');
  // As docs/trusted-documents.md says.
  const { documents, problems } = await readFrontEnd(await filesOf(['web/src']), { schema, typenames: true });
  expect(problems).toEqual([]);
  await writeFile(file, JSON.stringify(Object.fromEntries(documents.map(({ text }) => [documentIdOf(text), text]))));
  shop = await startShop({ TRUSTED_DOCUMENTS: file });
});
afterAll(async () => {
  await shop[Symbol.asyncDispose]();
  await directory[Symbol.asyncDispose]();
});

test('a server that answers the registered operations of the page alone sells tickets on it', async () => {
  await using page = await openPage(shop.testApp, `/showings/${shop.cinema.showingId}`);
  await holdSeats(page, ['C4', 'C5']);
  await page.reload();
  await fillContact(page);
  await payWith(page, 'Visa 4242');
  await confirmed(page);
});

test('and the component works', async () => {
  await using page = await openPage(shop.testApp, `/embed?showing=${shop.cinema.showingId}`);
  await seatOf(page, 'D4').click();
  await page.getByRole('button', { name: 'Hold 1 seat' }).click();
  await page.getByRole('log').getByText('hold', { exact: true }).first().waitFor();
});
