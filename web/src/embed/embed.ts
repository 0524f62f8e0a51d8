import { Server } from '../component/server.ts';
import { ShowingsToEmbedDocument } from '../generated/component/graphql.ts';
import { element } from '../seat-map/element.ts';
import { BASE, config } from '../shell/config.ts';
import { embed as de } from '../texts/de/embed.ts';
import { embed as en } from '../texts/en/embed.ts';
import { writePageTexts } from '../texts/page-texts.ts';
import { logEvents } from './event-log.ts';
import { type Look, looksIn } from './looks.ts';

const texts = writePageTexts({ en, de });

const map = the('rowlock-seat-map', HTMLElement);
const snippet = the('#snippet', HTMLElement);
const css = the('#css', HTMLTextAreaElement);
const language = the('#language', HTMLSelectElement);
const most = the('#most', HTMLSelectElement);
const isReadonly = the('#readonly', HTMLInputElement);
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets.push(sheet);

the('#developers', HTMLElement).hidden = !config.showsSchema;
logEvents(map, the('#log', HTMLElement), texts);
showLooks(the('.looks', HTMLElement));
css.addEventListener('input', () => sheet.replaceSync(css.value));
language.addEventListener('change', () => map.setAttribute('language', language.value));
most.addEventListener('change', () => map.setAttribute('max-seats', most.value));
isReadonly.addEventListener('change', () => map.toggleAttribute('readonly', isReadonly.checked));
the('#copy', HTMLElement).addEventListener('click', () => void copySnippet());
new MutationObserver(showSnippet).observe(map, { attributes: true });
language.value = document.documentElement.lang;
showSnippet();
await showExample();

/** The one that the address names, or the next one with seats to pick. */
async function showExample(): Promise<void> {
  const wanted = new URLSearchParams(location.search).get('showing');
  const { showings } = await new Server(BASE.href).ask(ShowingsToEmbedDocument, { variables: {} });
  const showing =
    showings.nodes.find(({ id }) => id === wanted) ?? showings.nodes.find((each) => each.availability.available > 9);
  the('#what', HTMLElement).textContent = showing
    ? texts.showing(showing.movie.title, showing.auditorium.name, showing.auditorium.cinema.name)
    : texts.noShowing;
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
  const looks = looksIn(texts);
  for (const look of looks) {
    const radio = element('input', { type: 'radio', name: 'look', className: 'unseen', checked: look === looks[0] });
    radio.addEventListener('change', () => choose(look));
    const sign = element('i', { ariaHidden: 'true' });
    const [ground, accent] = look.colors;
    sign.style.background = `linear-gradient(135deg, ${ground} 50%, ${accent} 50%)`;
    place.append(element('label', {}, radio, sign, look.name));
  }
  if (looks[0]) choose(looks[0]);
}

function choose(look: Look): void {
  css.value = look.css;
  sheet.replaceSync(look.css);
}

async function copySnippet(): Promise<void> {
  await navigator.clipboard.writeText(snippet.textContent);
  the('#copied', HTMLElement).textContent = texts.copied;
}

function the<Found extends HTMLElement>(selector: string, kind: new () => Found): Found {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`the page has no ${selector}`);
  return found;
}
