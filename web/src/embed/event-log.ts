import type { SeatMapEvents } from '../../public/rowlock-seat-map.d.ts';
import { element } from '../seat-map/element.ts';

const MOST_LINES = 50;
const NAMES = ['select', 'hold', 'release', 'error'] as const satisfies (keyof SeatMapEvents)[];

/** Writes each event of the map into the list, the newest first. */
export function logEvents(map: HTMLElement, list: HTMLElement): void {
  for (const name of NAMES) {
    map.addEventListener(name, (event) => {
      list.prepend(lineFor(name, (event as CustomEvent<object>).detail));
      while (list.children.length > MOST_LINES) list.lastElementChild?.remove();
    });
  }
}

function lineFor(name: string, detail: object): HTMLElement {
  const summary = element('summary', {}, element('code', { textContent: name }), ` ${inShort(detail)} `);
  summary.append(element('time', { textContent: new Date().toLocaleTimeString('en-GB') }));
  const all = element('pre', { textContent: JSON.stringify(detail, null, 2), tabIndex: 0 });
  return element('li', {}, element('details', {}, summary, all));
}

function inShort(detail: { seats?: { label: string }[]; code?: string; reason?: string }): string {
  const { seats, code, reason } = detail;
  if (seats) return seats.length === 0 ? 'no seats' : seats.map(({ label }) => label).join(', ');
  return code ?? reason ?? '';
}
