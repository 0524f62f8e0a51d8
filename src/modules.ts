import { accountsSettings } from './accounts/accounts.settings.ts';
import { bookingsSettings } from './bookings/bookings.settings.ts';
import type { SettingValues } from './config/settings.ts';
import { demoSettings } from './demo/demo.settings.ts';
import type { PaymentGateway } from './payments/payment-gateway.ts';
import { paymentsSettings } from './payments/payments.settings.ts';
import { ModuleList, type ServicesOf } from './platform/module.ts';
import type { Platform } from './platform/platform.ts';
import { programmeSettings } from './programme/programme.settings.ts';
import { seatingSettings } from './seating/seating.settings.ts';
import { serverSettings } from './server/server.settings.ts';
import { platformSettings } from './platform/platform.settings.ts';

/** What may take the place of the real thing, in a test, or has to be waited for. */
export interface Replacements {
  gateway?: PaymentGateway;
  gatewayTimeoutMs?: number;
  /** Resolves when the files of the pages are there; `npm start` serves everything else before. */
  pagesBuilt?: Promise<unknown> | undefined;
}

/**
 * The features, each after those that it needs: the only list of them. A module itself is loaded later than its
 * settings, so that a wrong setting is reported at once and PostgreSQL starts while the modules load.
 */
export const modules = new ModuleList<
  Platform & { config: SettingValues<typeof serverSettings>; replacements: Replacements }
>({
  ...platformSettings,
  ...serverSettings,
})
  .add({}, async () => (await import('./nodes/nodes.module.ts')).nodes)
  .add({}, async () => (await import('./audit/audit.module.ts')).audit)
  .add({}, async () => (await import('./dead-letters/dead-letters.module.ts')).deadLetters)
  .add(accountsSettings, async () => (await import('./accounts/accounts.module.ts')).accounts)
  .add({}, async () => (await import('./accounts/credentials.module.ts')).credentials)
  .add({}, async () => (await import('./catalog/catalog.module.ts')).catalog)
  .add({}, async () => (await import('./venues/venues.module.ts')).venues)
  .add(paymentsSettings, async () => (await import('./payments/payments.module.ts')).payments)
  .add({}, async () => (await import('./scheduling/scheduling.module.ts')).scheduling)
  .add({}, async () => (await import('./pricing/pricing.module.ts')).pricing)
  .add({}, async () => (await import('./promotions/promotions.module.ts')).promotions)
  .add(seatingSettings, async () => (await import('./seating/seating.module.ts')).seating)
  .add(bookingsSettings, async () => (await import('./bookings/bookings.module.ts')).bookings)
  .add({}, async () => (await import('./tickets/tickets.module.ts')).tickets)
  .add({}, async () => (await import('./notifications/notifications.module.ts')).notifications)
  .add(programmeSettings, async () => (await import('./programme/programme.module.ts')).programme)
  .add({}, async () => (await import('./reports/reports.module.ts')).reports)
  .add(demoSettings, async () => (await import('./demo/demo.module.ts')).demo)
  .add({}, async () => (await import('./page/page.module.ts')).page)
  .add({}, async () => (await import('./explorer/explorer.module.ts')).explorer);

/** Everything that the modules make, and what they make it from. */
export type Services = ServicesOf<typeof modules>;
