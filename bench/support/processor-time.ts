import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts in ticks of a hundredth of a second, whatever the kernel's own clock is. */
const TICK_MS = 10;

interface Usage {
  parent: number;
  ownMs: number;
  /** With its children that have ended. */
  withEndedMs: number;
}

/** The fields after the name, which may have spaces in it: see proc(5). */
function usageOf(pid: number | string): Usage {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [1, 11, 12, 13, 14].map(
    (index) => fields[index] ?? 0,
  );
  const ownMs = (user + system) * TICK_MS;
  return { parent, ownMs, withEndedMs: ownMs + (endedUser + endedSystem) * TICK_MS };
}

/** Milliseconds of processor time that the process has used, in user and system mode. NaN where there is no /proc. */
export function processorMs(pid: number): number {
  try {
    return usageOf(pid).ownMs;
  } catch {
    return NaN;
  }
}

/** The same for all processes of a PostgreSQL. @param backend one of them */
export function postgresProcessorMs(backend: number): number {
  try {
    const { parent: postmaster } = usageOf(backend);
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    const children = pids.flatMap((pid) => {
      try {
        const usage = usageOf(pid);
        return usage.parent === postmaster ? [usage.ownMs] : [];
      } catch {
        // It has just ended.
        return [];
      }
    });
    return children.reduce((sum, ms) => sum + ms, usageOf(postmaster).withEndedMs);
  } catch {
    return NaN;
  }
}
