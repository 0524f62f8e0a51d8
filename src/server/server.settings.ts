import { isIP } from 'node:net';
import { z } from 'zod';
import { secrets, setting, text, wholeNumber } from '../config/settings.ts';
import { type DocumentManifest, readDocumentManifest } from '../platform/document-manifest.ts';

export const serverSettings = {
  host: setting({
    name: 'HOST',
    type: text().default('127.0.0.1'),
    meaning: 'the address to listen on; `0.0.0.0` for every one',
  }),
  port: setting({
    name: 'PORT',
    type: wholeNumber({ from: 1, to: 65_535 }).optional(),
    defaultText: '4000, or the next free one; from 4100 on for a worker',
    meaning: 'the port to listen on; a worker serves only its health and its metrics there',
  }),
  metricsToken: setting({
    name: 'METRICS_TOKEN',
    type: secrets().optional(),
    defaultText: 'none: there is no `/metrics`',
    meaning:
      'at least 32 bytes, with which Prometheus may read `/metrics` of an `api` and a `worker` alike; several with commas between them: each is accepted',
  }),
  drainSeconds: setting({
    name: 'DRAIN_SECONDS',
    type: wholeNumber({ from: 0, to: 300 }).optional(),
    defaultText: '5, or 0 with the embedded PostgreSQL',
    meaning:
      'how long a process that is told to stop serves on, with `/readyz` at 503, so that a load balancer notices',
  }),
  allowedOrigins: setting({
    name: 'ALLOWED_ORIGINS',
    type: text().transform(toOrigins).default([]),
    defaultText: "the server's own",
    meaning: 'further origins, separated by commas, whose pages may call and subscribe',
  }),
  socketsPerAddress: setting({
    name: 'SOCKETS_PER_ADDRESS',
    type: wholeNumber({ from: 1, to: 1_000_000 }).default(500),
    meaning:
      'how many WebSockets an address (a /64 of IPv6) can have open at a process; not limited with `RATE_LIMITS=off`',
  }),
  trustedProxies: setting({
    name: 'TRUSTED_PROXIES',
    type: text().transform(toProxies).default([]),
    defaultText: 'none',
    meaning: 'proxies whose `X-Forwarded-For` is believed: addresses and ranges, as in `10.0.0.0/8, 2001:db8::1`',
  }),
  trustedDocuments: setting({
    name: 'TRUSTED_DOCUMENTS',
    type: text().transform(toManifest).optional(),
    defaultText: 'none: any operation is answered',
    meaning: 'a file of operations, from `npm run trusted-documents`: no others are answered',
  }),
};

function toManifest(file: string, context: z.core.$RefinementCtx): DocumentManifest {
  try {
    return readDocumentManifest(file);
  } catch (error) {
    for (const message of (error as Error).message.split('\n')) context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }
}

function toOrigins(list: string, context: z.core.$RefinementCtx): string[] {
  return toList(list, context, { isRight: isOrigin, expected: 'an origin, as in https://tickets.example' });
}

function isOrigin(item: string): boolean {
  return URL.canParse(item) && new URL(item).origin === item;
}

function toProxies(list: string, context: z.core.$RefinementCtx): string[] {
  return toList(list, context, { isRight: isRange, expected: 'an address or a range, as in 10.0.0.0/8' });
}

function isRange(item: string): boolean {
  const [, address = '', prefix = '0'] = /^([\da-f.:]+)(?:\/(\d{1,3}))?$/i.exec(item) ?? [];
  const family = isIP(address);
  return family !== 0 && Number(prefix) <= (family === 4 ? 32 : 128);
}

function toList(
  list: string,
  context: z.core.$RefinementCtx,
  { isRight, expected }: { isRight: (item: string) => boolean; expected: string },
): string[] {
  const items = list.split(',').map((item) => item.trim());
  for (const item of items) {
    if (!isRight(item)) context.addIssue({ code: 'custom', message: `${item} is not ${expected}` });
  }
  return items;
}
