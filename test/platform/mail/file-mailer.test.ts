import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createMailer, linesAboutMail } from '../../../src/platform/mail/create-mailer.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const config = {
  smtpUrl: undefined,
  mailFrom: undefined,
  databaseUrl: undefined,
  publicUrl: 'https://tickets.example',
};
const mail = { to: 'ada@example.com', subject: 'Grüße', text: 'Hello Ada.' };

test('without SMTP_URL each mail is a file that its owner alone can read, and whose name tells no recipient', async () => {
  await using directory = await temporaryDirectory();
  const mailer = createMailer({ ...config, dataDir: directory.path });
  await Promise.all([mailer.send(mail), mailer.send(mail)]);
  const mails = path.join(directory.path, 'mails');
  const names = await readdir(mails);
  expect(names).toHaveLength(2);
  for (const name of names) {
    expect(name).toMatch(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z-[0-9a-f]{12}\.txt$/);
    expect((await stat(path.join(mails, name))).mode & 0o777).toBe(0o600);
  }
  expect((await stat(mails)).mode & 0o777).toBe(0o700);
  const text = await readFile(path.join(mails, names[0] ?? ''), 'utf8');
  expect(text).toMatch(
    /^From: "Rowlock" <no-reply@tickets\.example>\nTo: ada@example\.com\nSubject: Grüße\nDate: .*\n\nHello Ada\.\n$/,
  );
});

test('a line break in the subject adds no header', async () => {
  await using directory = await temporaryDirectory();
  await createMailer({ ...config, dataDir: directory.path }).send({
    ...mail,
    subject: 'Hello\r\nBcc: eve@example.com',
  });
  const mails = path.join(directory.path, 'mails');
  const [name = ''] = await readdir(mails);
  const [headers = ''] = (await readFile(path.join(mails, name), 'utf8')).split('\n\n');
  expect(headers.split('\n').map((line) => line.split(':')[0])).toEqual(['From', 'To', 'Subject', 'Date']);
});

test('a start with a database of its own says when mails are only files', () => {
  const given = { ...config, dataDir: '/data', databaseUrl: 'postgresql://db' };
  expect(linesAboutMail(given)).toEqual(['mail     SMTP_URL is not set: mails are written into /data/mails']);
  expect(linesAboutMail({ ...given, smtpUrl: 'smtp://mail' })).toEqual([]);
  expect(linesAboutMail({ ...given, databaseUrl: undefined })).toEqual([]);
});
