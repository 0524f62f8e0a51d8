import { expect, test } from 'vitest';
import { Api } from '../../examples/build-a-cinema/api.ts';
import { useAPromoCode } from '../../examples/use-a-promo-code/use-a-promo-code.ts';
import { makeShowing } from '../support/fixtures.ts';
import { MODES, startTestApp } from '../support/test-app.ts';

test.each(MODES)('a guest books with a promo code, and the next one is told that it is used up, %s', async (mode) => {
  await using testApp = await startTestApp(mode);
  await makeShowing(testApp.database, { rows: 1 });
  const { client } = await testApp.newAccount('ADMIN');
  const anybody = new Api(testApp.app.url);
  const { code, quote, booking, reason, used } = await useAPromoCode(anybody.as(client.token ?? ''), anybody);
  expect(quote).toMatchObject({
    total: { amountMinor: 960 },
    lines: [
      { kind: 'TICKET', amount: { decimal: '12.00' } },
      { kind: 'DISCOUNT', label: `Promo code ${code}`, amount: { decimal: '-2.40' } },
    ],
  });
  expect(booking).toMatchObject({ promoCodes: [code], total: quote.total });
  expect([reason, used]).toEqual(['USED_UP', 1]);
});
