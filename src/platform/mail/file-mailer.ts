import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newId } from '../ids.ts';
import { type Mail, type Mailer, toHeader } from './mailer.ts';

/** Writes each mail into a file of its own, for its owner alone to read: with its link one could log in. */
export class FileMailer implements Mailer {
  readonly #directory: string;
  readonly #from: string;

  constructor({ directory, from }: { directory: string; from: string }) {
    this.#directory = directory;
    this.#from = from;
  }

  async send({ to, subject, text }: Mail): Promise<void> {
    const date = new Date();
    const headers = { From: this.#from, To: to, Subject: subject, Date: date.toUTCString() };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${toHeader(value)}`);
    const name = `${date.toISOString().replaceAll(':', '-')}-${newId().slice(-12)}.txt`;
    const file = path.join(this.#directory, name);
    await mkdir(this.#directory, { recursive: true, mode: 0o700 });
    // Renamed when it is complete, for who watches the folder.
    await writeFile(`${file}.part`, `${lines.join('\n')}\n\n${text}\n`, { flag: 'wx', mode: 0o600 });
    await rename(`${file}.part`, file);
  }
}
