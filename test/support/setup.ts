import 'reflect-metadata';

/*
 * The files of a worker share its globals. Vitest puts back all spies after each file, also those that were put back
 * already: a spy on a faked timer gives the files after it a clock that stands still, and they fail far from the cause.
 */
if ('clock' in setTimeout || 'clock' in setInterval || 'clock' in Date) {
  throw new Error('A test file before this one left faked timers behind: it may have spied on a timer that was faked.');
}
