import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { LinkPreview } from './link-preview.ts';
import { describePage, fillInPage, type PageConfig } from './page-html.ts';

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
  #filled: Promise<string> | undefined;

  constructor(parts: PageParts) {
    this.#parts = parts;
  }

  /** @param preview left out: the page is about nothing of its own */
  async filled(preview?: LinkPreview | null): Promise<FilledPage> {
    this.#filled ??= this.#fill();
    const html = preview ? describePage(await this.#filled, preview) : await this.#filled;
    return { html, etag: `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"` };
  }

  async #fill(): Promise<string> {
    await this.#parts.built;
    return fillInPage(await readFile(path.join(PAGE_DIRECTORY, this.#parts.file), 'utf8'), this.#parts);
  }
}
