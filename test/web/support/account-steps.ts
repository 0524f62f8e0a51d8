import type { Locator, Page } from 'playwright-core';

/** What a person does with an account on the page. */

export function passwordField(page: Page | Locator, label = 'Password'): Locator {
  return page.getByLabel(label, { exact: true });
}

/** On the page of the login. */
export async function fillInLogin(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await passwordField(page).fill(password);
  await page.getByRole('button', { name: 'Log in', exact: true }).click();
}

/** From any page, by the link in its head. */
export async function logIn(page: Page, account: { email: string; password: string }): Promise<void> {
  await page.getByRole('banner').getByRole('link', { name: 'Log in' }).click();
  await fillInLogin(page, account);
  await accountButton(page).waitFor();
}

/** In the head, once there is a session. */
export function accountButton(page: Page): Locator {
  return page.getByRole('banner').getByRole('button', { name: 'Account' });
}

export async function chooseInMenu(page: Page, name: string): Promise<void> {
  await accountButton(page).click();
  const menu = page.getByRole('banner').locator('[popover]');
  await menu.getByRole('link', { name }).or(menu.getByRole('button', { name })).click();
}

/** The part of the settings with that title. */
export function section(page: Page, title: string): Locator {
  return page.getByRole('region', { name: title, exact: true });
}
