import 'reflect-metadata';
import fc from 'fast-check';

/** Property tests look at the same cases each time: what they find belongs to the change at hand. Another seed finds others. */
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 2026) });

/*
 * The files of a worker share its globals. Vitest puts back all spies after each file, also those that were put back
 * already: a spy on a faked timer gives the files after it a clock that stands still, and they fail far from the cause.
 */
if ('clock' in setTimeout || 'clock' in setInterval || 'clock' in Date) {
  throw new Error('A test file before this one left faked timers behind: it may have spied on a timer that was faked.');
}
