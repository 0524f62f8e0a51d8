import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { type Mail, type Mailer, MailFailedError, MailRefusedError, toHeader } from './mailer.ts';

/** The limits of one attempt, for each step and all together. */
export interface MailTimes {
  connectMs: number;
  silenceMs: number;
  allMs: number;
}

const TIMES: MailTimes = { connectMs: 10_000, silenceMs: 15_000, allMs: 30_000 };

/** A whole SMTP conversation for each mail: a kept connection would have to be watched, and mails are few. */
export class SmtpMailer implements Mailer {
  readonly #options: { url: string; from: string; times: MailTimes };

  /** @param options.url smtp:// (with STARTTLS where the server has it) or smtps:// */
  constructor(options: { url: string; from: string; times?: MailTimes }) {
    this.#options = { times: TIMES, ...options };
  }

  async send({ to, subject, text }: Mail): Promise<void> {
    const { url, from, times } = this.#options;
    const transport = createTransport({
      url,
      connectionTimeout: times.connectMs,
      greetingTimeout: times.connectMs,
      dnsTimeout: times.connectMs,
      socketTimeout: times.silenceMs,
      // A text is a text, also one that looks like the name of a file.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    const ended = new AbortController();
    try {
      const sending = transport.sendMail({
        from,
        // As an object it is one address, whatever is in it.
        to: { name: '', address: to },
        subject: toHeader(subject),
        text,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      await Promise.race([sending, tooLate(times.allMs, ended.signal)]);
    } catch (error) {
      throw failureOf(error);
    } finally {
      ended.abort();
      transport.close();
    }
  }
}

/** A server that answers a little from time to time would keep a worker for ever. */
async function tooLate(ms: number, signal: AbortSignal): Promise<never> {
  await sleep(ms, undefined, { signal, ref: false }).catch(() => new Promise<never>(() => undefined));
  throw new MailFailedError('the mail server took too long');
}

/** Only the codes: the messages have the address, and perhaps the password, in them. */
function failureOf(error: unknown): Error {
  if (error instanceof MailFailedError) return error;
  const { code = 'unknown', responseCode, command = 'CONN' } = error as Partial<SmtpError>;
  const message = `the mail server: ${code} at ${command}${responseCode === undefined ? '' : `, answer ${responseCode}`}`;
  // 5xx to the recipient or the text is final; to our login it is a wrong setting, which may be put right.
  const isAboutMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  const isFinal = isAboutMail && (responseCode === undefined || responseCode >= 500);
  return isFinal ? new MailRefusedError(message) : new MailFailedError(message);
}

/** What nodemailer adds to its errors. */
interface SmtpError {
  code: string;
  command: string;
  responseCode: number;
}
