import type { z } from 'zod';
import { setting, text, wholeNumber } from '../config/settings.ts';

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
    meaning: 'the port to listen on; a worker serves only its health there',
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
};

function toOrigins(list: string, context: z.core.$RefinementCtx): string[] {
  const origins = list.split(',').map((origin) => origin.trim());
  for (const origin of origins) {
    if (URL.canParse(origin) && new URL(origin).origin === origin) continue;
    context.addIssue({ code: 'custom', message: `${origin} is not an origin, as in https://tickets.example` });
  }
  return origins;
}
