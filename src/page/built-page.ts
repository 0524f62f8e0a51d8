import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fillInPage, type PageConfig } from './page-html.ts';

/** Made by `npm run build`. */
export const PAGE_DIRECTORY = path.resolve(import.meta.dirname, '../../dist/web');

/** A page as this server sends it, and its ETag. */
export interface FilledPage {
  html: string;
  etag: string;
}

interface PageParts {
  /** As in `index.html`. */
  file: string;
  publicUrl: string;
  config: PageConfig;
  /** Resolves when the files are there. */
  built: Promise<unknown>;
}

/** A page, read when it is asked for the first time: `npm start` may still be building it. */
export class BuiltPage {
  readonly #parts: PageParts;
  #filled: Promise<FilledPage> | undefined;

  constructor(parts: PageParts) {
    this.#parts = parts;
  }

  filled(): Promise<FilledPage> {
    this.#filled ??= this.#fill();
    return this.#filled;
  }

  async #fill(): Promise<FilledPage> {
    await this.#parts.built;
    const html = fillInPage(await readFile(path.join(PAGE_DIRECTORY, this.#parts.file), 'utf8'), this.#parts);
    return { html, etag: `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"` };
  }
}
