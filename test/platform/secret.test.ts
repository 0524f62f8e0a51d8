import { stat } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { keptSecret } from '../../src/platform/secret.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

test('a secret is made once and kept, where only its account can read it', async () => {
  await using directory = await temporaryDirectory();
  const dataDir = path.join(directory.path, 'not', 'there', 'yet');
  const secret = await keptSecret(dataDir, 'jwt-secret');
  expect(Buffer.byteLength(secret)).toBeGreaterThanOrEqual(32);
  expect(await keptSecret(dataDir, 'jwt-secret')).toBe(secret);
  expect((await stat(path.join(dataDir, 'jwt-secret'))).mode & 0o777).toBe(0o600);
  expect(await keptSecret(dataDir, 'another')).not.toBe(secret);
});

test('processes that want it at once get the same', async () => {
  await using directory = await temporaryDirectory();
  const secrets = await Promise.all(Array.from({ length: 20 }, () => keptSecret(directory.path, 'jwt-secret')));
  expect(new Set(secrets).size).toBe(1);
  expect(secrets[0]).toHaveLength(64);
});
