import { expect, test } from 'vitest';
import { directUrl } from '../../scripts/backup/direct-url.ts';

const POOLED = { databaseUrl: 'postgres://pooler', databasePooler: 'pgbouncer' as const };

test('backups go around a pooler, and are refused where there is no such way', () => {
  expect(directUrl({ ...POOLED, databaseDirectUrl: 'postgres://direct' })).toBe('postgres://direct');
  expect(() => directUrl({ ...POOLED, databaseDirectUrl: undefined })).toThrow(
    'DATABASE_URL leads to a pooler: set DATABASE_DIRECT_URL',
  );
  const none = { databaseDirectUrl: undefined, databasePooler: undefined };
  expect(directUrl({ ...none, databaseUrl: 'postgres://db' })).toBe('postgres://db');
  expect(directUrl({ ...none, databaseUrl: undefined })).toBeUndefined();
});
