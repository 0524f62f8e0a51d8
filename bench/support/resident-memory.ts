import { readFileSync } from 'node:fs';

const LOOK_MS = 50;
const KILOBYTE = 1024;

/** The most that it has until the watching is stopped. */
export function watchMemory(pid: number): { stop: () => number } {
  let most = 0;
  const look = () => (most = Math.max(most, residentMegabytes(pid)));
  const timer = setInterval(look, LOOK_MS);
  return {
    stop() {
      clearInterval(timer);
      look();
      return most;
    },
  };
}

/** What a process has in memory. */
export function residentMegabytes(pid: number): number {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / KILOBYTE;
}
