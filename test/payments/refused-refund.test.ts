import { expect, test } from 'vitest';
import { buy, cancel, showingWithTerms } from '../bookings/cancellation/operations.ts';
import { BookingUpdated } from '../support/operations.ts';
import { ledgerOf } from '../support/ledger.ts';
import { MODES, startTestApp } from '../support/test-app.ts';

test.each(MODES)(
  'a refund that the provider refuses is FAILED, and watchers of the booking see it, %s',
  async (mode) => {
    await using testApp = await startTestApp(mode);
    const showing = await showingWithTerms(testApp, { terms: { bookingFeeMinor: 0n, cancellationFeeMinor: 0n } });
    const { client, bookingId } = await buy(testApp, showing, 2, 'pm_fake_refundRefused');
    await using updates = client.subscribe(BookingUpdated, { bookingId });
    const { refunds, errors } = await cancel(client, { bookingId });
    expect({ refunds, errors }).toMatchObject({ errors: [], refunds: [{ amount: { amountMinor: 2400 } }] });
    await updates.until(() => updates.received.at(-1)?.data?.bookingUpdated.refunds[0]?.status === 'FAILED');
    const booking = updates.received.at(-1)?.data?.bookingUpdated;
    expect(booking).toMatchObject({
      status: 'CANCELLED',
      refunded: { amountMinor: 0 },
      payments: [{ status: 'SUCCEEDED', refunded: { amountMinor: 0 } }],
      refunds: [{ status: 'FAILED', settledAt: expect.any(String) as string, amount: { amountMinor: 2400 } }],
    });
    expect(await ledgerOf(testApp.database, { payments: booking?.payments ?? [] })).toEqual({
      ...{ charged: [2400], refunded: [] },
    });
  },
);
