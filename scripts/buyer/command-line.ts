import { setMaxListeners } from 'node:events';

/** @throws with a line for the person who typed it */
export function numberOf<Name extends string>(
  values: Readonly<Record<Name, string>>,
  name: Name,
  { least, most, isWhole = false }: { least: number; most: number; isWhole?: boolean },
): number {
  const number = Number(values[name]);
  const isRight = values[name].trim() !== '' && number >= least && number <= most;
  if (!isRight || (isWhole && !Number.isInteger(number)))
    throw new Error(`--${name} is a ${isWhole ? 'whole ' : ''}number from ${least} to ${most}.`);
  return number;
}

/** @returns aborted after so many milliseconds, or when the person at the terminal ends it. For any number of listeners */
export function endAfter(ms: number): AbortSignal {
  const end = new AbortController();
  setMaxListeners(0, end.signal);
  setTimeout(() => end.abort(), ms).unref();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => end.abort());
  return end.signal;
}
