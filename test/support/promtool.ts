import { spawnSync } from 'node:child_process';
import { findProgram } from './installed-program.ts';

/** Prometheus's own checker. @throws with what it complains about */
export function promtool(parameters: readonly string[], { cwd, input = '' }: { cwd?: string; input?: string } = {}) {
  const program = findProgram({
    names: ['promtool', '/usr/bin/promtool'],
    debianPackage: 'prometheus',
    missing: 'The tests need promtool: install prometheus',
  });
  const { status, stdout, stderr } = spawnSync(program, parameters, { cwd, input, encoding: 'utf8' });
  if (status !== 0) throw new Error(stdout + stderr);
  return stdout + stderr;
}
