import { once } from 'node:events';
import type { Writable } from 'node:stream';
import pg from 'pg';
import { BackupError } from './backup-error.ts';

/** The first byte of each message; the others say how far it is, and what is in it. */
const NEW_ARCHIVE = 0x6e;
const CONTENTS = 0x64;

/** At once, and with the WAL that is written meanwhile: what is archived is consistent by itself. */
const COMMAND = `BASE_BACKUP (LABEL 'rowlock', CHECKPOINT 'fast', WAL true, MANIFEST 'no')`;

/** The answer to BASE_BACKUP: a tar archive of the data folder, made by the server, which checks its pages meanwhile. */
class BaseBackup extends pg.Query {
  readonly #to: Writable;
  #archives = 0;
  #isPaused = false;

  constructor(to: Writable) {
    super(COMMAND);
    this.#to = to;
  }

  /** Called by pg, which does nothing here by itself. Its buffer is used again for the next message. */
  handleCopyData({ chunk }: { chunk: Buffer }, { stream }: pg.Connection): void {
    if (chunk[0] === NEW_ARCHIVE) {
      // What is written to may fail, and would never be drained.
      if (++this.#archives === 1) this.#to.once('close', () => stream.destroy());
      else this.emit('error', new BackupError('a database with tablespaces cannot be backed up so'));
    }
    if (chunk[0] !== CONTENTS || this.#to.write(Buffer.from(chunk.subarray(1))) || this.#isPaused) return;
    // What has been received already comes all the same.
    this.#isPaused = true;
    stream.pause();
    this.#to.once('drain', () => {
      this.#isPaused = false;
      stream.resume();
    });
  }
}

/** Of a running PostgreSQL 15 or newer: what pg_basebackup does. Ends `to`. */
export async function writeBaseBackup(connectionString: string, to: Writable): Promise<void> {
  const client = new pg.Client({ connectionString, replication: 'true' } as pg.ClientConfig);
  const lost = new Promise<never>((_, reject) => client.on('error', reject));
  lost.catch(() => undefined);
  await client.connect();
  try {
    await Promise.race([once(client.query(new BaseBackup(to)), 'end'), lost]);
  } finally {
    await client.end();
  }
  to.end();
}
