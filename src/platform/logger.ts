import { destination, type Logger, pino, stdSerializers, stdTimeFunctions } from 'pino';
import { boundedRate } from './log-rate.ts';

export type { Logger };

/** Lines of JSON on standard error, so that standard output is for people. Secrets never reach it. */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      redact: ['*.password', '*.authorization', '*.token', 'headers.authorization', 'headers.cookie'],
      serializers: { error: withoutClient },
      hooks: { logMethod: boundedRate() },
    },
    destination({ dest: 2, sync: false }),
  );
}

/** Errors of `pg` carry the whole connection with them, some thousand characters of it. */
function withoutClient(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { client: _, ...shown } = stdSerializers.err(error);
  return shown;
}
