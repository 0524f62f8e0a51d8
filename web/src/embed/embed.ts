import type { RowlockSeatMapElement } from '../../public/rowlock-seat-map.d.ts';
import { Server } from '../component/server.ts';
import { ShowingsToEmbedDocument } from '../generated/component/graphql.ts';
import { element } from '../seat-map/element.ts';
import { BASE, config } from '../shell/config.ts';
import { logEvents } from './event-log.ts';
import { type Look, LOOKS } from './looks.ts';

const map = the<RowlockSeatMapElement>('rowlock-seat-map');
const snippet = the('#snippet');
const css = the<HTMLTextAreaElement>('#css');
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets.push(sheet);

the('#developers').hidden = !config.showsSchema;
logEvents(map, the('#log'));
showLooks(the('.looks'));
css.addEventListener('input', () => sheet.replaceSync(css.value));
on('#language', ({ value }) => map.setAttribute('language', value));
on('#most', ({ value }) => map.setAttribute('max-seats', value));
on('#readonly', ({ checked }) => map.toggleAttribute('readonly', checked));
the('#copy').addEventListener('click', () => void copySnippet());
new MutationObserver(showSnippet).observe(map, { attributes: true });
showSnippet();
await showExample();

/** The one that the address names, or the next one with seats to pick. */
async function showExample(): Promise<void> {
  const wanted = new URLSearchParams(location.search).get('showing');
  const { showings } = await new Server(BASE.href).ask(ShowingsToEmbedDocument, { variables: {} });
  const showing =
    showings.nodes.find(({ id }) => id === wanted) ?? showings.nodes.find((each) => each.availability.available > 9);
  the('#what').textContent = showing
    ? `${showing.movie.title} in ${showing.auditorium.name}, ${showing.auditorium.cinema.name}. The seats are real: open this page twice.`
    : 'No showing is on sale now.';
  if (showing) map.setAttribute('showing', showing.id);
}

function showSnippet(): void {
  const attributes = [...map.attributes]
    .filter(({ name }) => ['showing', 'language', 'max-seats', 'readonly'].includes(name))
    .map(({ name, value }) => `\n  ${name}${value === '' ? '' : `="${value}"`}`);
  snippet.textContent = `<script type="module"
  src="${BASE.href}rowlock-seat-map.js"></script>

<rowlock-seat-map
  server="${BASE.href.replace(/\/$/, '')}"${attributes.join('')}
></rowlock-seat-map>`;
}

function showLooks(place: HTMLElement): void {
  for (const look of LOOKS) {
    const radio = element('input', { type: 'radio', name: 'look', className: 'unseen', checked: look === LOOKS[0] });
    radio.addEventListener('change', () => choose(look));
    const sign = element('i', { ariaHidden: 'true' });
    const [ground, accent] = look.colors;
    sign.style.background = `linear-gradient(135deg, ${ground} 50%, ${accent} 50%)`;
    place.append(element('label', {}, radio, sign, look.name));
  }
  if (LOOKS[0]) choose(LOOKS[0]);
}

function choose(look: Look): void {
  css.value = look.css;
  sheet.replaceSync(look.css);
}

async function copySnippet(): Promise<void> {
  await navigator.clipboard.writeText(snippet.textContent);
  the('#copied').textContent = 'Copied.';
  the('#copy').textContent = 'Copied';
}

function on(selector: string, change: (input: HTMLInputElement) => void): void {
  const input = the<HTMLInputElement>(selector);
  input.addEventListener('change', () => change(input));
}

function the<Found extends HTMLElement>(selector: string): Found {
  const found = document.querySelector<Found>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}
