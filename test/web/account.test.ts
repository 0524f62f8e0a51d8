import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { ReadMe } from '../accounts/credential-operations.ts';
import { untilMailed } from '../support/mails.ts';
import { logIn as logInElsewhere, PASSWORD, register } from '../support/registered.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { accountButton, chooseInMenu, fillInLogin, passwordField, section } from './support/account-steps.ts';
import { openPage } from './support/open-page.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** The path of the link in the newest mail, as a person opens it. */
async function mailedPath(email: string, subject: string): Promise<string> {
  const { text } = await untilMailed(testApp, email, { subject });
  const { pathname, hash } = new URL(/^https?:\S+$/m.exec(text)?.[0] ?? '');
  return pathname + hash;
}

describe('a visitor', () => {
  test('registers, and verifies the address by the mail', async () => {
    await using page = await openPage(testApp, '/');
    await page.getByRole('link', { name: 'Log in' }).click();
    await page.getByRole('link', { name: 'Create an account' }).click();
    const email = `${newId()}@example.com`;
    await page.getByLabel('Name').fill('Ada Lovelace');
    await page.getByLabel('E-mail address').fill(email);
    await passwordField(page).fill('password1');
    await page.getByRole('button', { name: 'Create an account' }).click();
    await page.getByText('Choose another password').waitFor();
    expect(await passwordField(page).evaluate((field) => field === document.activeElement)).toBe(true);
    await passwordField(page).fill(PASSWORD);
    await page.getByRole('button', { name: 'Create an account' }).click();
    await accountButton(page).waitFor();
    // Back to where the visitor came from.
    expect(new URL(page.url()).pathname).toBe('/');
    await chooseInMenu(page, 'My bookings');
    await page.getByText('Please verify your e-mail address').waitFor();

    await using mail = await openPage(testApp, await mailedPath(email, 'Verify'), { beside: page });
    expect(mail.url()).toBe(`${testApp.app.url}/verify-email`);
    // Programs that look at mails open their links, too.
    expect((await testApp.database.prisma.account.findFirst({ where: { email } }))?.emailVerifiedAt).toBeNull();
    await mail.getByRole('button', { name: 'Verify my e-mail address' }).click();
    await mail.getByText('Your e-mail address is verified').waitFor();
    await mail.getByRole('link', { name: 'My bookings' }).click();
    await chooseInMenu(mail, 'Settings');
    await section(mail, 'E-mail address').getByText('Verified', { exact: true }).waitFor();
  });

  test('is told which link does not work any more', async () => {
    const { email } = await register(testApp);
    const path = await mailedPath(email, 'Verify');
    await using page = await openPage(testApp, path);
    await page.getByRole('button', { name: 'Verify my e-mail address' }).click();
    await page.getByText('Your e-mail address is verified').waitFor();
    await page.goto('/');
    await page.goto(path);
    await page.getByRole('button', { name: 'Verify my e-mail address' }).click();
    await page.getByText('This link is too old, or it was used already').waitFor();
    await page.reload();
    await page.getByText('open the link of our mail').waitFor();
  });

  test('comes back, after the login, to what needs one', async () => {
    const account = await register(testApp);
    await using page = await openPage(testApp, '/account/settings');
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    await fillInLogin(page, { ...account, password: 'difference engines' });
    await page.getByRole('alert').filter({ hasText: 'The e-mail address or the password is wrong.' }).waitFor();
    await passwordField(page).fill(account.password);
    await page.getByRole('button', { name: 'Show the password' }).click();
    expect(await passwordField(page).getAttribute('type')).toBe('text');
    await page.getByRole('button', { name: 'Log in', exact: true }).click();
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/account/settings');
    await expect.poll(() => page.title()).toBe('Settings · Rowlock');
  });

  test('is led to no other host by the address of the login', async () => {
    const account = await register(testApp);
    await using page = await openPage(testApp, '/login?then=//elsewhere.example/');
    await fillInLogin(page, account);
    await page.getByRole('heading', { name: 'My bookings' }).waitFor();
    expect(page.url()).toBe(`${testApp.app.url}/account`);
  });

  test('chooses a new password by the mail', async () => {
    const account = await register(testApp);
    await using page = await openPage(testApp, '/login');
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await page.getByLabel('E-mail address').fill(account.email);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.getByText(`If there is an account for ${account.email}`).waitFor();

    await page.goto(await mailedPath(account.email, 'Choose a new password'));
    expect(page.url()).toBe(`${testApp.app.url}/reset-password`);
    await passwordField(page, 'New password').fill('password1');
    await page.getByRole('button', { name: 'Change my password' }).click();
    await page.getByText('Choose another password').waitFor();
    await passwordField(page, 'New password').fill('analytical engine');
    await page.getByRole('button', { name: 'Change my password' }).click();
    await page.getByRole('heading', { name: 'My bookings' }).waitFor();
    expect(await logInElsewhere(testApp, account)).toBeUndefined();
    expect(await logInElsewhere(testApp, { ...account, password: 'analytical engine' })).toBeDefined();
    await expect(account.client.request(ReadMe, {})).rejects.toThrow();
  });
});

describe('in the settings', () => {
  test('the name changes', async () => {
    const account = await register(testApp);
    await using page = await openPage(testApp, '/login?then=/account/settings');
    await fillInLogin(page, account);
    await page.getByRole('textbox', { name: 'Name' }).fill('Countess of Lovelace');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await accountButton(page).click();
    await page.getByRole('banner').getByText('Countess of Lovelace').waitFor();
    expect((await account.client.request(ReadMe, {})).me).toMatchObject({ name: 'Countess of Lovelace' });
  });

  test('the address changes once its mail is answered', async () => {
    const account = await register(testApp);
    const newEmail = `${newId()}@example.com`;
    await using page = await openPage(testApp, '/login?then=/account/settings');
    await fillInLogin(page, account);
    const email = section(page, 'E-mail address');
    await email.getByText('Change the address').click();
    await email.getByLabel('New e-mail address').fill(newEmail);
    await passwordField(email, 'Current password').fill('wrong password');
    await email.getByRole('button', { name: 'Send a link' }).click();
    await email.getByText('This password is wrong.').waitFor();
    await passwordField(email, 'Current password').fill(account.password);
    await email.getByRole('button', { name: 'Send a link' }).click();
    await email.getByText(`Open the link in the mail to ${newEmail}`).waitFor();
    await email.getByText(account.email).waitFor();

    await page.goto(await mailedPath(newEmail, 'Verify'));
    await page.getByRole('button', { name: 'Verify my e-mail address' }).click();
    await page.getByText('Your e-mail address is verified').waitFor();
    await page.goto('/account/settings');
    await section(page, 'E-mail address').getByText(newEmail).waitFor();
  });

  test('the password changes, and other devices are logged out', async () => {
    const account = await register(testApp);
    await using page = await openPage(testApp, '/login?then=/account/settings');
    await fillInLogin(page, account);
    await section(page, 'Devices').getByRole('listitem').nth(1).waitFor();
    const password = section(page, 'Password');
    await password.getByText('Change the password').first().click();
    await passwordField(password, 'Current password').fill(account.password);
    await passwordField(password, 'New password').fill('analytical engine');
    await password.getByRole('button', { name: 'Change the password' }).click();
    await password.getByText('Your password is changed.').waitFor();
    await expect(account.client.request(ReadMe, {})).rejects.toThrow();
    expect(await section(page, 'Devices').getByRole('listitem').count()).toBe(1);
  });

  test('another device is logged out', async () => {
    const account = await register(testApp);
    await using page = await openPage(testApp, '/login?then=/account/settings');
    await fillInLogin(page, account);
    const devices = section(page, 'Devices');
    await devices.getByRole('listitem').nth(1).waitFor();
    await devices.getByText('This device').waitFor();
    await devices.getByRole('button', { name: /^Log out (?!everywhere)/ }).click();
    await devices.getByText('is logged out.').waitFor();
    expect(await devices.getByRole('listitem').count()).toBe(1);
    await expect(account.client.request(ReadMe, {})).rejects.toThrow();
  });

  test('everything that is kept can be downloaded', async () => {
    const account = await register(testApp);
    await using page = await openPage(testApp, '/login?then=/account/settings', { expected: [/\/my-data\//] });
    // The link is to the server's public address, which is another one here.
    await page.route('**/my-data/*', async (route) => {
      const url = new URL(new URL(route.request().url()).pathname, testApp.app.url).href;
      await route.fulfill({ response: await route.fetch({ url }) });
    });
    await fillInLogin(page, account);
    const data = section(page, 'My data');
    await passwordField(data, 'Current password').fill(account.password);
    await data.getByRole('button', { name: 'Prepare the file' }).click();
    const link = data.getByRole('link', { name: 'Download my data' });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('my-data.json');
    expect(await readFile(await download.path(), 'utf8')).toContain(account.email);
  });

  test('the account is closed, once its owner is sure', async () => {
    const account = await register(testApp);
    await using page = await openPage(testApp, '/login?then=/account/settings');
    await fillInLogin(page, account);
    await page.getByRole('button', { name: 'Close my account …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Close your account?' });
    await dialog.getByText('Seats that you hold are given back.').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Close my account …' }).click();
    await passwordField(dialog, 'Current password').fill(account.password);
    await dialog.getByRole('button', { name: 'Close my account for good' }).click();
    await page.getByText('Your account is closed, and your data is deleted.').waitFor();
    await page.getByRole('banner').getByRole('link', { name: 'Log in' }).waitFor();
    expect(await logInElsewhere(testApp, account)).toBeUndefined();
  });
});

test('a password that is tried too often is refused, with the time to wait', async () => {
  await using limited = await startTestApp('embedded', { settings: { RATE_LIMITS: 'on' } });
  const account = await register(limited);
  await using page = await openPage(limited, '/login');
  // It is the address that the account was registered from: ten are free there.
  for (let attempts = 0; attempts < 10; attempts++)
    await logInElsewhere(limited, { ...account, password: `wrong password ${attempts}` });
  await fillInLogin(page, account);
  await page
    .getByRole('alert')
    .filter({ hasText: /Too many attempts.*Try again in \d+ (seconds|minutes), at \d{1,2}:\d\d/ })
    .waitFor();
});

test('the account speaks German on a phone', async () => {
  const account = await register(testApp);
  await using page = await openPage(testApp, '/login?then=/account/settings', { size: 'phone', locale: 'de-DE' });
  expect(await page.locator('html').getAttribute('lang')).toBe('de');
  await page.getByLabel('E-Mail-Adresse').fill(account.email);
  await passwordField(page, 'Passwort').fill(account.password);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.getByRole('heading', { name: 'Einstellungen' }).waitFor();
  await page.getByRole('button', { name: 'Überall abmelden' }).click();
  await page.getByText('Sie sind abgemeldet.').waitFor();
  await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
});
