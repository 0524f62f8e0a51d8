import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookingMailDueRows } from '../../src/notifications/booking-mails.worker.ts';
import { SendBookingMail } from '../../src/notifications/send-booking-mail.service.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { type Mail, type Mailer, MailFailedError, MailRefusedError } from '../../src/platform/mail/mailer.ts';
import { recoverDueRows } from '../../src/platform/queues/due-rows.ts';
import { bookSeats } from '../support/buying.ts';
import { makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
let bookingId: string;
beforeAll(async () => {
  // The role api has no workers: nothing sends but the test.
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
  const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
  const { client } = await testApp.newAccount();
  const contact = { email: 'ada@mail.example', name: 'Ada' };
  ({ id: bookingId } = await bookSeats(client, showing, { seatIds: showing.seatIds, contact }));
});
afterAll(() => testApp[Symbol.asyncDispose]());

const logger = createLogger('silent');

function sender(deliver: (mail: Mail) => Promise<void> | void): SendBookingMail {
  const { database, ticketCodes, ticketLinks } = testApp.app.services;
  const mailer: Mailer = { send: async (mail) => deliver(mail) };
  return new SendBookingMail({
    database,
    mailer,
    logger,
    ticketCodes,
    ticketLinks,
    config: { publicUrl: 'https://tickets.example' },
  });
}

async function newMail(createdAt = new Date()): Promise<string> {
  const data = { bookingId, purpose: 'SHOWING_MOVED' as const, createdAt };
  return (await testApp.database.prisma.bookingMail.create({ data })).id;
}

const rowOf = (id: string) => testApp.database.prisma.bookingMail.findUnique({ where: { id } });

test('a mail that the server could not take is sent by the next attempt, at once', async () => {
  const id = await newMail();
  const away = sender(() => Promise.reject(new MailFailedError('away')));
  await expect(away.send(id)).rejects.toThrow(MailFailedError);
  const sent: Mail[] = [];
  const working = sender((mail) => void sent.push(mail));
  await working.send(id);
  await working.send(id);
  expect(sent).toMatchObject([{ to: 'ada@mail.example' }]);
  expect((await rowOf(id))?.sentAt).toBeInstanceOf(Date);
});

test('a mail that the server refuses is given up', async () => {
  const id = await newMail();
  await sender(() => Promise.reject(new MailRefusedError('no such mailbox'))).send(id);
  expect(await rowOf(id)).toBeNull();
});

test('recovery sends mails whose job was lost, and deletes old ones', async () => {
  const [lost, old] = [await newMail(new Date(Date.now() - 10_000)), await newMail(new Date(0))];
  const sent: Mail[] = [];
  const { database } = testApp.app.services;
  for (const due of bookingMailDueRows({ sendBookingMail: sender((mail) => void sent.push(mail)) }))
    await recoverDueRows(due, { database, logger });
  expect(sent).toHaveLength(1);
  expect((await rowOf(lost))?.sentAt).toBeInstanceOf(Date);
  expect(await rowOf(old)).toBeNull();
});
