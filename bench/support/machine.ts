import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';
import { busySeconds, cpuSecondsOf } from './cpu.ts';

/** Where figures were measured: they are compared only with others of the same machine. */
export interface Machine {
  cpu: string;
  cores: number;
  memoryGigabytes: number;
  system: string;
  node: string;
  postgres: string;
}

/** Above it, the load of the last minute is a reason to measure again later. */
const BUSY_LOAD = 0.5;
/** Cores that other programs may use before a figure counts as disturbed. */
const DISTURBING_CORES = 0.15;

export function describeMachine(postgres: string): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    system: systemName(),
    node: process.version,
    postgres,
  };
}

export function lineAbout({ cpu, cores, memoryGigabytes, system, node, postgres }: Machine): string {
  return `${cpu}, ${cores} cores, ${memoryGigabytes} GB, ${system}, Node ${node}, PostgreSQL ${postgres}`;
}

/** Undefined on an idle machine. */
export function warnAboutLoad(): string | undefined {
  const [load = 0] = loadavg();
  if (load <= BUSY_LOAD) return undefined;
  return `The machine is busy: its load is ${load.toFixed(1)} already. Measure again on an idle one.`;
}

/**
 * Watches what the rest of the machine does, from now on.
 *
 * @returns how many cores programs other than the bench, its servers and its clients have used since; NaN where Linux's /proc
 *   does not tell
 */
export function watchOthers(): () => number {
  const start = performance.now();
  const others = () => busySeconds() - cpuSecondsOf(process.pid);
  const before = others();
  return () => Math.max(0, others() - before) / ((performance.now() - start) / 1000);
}

/** Undefined when that was little. */
export function warnAboutOthers(cores: number): string | undefined {
  return cores > DISTURBING_CORES ? `other programs used ${cores.toFixed(1)} cores meanwhile` : undefined;
}

/** As in "Debian GNU/Linux 12 (bookworm), Linux 6.1.0". */
function systemName(): string {
  const kernel = `${type()} ${release()}`;
  try {
    const [, name] = /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8')) ?? [];
    return name === undefined ? kernel : `${name}, ${kernel}`;
  } catch {
    return kernel;
  }
}
