import { expect, test } from 'vitest';
import { MailFailedError, MailRefusedError } from '../../../src/platform/mail/mailer.ts';
import { SmtpMailer } from '../../../src/platform/mail/smtp-mailer.ts';
import { MailServer, rawServer } from '../../support/mail-server.ts';

const from = '"Cinema" <tickets@cinema.example>';
const mail = { to: 'ada@example.com', subject: 'Grüße', text: 'Hello Ada,\n\nthis is a text.' };
const SHORT = { connectMs: 200, silenceMs: 200, allMs: 500 };

/** What was thrown. */
function failureOf(sending: Promise<void>): Promise<Error> {
  return sending.then(
    () => {
      throw new Error('it was sent');
    },
    (error: unknown) => error as Error,
  );
}

test('a mail arrives at its recipient with its subject and its text, and says that no person wrote it', async () => {
  await using server = await MailServer.start();
  await new SmtpMailer({ url: server.url, from }).send(mail);
  expect(server.received).toMatchObject([{ from: 'tickets@cinema.example', to: ['ada@example.com'] }]);
  const source = server.received[0]?.source ?? '';
  expect(source).toContain('Auto-Submitted: auto-generated\r\n');
  expect(source).toMatch(/^Subject: =\?UTF-8\?Q\?Gr=C3=BC=C3=9Fe\?=\r$/m);
  expect(source).toContain('\r\n\r\nHello Ada,\r\n\r\nthis is a text.');
});

test('an international address is one recipient', async () => {
  await using server = await MailServer.start();
  await new SmtpMailer({ url: server.url, from }).send({ ...mail, to: 'jörg@xn--mnchen-3ya.example' });
  expect(server.received[0]?.to).toHaveLength(1);
});

test.each([
  ['a line break and a header in the subject', { subject: 'Hello\r\nBcc: eve@example.com\r\n\r\ntext' }],
  ['a header in the text', { text: 'Bcc: eve@example.com' }],
  ['a line with a dot in the text', { text: 'one\r\n.\r\nMAIL FROM:<eve@example.com>\r\nRCPT TO:<eve@example.com>' }],
])('%s adds neither a recipient nor a header', async (_, change) => {
  await using server = await MailServer.start();
  await new SmtpMailer({ url: server.url, from }).send({ ...mail, ...change });
  expect(server.received).toHaveLength(1);
  expect(server.received[0]?.to).toEqual(['ada@example.com']);
  const [headers = ''] = server.received[0]?.source.split('\r\n\r\n') ?? [];
  expect(headers).not.toMatch(/^bcc:/im);
});

test.each(['ada@example.com, eve@example.com', 'ada@example.com\r\nRCPT TO:<eve@example.com>'])(
  'the recipient %j is never two, and never another',
  async (to) => {
    await using server = await MailServer.start();
    await new SmtpMailer({ url: server.url, from }).send({ ...mail, to }).catch(() => undefined);
    expect(server.received.flatMap((received) => received.to)).not.toContain('eve@example.com');
  },
);

test('a text that looks like a file or an address is sent as it is', async () => {
  await using server = await MailServer.start();
  await new SmtpMailer({ url: server.url, from }).send({ ...mail, text: '/etc/passwd' });
  expect(server.received[0]?.source).toContain('/etc/passwd');
});

test('a recipient that the server does not know is refused for good, and the error does not name it', async () => {
  const unknown = Object.assign(new Error('no mailbox ada@example.com'), { responseCode: 550 });
  await using server = await MailServer.start({ onRcptTo: (_address, _session, done) => done(unknown) });
  const error = await failureOf(new SmtpMailer({ url: server.url, from }).send(mail));
  expect(error).toBeInstanceOf(MailRefusedError);
  expect(`${error.message} ${String(error.stack)}`).not.toContain('ada@');
});

test('a recipient that the server does not take now may be tried again', async () => {
  const greylisted = Object.assign(new Error('try later'), { responseCode: 451 });
  await using server = await MailServer.start({ onRcptTo: (_address, _session, done) => done(greylisted) });
  expect(await failureOf(new SmtpMailer({ url: server.url, from }).send(mail))).toBeInstanceOf(MailFailedError);
});

test('a wrong password of the mail server may be put right, and is in no error', async () => {
  await using server = await MailServer.start({
    allowInsecureAuth: true,
    authOptional: false,
    onAuth: (_login, _session, done) => done(new Error('wrong: hunter2')),
  });
  const url = server.url.replace('//', '//cinema:hunter2@');
  const error = await failureOf(new SmtpMailer({ url, from }).send(mail));
  expect(error).toBeInstanceOf(MailFailedError);
  expect(JSON.stringify([error.message, error.stack, error.cause])).not.toContain('hunter2');
});

test('a server that is away fails', async () => {
  const server = await MailServer.start();
  const { url } = server;
  await server[Symbol.asyncDispose]();
  expect(await failureOf(new SmtpMailer({ url, from }).send(mail))).toBeInstanceOf(MailFailedError);
});

test.each([
  ['never answers', () => undefined, /ETIMEDOUT|ECONNECTION/],
  [
    'answers a little from time to time, and never to the end',
    (socket: { write: (text: string) => unknown; on: (event: 'close', listener: () => void) => unknown }) => {
      socket.write('220 mail.example\r\n');
      const timer = setInterval(() => socket.write('250-wait\r\n'), 50);
      socket.on('close', () => clearInterval(timer));
    },
    /took too long/,
  ],
])('a server that %s is given up', async (_, onSocket, message) => {
  await using server = await rawServer(onSocket);
  const error = await failureOf(new SmtpMailer({ url: server.url, from, times: SHORT }).send(mail));
  expect(error).toBeInstanceOf(MailFailedError);
  expect(error.message).toMatch(message);
});
