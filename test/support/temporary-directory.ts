import { chmod, mkdtemp, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface TemporaryDirectory extends AsyncDisposable {
  path: string;
}

/**
 * A folder that goes when the test has ended. Other accounts can pass through it: PostgreSQL, which does
 * not run as root, would get its files elsewhere otherwise.
 */
export async function temporaryDirectory({ mode = 0o755 } = {}): Promise<TemporaryDirectory> {
  const directory = await mkdtemp(path.join(tmpdir(), 'rowlock-test-'));
  await chmod(directory, mode);
  return {
    path: directory,
    async [Symbol.asyncDispose]() {
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Removes also what the database of a DATA_DIR below a closed folder got elsewhere. */
export async function removeLinkedData(dataDir: string): Promise<void> {
  const elsewhere = await readlink(path.join(dataDir, 'postgres')).catch(() => undefined);
  if (elsewhere) await rm(path.dirname(elsewhere), { recursive: true, force: true });
}
