import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PAGE_PATHS } from '../../src/page/paths.ts';

/** Read, not imported: the page runs in a browser only. */
const source = readFileSync(new URL('../../web/src/shell/routes.tsx', import.meta.url), 'utf8');
const [, list = ''] = /readonly PageRoute\[\] = \[(.*?)^\];/ms.exec(source) ?? [];
const shown = [...list.matchAll(/^ {2}route\('([^']+)'/gm)].map(([, path]) => path ?? '');

test('every route of the page is read here', () => {
  expect(shown.length).toBeGreaterThan(10);
  expect(shown).toHaveLength(list.trim().split('\n').length);
});

test('the server answers with the page at every path that it shows something at', () => {
  expect(PAGE_PATHS).toEqual(expect.arrayContaining(shown));
});

test('the page shows something at every path where the server answers with it', () => {
  expect(shown).toEqual(expect.arrayContaining(PAGE_PATHS));
});
