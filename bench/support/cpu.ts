import { readdirSync, readFileSync } from 'node:fs';

/** The clock ticks of Linux, which every figure of /proc is in. */
const TICKS_PER_SECOND = 100;
/** Of /proc/stat's first line: user, nice, system, then idle and waiting for disks, interrupts, and what other machines took. */
const IDLE = new Set([3, 4]);
const COUNTED = 8;

interface ProcessTimes {
  parent: number;
  /** Its own CPU time, and that of its children that have ended. */
  ticks: number;
}

/** The CPU time that a process and all below it have used so far, user and system; NaN where there is no /proc. */
export function cpuSecondsOf(pid: number): number {
  const processes = readProcesses();
  let ticks = processes.size === 0 ? NaN : 0;
  for (const [id, times] of processes) if (isBelow(id, pid, processes)) ticks += times.ticks;
  return ticks / TICKS_PER_SECOND;
}

/** Measures what the server has used for each answer of a round, in milliseconds. */
export async function withServerCpu<Round extends { answered: number }>(
  server: number,
  round: () => Promise<Round>,
): Promise<Round & { serverMs: number }> {
  const before = cpuSecondsOf(server);
  const result = await round();
  return { ...result, serverMs: ((cpuSecondsOf(server) - before) * 1000) / result.answered };
}

/** The CPU time that all cores together have been busy; NaN where there is no /proc. */
export function busySeconds(): number {
  const [, ...ticks] = read('/proc/stat').split('\n')[0]?.split(/\s+/).map(Number) ?? [];
  const counted = ticks.slice(0, COUNTED).filter((_, column) => !IDLE.has(column));
  return counted.length === 0 ? NaN : counted.reduce((sum, value) => sum + value, 0) / TICKS_PER_SECOND;
}

function isBelow(pid: number, top: number, processes: ReadonlyMap<number, ProcessTimes>): boolean {
  for (let current = pid; current > 0; current = processes.get(current)?.parent ?? 0) {
    if (current === top) return true;
  }
  return false;
}

function readProcesses(): Map<number, ProcessTimes> {
  const pids = names('/proc').filter((name) => /^\d+$/.test(name));
  // One may have ended since the folder was read.
  return new Map(
    pids.flatMap((pid) => {
      const times = timesOf(pid);
      return times ? [[Number(pid), times] as const] : [];
    }),
  );
}

/** See proc(5); the name of the program, in parentheses, may have spaces. */
function timesOf(pid: string): ProcessTimes | undefined {
  const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
  const [parent = NaN] = fields.slice(1, 2).map(Number);
  const ticks = fields.slice(11, 15).reduce((sum, value) => sum + Number(value), 0);
  return Number.isNaN(parent) ? undefined : { parent, ticks };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function names(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
