import type { LoggerOptions } from 'pino';

type LogMethod = NonNullable<NonNullable<LoggerOptions['hooks']>['logMethod']>;

const WINDOW_MS = 10_000;
/** Lines with the same message in a window, by level. More of errors: an operator may look for each by its request id. */
const MOST = new Map([
  [40, 3],
  [50, 20],
]);

/**
 * A hook for pino. When the same thing goes wrong a thousand times, its first lines are written, and at the end of each
 * window how many were left out.
 */
export function boundedRate(): LogMethod {
  const windows = new Map<string, { written: number; omitted: number }>();
  return function write(parameters, method, level) {
    const most = MOST.get(level);
    if (most === undefined) return method.apply(this, parameters);
    const message = parameters.find((parameter: unknown) => typeof parameter === 'string') ?? '';
    const key = `${level} ${message}`;
    const window = windows.get(key) ?? { written: 0, omitted: 0 };
    if (!windows.has(key)) {
      windows.set(key, window);
      setTimeout(() => {
        windows.delete(key);
        if (window.omitted > 0) method.call(this, { omitted: window.omitted }, message);
      }, WINDOW_MS).unref();
    }
    if (window.written === most) return void window.omitted++;
    window.written++;
    method.apply(this, parameters);
  };
}
