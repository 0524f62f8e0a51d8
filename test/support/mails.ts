import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestApp } from './test-app.ts';

export interface WrittenMail {
  to: string;
  subject: string;
  text: string;
  /** Of its link; empty when it has none. */
  token: string;
}

/** The mails that an app without a mail server has written, the oldest first. */
export async function mailsOf({ environment }: Pick<TestApp, 'environment'>): Promise<WrittenMail[]> {
  const directory = path.join(environment['DATA_DIR'] ?? '', 'mails');
  const names = (await readdir(directory).catch(() => [])).filter((name) => name.endsWith('.txt')).sort();
  return Promise.all(names.map(async (name) => parse(await readFile(path.join(directory, name), 'utf8'))));
}

/** Waits for the worker to send so many mails to an address. */
export async function untilMailed(
  testApp: Pick<TestApp, 'environment'>,
  to: string,
  { count = 1, subject = '' }: { count?: number; subject?: string } = {},
): Promise<WrittenMail> {
  for (let rounds = 0; rounds < 500; rounds++) {
    const mails = (await mailsOf(testApp)).filter((mail) => mail.to === to && mail.subject.includes(subject));
    const last = mails.at(-1);
    if (last && mails.length >= count) return last;
    await sleep(20);
  }
  throw new Error(`${count} mails to ${to} never came`);
}

/** Waits until no mail waits any more. */
export async function untilNoMailWaits({ database }: Pick<TestApp, 'database'>): Promise<void> {
  while ((await database.prisma.accountMail.count({ where: { sentAt: null } })) > 0) await sleep(20);
}

function parse(source: string): WrittenMail {
  const [headers = '', ...text] = source.split('\n\n');
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(headers)?.[1] ?? '';
  const body = text.join('\n\n').trimEnd();
  return {
    to: header('To'),
    subject: header('Subject'),
    text: body,
    token: /#token=(\S+)/.exec(body)?.[1] ?? '',
  };
}
