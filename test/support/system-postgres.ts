import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { serverAccount } from '../../src/platform/embedded-postgres/files.ts';
import type { Resources } from '../../src/platform/resources.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const DEBIAN = '/usr/lib/postgresql';

/** The newest PostgreSQL of Debian's packages on this machine; undefined when there is none. */
export const systemPostgres: string | undefined = (existsSync(DEBIAN) ? readdirSync(DEBIAN) : [])
  .toSorted((a, b) => Number(b) - Number(a))
  .map((version) => path.join(DEBIAN, version, 'bin'))
  .find((binaries) => existsSync(path.join(binaries, 'initdb')));

/** A server of it with the locale C, which knows the letters of ASCII only. */
export async function startSystemPostgres(resources: Resources): Promise<string> {
  const account = await serverAccount();
  const { path: directory } = resources.use(await temporaryDirectory());
  const data = path.join(directory, 'data');
  await mkdir(data, { mode: 0o700 });
  if (account.uid !== undefined)
    await Promise.all([directory, data].map((place) => chown(place, account.uid, account.gid)));
  const initdb = ['-D', data, '--username=rowlock', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  await promisify(execFile)(path.join(systemPostgres ?? '', 'initdb'), initdb, account);
  const place = ['-D', data, '-k', directory, '-c', 'listen_addresses=', '-c', 'fsync=off'];
  const server = spawn(path.join(systemPostgres ?? '', 'postgres'), place, { ...account, stdio: 'ignore' });
  resources.defer(async () => {
    server.kill('SIGQUIT');
    await once(server, 'exit');
  });
  const url = `postgresql://rowlock@localhost/postgres?host=${encodeURIComponent(directory)}`;
  for (let rounds = 0; rounds < 600; rounds++) {
    if (await answers(url)) return url;
    await sleep(50);
  }
  throw new Error('the PostgreSQL of this machine did not start');
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}
