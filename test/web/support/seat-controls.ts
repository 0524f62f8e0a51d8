import type { Locator, Page } from 'playwright-core';

/** The control of a seat on the map, as in `C4`, whatever its state. */
export function seatOnMap(page: Page, label: string): Locator {
  return page.getByRole('group', { name: 'Seat map' }).getByRole('button', { name: startOf(label) });
}

/** The same seat in the list. */
export function seatInList(page: Page, label: string): Locator {
  return page
    .getByRole('group', { name: `Row ${label.charAt(0)}`, exact: true })
    .getByRole('button', { name: startOf(label) });
}

function startOf(label: string): RegExp {
  return new RegExp(`^Row ${label.charAt(0)}, seat ${label.slice(1)},`);
}
