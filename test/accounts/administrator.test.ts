import { expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { Login } from './operations.ts';

const logger = createLogger('silent');

function administrators({ database }: TestApp) {
  return database.prisma.account.findMany({ where: { role: 'ADMIN' } });
}

test('the first start makes the administrator that the settings name, and later ones make no other', async () => {
  const settings = { ADMIN_EMAIL: 'Boss@Example.com', ADMIN_PASSWORD: 'the first password' };
  await using testApp = await startTestApp('embedded', { settings });
  const logIn = (password: string) =>
    testApp.client.request(Login, { input: { email: 'boss@example.com', password } }).then(({ login }) => login);
  expect(testApp.app.administratorPassword).toBeUndefined();
  expect(await logIn('the first password')).toMatchObject({ account: { role: 'ADMIN' }, errors: [] });

  const before = await administrators(testApp);
  expect(before).toMatchObject([{ email: 'boss@example.com' }]);
  const changed = { ...testApp.environment, ADMIN_EMAIL: 'other@example.com', ADMIN_PASSWORD: 'the second password' };
  await using second = await createApp(readConfig(changed), { logger });
  expect(second.administratorPassword).toBeUndefined();
  expect(await administrators(testApp)).toEqual(before);
  expect(await logIn('the second password')).toMatchObject({ errors: [{ __typename: 'InvalidCredentials' }] });
});

test('a password that nobody gave is made, told once, and works', async () => {
  await using testApp = await startTestApp('embedded', { settings: { ADMIN_PASSWORD: '' } });
  const { administratorPassword } = testApp.app;
  expect(administratorPassword).toMatch(/^[\w-]{16}$/);
  const input = { email: 'admin@rowlock.example', password: administratorPassword ?? '' };
  expect(await testApp.client.request(Login, { input })).toMatchObject({ login: { account: { role: 'ADMIN' } } });

  await using second = await createApp(readConfig(testApp.environment), { logger });
  expect(second.administratorPassword).toBeUndefined();
});

test('processes that start at once make one administrator', async () => {
  await using testApp = await startTestApp('embedded');
  await testApp.database.prisma.account.deleteMany();
  const start = () => createApp(readConfig({ ...testApp.environment, ADMIN_PASSWORD: '' }), { logger });
  const apps = await Promise.all([start(), start(), start()]);
  const told = apps.flatMap(({ administratorPassword }) => administratorPassword ?? []);
  await Promise.all(apps.map((app) => app[Symbol.asyncDispose]()));
  expect(await administrators(testApp)).toHaveLength(1);
  expect(told).toHaveLength(1);
});
