import http from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PAGE_PATHS } from '../../src/page/paths.ts';
import { makeShowing } from '../support/fixtures.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded', { settings: { PUBLIC_URL: 'https://tickets.example/kino' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

function get(address: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(new URL(address, testApp.app.url), { headers: { accept: 'text/html', ...headers } });
}

/** As it comes: `fetch` would decompress it. */
function getRaw(address: string, encoding: string): Promise<{ headers: http.IncomingHttpHeaders; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const request = http.get(new URL(address, testApp.app.url), { headers: { 'accept-encoding': encoding } });
    request.once('error', reject).once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks) }));
    });
  });
}

async function mainScript(): Promise<string> {
  const [, script = ''] =
    /<script type="module"[^>]* src="\.(\/assets\/[^"]+\.js)"/.exec(await (await get('/')).text()) ?? [];
  return script;
}

describe.each(PAGE_PATHS.map((pattern) => pattern.replace(/:\w+/, '019a3f5e-0000-7000-8000-000000000000')))(
  'the page at %s',
  (address) => {
    test('is there, where PUBLIC_URL says, with what the server tells it', async () => {
      const page = await get(address);
      const html = await page.text();
      // A movie or a showing that is not there.
      expect(page.status).toBe(/^.(movies|showings)/.test(address) ? 404 : 200);
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(html).toContain('<base href="/kino/" />');
      expect(html).toContain(
        '<script id="config" type="application/json">{"isDemo":false,"showsSchema":true}</script>',
      );
    });

    test('allows no script and no style but its own files, and tells no other host where a visitor was', async () => {
      const { headers } = await get(address);
      const policy = headers.get('content-security-policy')?.split(';');
      for (const directive of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'self'"])
        expect(policy).toContain(directive);
      expect(policy?.join(';')).not.toContain('unsafe');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    });
  },
);

test('a link to a movie, or to a showing of it, says what it is about before any script has run', async () => {
  const { movieId, showingId } = await makeShowing(testApp.database);
  await testApp.database.prisma.movie.update({
    where: { id: movieId },
    data: { title: '<b>Q&A</b>', synopsis: 'A "quiet" evening.', posterUrl: 'https://posters.example/1.jpg?a=1&b=2' },
  });
  for (const address of [`/movies/${movieId}`, `/showings/${showingId}`]) {
    const page = await get(address);
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain('<title>&lt;b&gt;Q&amp;A&lt;/b&gt; · Rowlock</title>');
    expect(html).toContain('<meta name="description" content="A &quot;quiet&quot; evening." />');
    expect(html).toContain('<meta property="og:image" content="https://posters.example/1.jpg?a=1&amp;b=2" />');
    const again = await get(address, { 'if-none-match': page.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  }
  expect((await get('/')).headers.get('etag')).not.toBe((await get(`/movies/${movieId}`)).headers.get('etag'));
  expect(await (await get('/')).text()).toContain('<title>Rowlock</title>');
});

test('a browser that has the current page is told so', async () => {
  const first = await get('/');
  expect(first.headers.get('cache-control')).toBe('no-cache');
  const again = await get('/find-booking', { 'if-none-match': first.headers.get('etag') ?? '' });
  expect([again.status, await again.text()]).toEqual([304, '']);
  expect((await get('/', { 'if-none-match': '"another"' })).status).toBe(200);
});

test('scripts are kept for good', async () => {
  const { headers } = await get(await mainScript());
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(headers.get('content-type')).toContain('javascript');
});

test('scripts come compressed, and say the same', async () => {
  const script = await mainScript();
  const plain = await getRaw(script, 'identity');
  const brotli = await getRaw(script, 'gzip, br');
  const gzip = await getRaw(script, 'gzip');
  expect([plain, brotli, gzip].map(({ headers }) => headers['content-encoding'])).toEqual([undefined, 'br', 'gzip']);
  expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
  expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
});

test('an unknown address shows a person the page, and a program an error', async () => {
  const page = await get('/no-such-page');
  expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  expect(await page.text()).toContain('<div id="app">');
  const answer = await get('/no-such-page', { accept: 'application/json' });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
});

test.each(['/assets/..%2Findex.html', '/assets/none.js', '/assets/'])('%s is no file of the page', async (address) => {
  expect((await get(address)).status).toBeOneOf([403, 404]);
});
