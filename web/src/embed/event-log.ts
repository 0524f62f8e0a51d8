import type { SeatMapEvents } from '../../public/rowlock-seat-map.d.ts';
import { element } from '../seat-map/element.ts';
import type { embed } from '../texts/en/embed.ts';
import { chosenLanguage, localeOf } from '../texts/language.ts';

const MOST_LINES = 50;
const NAMES = ['select', 'hold', 'release', 'error'] as const satisfies (keyof SeatMapEvents)[];

/** Writes each event of the map into the log, the newest first. */
export function logEvents(map: HTMLElement, log: HTMLElement, texts: typeof embed): void {
  for (const name of NAMES) {
    map.addEventListener(name, (event) => {
      log.prepend(lineFor(name, (event as CustomEvent<object>).detail, texts));
      while (log.children.length > MOST_LINES) log.lastElementChild?.remove();
    });
  }
}

function lineFor(name: string, detail: object, texts: typeof embed): HTMLElement {
  const summary = element('summary', {}, element('code', { textContent: name }), ` ${inShort(detail, texts)} `);
  summary.append(
    element('time', {
      textContent: new Date().toLocaleTimeString(localeOf(chosenLanguage())),
    }),
  );
  const all = element('pre', { textContent: JSON.stringify(detail, null, 2), tabIndex: 0 });
  return element('details', {}, summary, all);
}

function inShort(
  detail: { seats?: { label: string }[]; code?: string; reason?: string },
  { noSeats }: typeof embed,
): string {
  const { seats, code, reason } = detail;
  if (seats) return seats.length === 0 ? noSeats : seats.map(({ label }) => label).join(', ');
  return code ?? reason ?? '';
}
