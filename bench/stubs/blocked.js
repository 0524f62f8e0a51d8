/**
 * Imported by a server before its own code: how long its event loop did nothing else at most, in milliseconds. In
 * processor time, so that other processes of the machine do not count. On SIGUSR2 it is written to BLOCKED_FILE, and
 * measured anew from there on.
 */
import { writeFileSync } from 'node:fs';

let longest = 0;
let last = process.cpuUsage();

setInterval(() => {
  const { user, system } = process.cpuUsage(last);
  longest = Math.max(longest, (user + system) / 1000);
  last = process.cpuUsage();
}, 1).unref();

process.on('SIGUSR2', () => {
  writeFileSync(process.env['BLOCKED_FILE'] ?? '', String(longest));
  longest = 0;
});
