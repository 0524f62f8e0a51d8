import { destination, type DestinationStream, type Logger, pino, stdSerializers, stdTimeFunctions } from 'pino';
import { databaseFailure } from './database/errors.ts';
import { boundedRate } from './log-rate.ts';
import { traceFields } from './tracing/tracing.ts';

export type { Logger };

/**
 * Lines of JSON on standard error, so that standard output is for people. Secrets never reach it. In a trace each line has its
 * `trace_id`.
 */
export function createLogger(level: string, to: DestinationStream = destination({ dest: 2, sync: false })): Logger {
  return pino(
    {
      level,
      base: null,
      mixin: traceFields,
      timestamp: stdTimeFunctions.isoTime,
      redact: ['*.password', '*.authorization', '*.token', 'headers.authorization', 'headers.cookie'],
      serializers: { error: withoutValues },
      hooks: { logMethod: boundedRate() },
    },
    to,
  );
}

/** What a log shows of an error. Anything else, as PostgreSQL's `detail` and Redis's `command`, may have a client's values in it. */
const SHOWN = new Set(['type', 'message', 'stack', 'code', 'constraint', 'table', 'column', 'routine', 'syscall']);

function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { message, stack, ...rest } = stdSerializers.err(error);
  const text = quotesValues(error)
    ? {
        message: 'withheld: it quotes values',
        stack: stack
          .split('\n')
          .filter((line) => /^\s+at /.test(line))
          .join('\n'),
      }
    : { message, stack };
  return Object.fromEntries(Object.entries({ ...rest, ...text }).filter(([name]) => SHOWN.has(name)));
}

/** PostgreSQL says which value it cannot read (class 22, data exception), Prisma every argument of a wrong call. */
function quotesValues(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isDataException = databaseFailure(error).sqlState?.startsWith('22') ?? false;
  return isDataException || error.name === 'PrismaClientValidationError' || quotesValues(error.cause);
}
