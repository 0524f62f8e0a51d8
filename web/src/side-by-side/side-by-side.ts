import { Server } from '../component/server.ts';
import { ShowingsToEmbedDocument } from '../generated/component/graphql.ts';
import { BASE } from '../shell/config.ts';
import { sideBySide as de } from '../texts/de/side-by-side.ts';
import { sideBySide as en } from '../texts/en/side-by-side.ts';
import { writePageTexts } from '../texts/page-texts.ts';

writePageTexts({ en, de });
/** Both frames show the same showing. By its name, each is a visitor of its own: see session/session.ts. */
const wanted = new URLSearchParams(location.search).get('showing') ?? (await nextShowing());
const address = wanted === undefined ? BASE : new URL(`showings/${wanted}`, BASE);
for (const frame of document.querySelectorAll('iframe')) {
  frame.addEventListener('load', () => showMap(frame), { once: true });
  frame.src = address.href;
}

/** The map is what there is to see, and a window this small would show the title of the movie instead. */
function showMap({ contentDocument: shown }: HTMLIFrameElement): void {
  if (!shown) return;
  const observer = new MutationObserver(() => {
    const map = shown.querySelector('.rowlock-map');
    if (!map) return;
    observer.disconnect();
    map.scrollIntoView();
  });
  observer.observe(shown, { subtree: true, childList: true });
}

async function nextShowing(): Promise<string | undefined> {
  const { showings } = await new Server(BASE.href).ask(ShowingsToEmbedDocument, { variables: {} });
  return showings.nodes.find(({ availability: { available } }) => available > 9)?.id;
}
