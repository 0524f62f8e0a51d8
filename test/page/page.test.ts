import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PAGE_PATHS } from '../../src/page/paths.ts';
import { rawRequest } from '../support/raw-request.ts';
import { projectRoot } from '../support/server-process.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded', { settings: { PUBLIC_URL: 'https://tickets.example/kino' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

function get(address: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(new URL(address, testApp.app.url), { headers: { accept: 'text/html', ...headers } });
}
