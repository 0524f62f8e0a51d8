import { destination, type Logger, pino, stdSerializers, stdTimeFunctions } from 'pino';

export type { Logger };

/** Lines of JSON on standard error, so that standard output is for people. Secrets never reach it. */
export function createLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      redact: ['*.password', '*.authorization', '*.token', 'headers.authorization', 'headers.cookie'],
      serializers: { error: stdSerializers.err },
    },
    destination({ dest: 2, sync: false }),
  );
}
