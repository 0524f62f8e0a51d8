import { setTimeout as sleep } from 'node:timers/promises';
import { SendBookingMail } from '../../src/notifications/send-booking-mail.service.ts';
import { createLogger } from '../../src/platform/logger.ts';
import type { Mail, Mailer } from '../../src/platform/mail/mailer.ts';
import { bookingOnce, bookSeats } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { Gate } from '../support/gate.ts';
import { startTestApp } from '../support/test-app.ts';

/** Takes every mail, once its gate is open. */
class GatedMailer implements Mailer {
  readonly gate = new Gate();
  readonly begun: Mail[] = [];

  async send(mail: Mail): Promise<void> {
    this.begun.push(mail);
    await this.gate.pass();
  }
}

/** A worker is sending a mail about a booking when another one begins with the same. @returns how many mails are sent */
export async function mailsOfTwoWorkers(): Promise<number> {
  await using testApp = await startTestApp('embedded');
  const { database, ticketCodes, ticketLinks } = testApp.app.services;
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  const { client } = await testApp.newAccount();
  const contact = { email: 'ada@mail.example', name: 'Ada' };
  const { id: bookingId } = await bookSeats(client, showing, { seatIds: showing.seatIds, contact });
  await bookingOnce(client, bookingId, 'CONFIRMED');
  // The app's own recovery leaves so new a mail alone.
  const { id } = await testApp.database.prisma.bookingMail.create({ data: { bookingId, purpose: 'TICKETS' } });
  const mailer = new GatedMailer();
  const logger = createLogger('silent');
  const config = { publicUrl: 'https://tickets.example' };
  const worker = () => new SendBookingMail({ database, mailer, logger, ticketCodes, ticketLinks, config }).send(id);
  const first = worker();
  while (mailer.begun.length === 0) await sleep(5);
  const second = worker();
  const ended: boolean[] = [];
  void second.then(() => ended.push(true));
  // It ends at once, or sends as well: then it stands at the gate, too.
  while (ended.length === 0 && mailer.begun.length < 2) await sleep(5);
  mailer.gate.open();
  await Promise.all([first, second]);
  return mailer.begun.length;
}
