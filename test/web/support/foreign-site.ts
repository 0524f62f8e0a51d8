import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';

/** Writes down what the events of the map say, in their order. */
const LOG = `window.seen = [];
for (const name of ['select', 'hold', 'release', 'error'])
  document.addEventListener(name, ({ detail }) => detail && seen.push({ name, ...detail }));`;

export interface SeenEvent {
  name: 'select' | 'hold' | 'release' | 'error';
  seats?: { label: string; category: { name: string }; prices: { decimal: string }[] }[];
  holdId?: string;
  secondsLeft?: number;
  isRestored?: boolean;
  reason?: string;
  code?: string;
  message?: string;
}

/** A site of a cinema: an origin of its own, with a strict content security policy. */
export class ForeignSite implements AsyncDisposable {
  /** For ALLOWED_ORIGINS. */
  readonly origin: string;
  readonly #server: ReturnType<typeof createServer>;

  private constructor(server: ReturnType<typeof createServer>) {
    this.#server = server;
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async open(): Promise<ForeignSite> {
    const server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://site');
      if (pathname === '/log.js') response.setHeader('content-type', 'text/javascript').end(LOG);
      else if (pathname === '/') {
        const rowlock = searchParams.get('rowlock') ?? '';
        response.setHeader('content-type', 'text/html').setHeader('content-security-policy', policyFor(rowlock));
        response.end(pageOf(rowlock, searchParams.get('attributes') ?? ''));
      } else response.writeHead(404).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return new ForeignSite(server);
  }

  /** @param rowlock the address of the server @param attributes of the element, as in `showing="…" readonly` */
  pathOf(rowlock: string, attributes: string): string {
    return `/?${new URLSearchParams({ rowlock, attributes }).toString()}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}

/** What the events have said until now. */
export function seenEvents(page: Page): Promise<SeenEvent[]> {
  return page.evaluate('seen');
}

function policyFor(rowlock: string): string {
  const sockets = rowlock.replace('http', 'ws');
  return `default-src 'none'; script-src 'self' ${rowlock}; connect-src ${rowlock} ${sockets}; img-src data:`;
}

function pageOf(rowlock: string, attributes: string): string {
  return `<!doctype html>
    <html lang="en">
      <meta name="viewport" content="width=device-width" />
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" href="data:," />
      <title>Lichtspiel am Fluss</title>
      <main>
        <h1>Lichtspiel am Fluss</h1>
        <rowlock-seat-map server="${rowlock}" ${attributes}></rowlock-seat-map>
      </main>
      <script src="/log.js"></script>
      <script type="module" src="${rowlock}/rowlock-seat-map.js"></script>
    </html>`;
}
