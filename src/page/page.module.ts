import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SettingValues } from '../config/settings.ts';
import type { CardFields } from '../payments/card-fields.ts';
import { defineModule } from '../platform/module.ts';
import type { platformSettings } from '../platform/platform.settings.ts';
import { BuiltPage, PAGE_DIRECTORY } from './built-page.ts';
import { type LinkPreview, type PreviewSources, previewOf } from './link-preview.ts';
import { COMPONENT_HEADERS, pageHeaders } from './page-headers.ts';
import type { PageConfig } from './page-html.ts';
import { PAGE_PATHS } from './paths.ts';

/** `<rowlock-seat-map>`. */
const COMPONENT = 'rowlock-seat-map.js';
/** Its types, for pages that are written in TypeScript. */
const COMPONENT_TYPES = 'rowlock-seat-map.d.ts';

interface Needs extends PreviewSources {
  config: Pick<SettingValues<typeof platformSettings>, 'publicUrl'>;
  isDemo: boolean;
  showsSchema: boolean;
  cardFields: CardFields | null;
  replacements: { pagesBuilt?: Promise<unknown> | undefined };
}

/** The web page: what is on, the seat map, buying, and accounts. `web/` has its sources. */
export const page = defineModule<Needs, object>({
  create: () => ({}),
  routes(fastify, { config: { publicUrl }, isDemo, showsSchema, cardFields, replacements, ...sources }) {
    const built = replacements.pagesBuilt ?? Promise.resolve();
    const told = { isDemo, showsSchema };
    const pageOf = (file: string, config: PageConfig = told, headers = pageHeaders()) => ({
      built: new BuiltPage({ file, publicUrl, config, built }),
      headers,
    });
    const app = cardFields
      ? pageOf('index.html', { ...told, cardFields: toldOf(cardFields) }, pageHeaders(cardFields.sources))
      : pageOf('index.html');
    const serve = (path: string, served: ServedPage) =>
      fastify.get(path, (request, reply) => sendPage(served, { request, reply, status: 200 }));
    for (const path of PAGE_PATHS) {
      fastify.get<{ Params: Record<string, string> }>(path, async (request, reply) => {
        // Without the database the page still says what is the matter.
        const preview = await previewOf(request.params, sources).catch(() => undefined);
        return sendPage(app, { request, reply, status: preview === null ? 404 : 200, preview });
      });
    }
    serve('/embed', pageOf('embed.html'));
    if (isDemo) serve('/side-by-side', pageOf('side-by-side.html'));
    void fastify.register((assets) => addAssets(assets, built));
    // A person who followed an old link sees the page, and programs an error that they can read.
    fastify.get('/*', { exposeHeadRoute: false }, (request, reply) => {
      if (acceptsHtml(request)) return sendPage(app, { request, reply, status: 404 });
      reply.callNotFound();
      return reply;
    });
  },
});

interface ServedPage {
  built: BuiltPage;
  headers: Readonly<Record<string, string>>;
}

function toldOf({ provider, publishableKey }: CardFields): PageConfig['cardFields'] & object {
  return { provider, publishableKey };
}

interface SentPage {
  request: FastifyRequest;
  reply: FastifyReply;
  status: number;
  preview?: LinkPreview | null | undefined;
}

async function sendPage(
  { built, headers }: ServedPage,
  { request, reply, status, preview }: SentPage,
): Promise<FastifyReply> {
  const { html, etag } = await built.filled(preview);
  void reply.headers(headers).header('etag', etag);
  if (status === 200 && request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.code(status).type('text/html; charset=utf-8').send(html);
}

/** Scripts, styles and fonts. Their names change with their content, so browsers may keep them for good. */
async function addAssets(assets: FastifyInstance, built: Promise<unknown>): Promise<void> {
  await assets.register(fastifyStatic, { root: PAGE_DIRECTORY, serve: false, preCompressed: true });
  assets.get<{ Params: { file: string } }>('/assets/:file', ({ params: { file } }, reply) =>
    reply.sendFile(`assets/${file}`, { maxAge: '1y', immutable: true }),
  );
  assets.get(`/${COMPONENT_TYPES}`, async (_request, reply) => {
    await built;
    // The library takes the ending for that of a video.
    void reply.type('text/plain; charset=utf-8').header('cache-control', 'no-cache');
    return reply.sendFile(COMPONENT_TYPES, { cacheControl: false });
  });
  // Pages of other sites name it, so its name stays, and a browser asks each time whether it is the current one.
  assets.get(`/${COMPONENT}`, async (_request, reply) => {
    await built;
    return reply.headers(COMPONENT_HEADERS).sendFile(COMPONENT, { cacheControl: false });
  });
}

/** As a browser does that opens an address. */
function acceptsHtml({ headers: { accept } }: FastifyRequest): boolean {
  return accept?.includes('text/html') ?? false;
}
