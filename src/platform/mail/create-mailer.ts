import path from 'node:path';
import type { SettingValues } from '../../config/settings.ts';
import type { platformSettings } from '../platform.settings.ts';
import { FileMailer } from './file-mailer.ts';
import type { Mailer } from './mailer.ts';
import { SmtpMailer } from './smtp-mailer.ts';

type MailConfig = Pick<
  SettingValues<typeof platformSettings>,
  'smtpUrl' | 'mailFrom' | 'publicUrl' | 'dataDir' | 'databaseUrl'
>;

export function createMailer(config: MailConfig): Mailer {
  const { smtpUrl } = config;
  const from = config.mailFrom ?? `"Rowlock" <no-reply@${senderDomain(config.publicUrl)}>`;
  return smtpUrl === undefined
    ? new FileMailer({ directory: mailDirectory(config), from })
    : new SmtpMailer({ url: smtpUrl, from });
}

/** Where mails are while there is no mail server. */
export function mailDirectory({ dataDir }: Pick<MailConfig, 'dataDir'>): string {
  return path.join(dataDir, 'mails');
}

/** An installation with a database of its own that has forgotten SMTP_URL would seem to send mails. */
export function linesAboutMail(config: MailConfig): string[] {
  if (config.smtpUrl !== undefined || config.databaseUrl === undefined) return [];
  return [`mail     SMTP_URL is not set: mails are written into ${mailDirectory(config)}`];
}

/** Mail servers refuse a sender whose domain is an IP address without brackets. */
function senderDomain(publicUrl: string): string {
  const { hostname } = new URL(publicUrl);
  return /^[\d.]+$|^\[/.test(hostname) ? 'localhost' : hostname;
}
