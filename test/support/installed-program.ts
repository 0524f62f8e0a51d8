import { execFileSync } from 'node:child_process';

/**
 * On the PATH, or, where that is allowed, from the system's packages.
 *
 * @throws with `missing` when there is none
 */
export function findProgram(wanted: { names: readonly string[]; debianPackage: string; missing: string }): string {
  const { names, debianPackage, missing } = wanted;
  const found = names.find(isOnPath);
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && isOnPath('apt-get')) {
    const install = `apt-get update -qq && apt-get install -y -qq --no-install-recommends ${debianPackage}`;
    execFileSync('sh', ['-c', install], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    const installed = names.find(isOnPath);
    if (installed !== undefined) return installed;
  }
  throw new Error(missing);
}

export function isOnPath(program: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
