import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { Row } from './figure.ts';
import type { Machine } from './machine.ts';

/** What `--json` keeps of a run. */
export interface Results {
  measuredAt: string;
  /** Undefined outside of a checkout. */
  commit: string | undefined;
  machine: Machine;
  figures: MeasuredFigure[];
}

export interface MeasuredFigure {
  name: string;
  seconds: number;
  /** Cores that other programs used meanwhile. */
  otherCores: number;
  rows: Row[];
}

export function writeResults(results: Results, file: string | undefined): void {
  const text = `${JSON.stringify(results, null, 2)}\n`;
  if (file === undefined) process.stdout.write(text);
  else writeFileSync(file, text);
}

/** As in 7d8c607, with a plus when files are changed. */
export function currentCommit(): string | undefined {
  try {
    const git = (...parameters: string[]) =>
      execFileSync('git', parameters, { encoding: 'utf8', stdio: 'pipe' }).trim();
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : '+'}`;
  } catch {
    return undefined;
  }
}
