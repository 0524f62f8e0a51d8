import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { buildSchema } from 'graphql';
import { renderPage } from './page.ts';

const PROJECT = path.resolve(import.meta.dirname, '../../..');

let rendered: Promise<string> | undefined;

/** The reference of the API in one page that needs no other file, made once from schema.graphql. */
export function renderReference(): Promise<string> {
  rendered ??= render();
  return rendered;
}

async function render(): Promise<string> {
  const [sdl = '', style = '', script = ''] = await Promise.all(
    ['schema.graphql', 'web/reference/page.css', 'web/reference/filter.js'].map((file) =>
      readFile(path.join(PROJECT, file), 'utf8'),
    ),
  );
  return renderPage(buildSchema(sdl), { style, script });
}
