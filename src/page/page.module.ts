import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SettingValues } from '../config/settings.ts';
import { defineModule } from '../platform/module.ts';
import type { platformSettings } from '../platform/platform.settings.ts';
import { BuiltPage, PAGE_DIRECTORY } from './built-page.ts';
import { PAGE_HEADERS } from './page-headers.ts';
import { PAGE_PATHS } from './paths.ts';

interface Needs {
  config: Pick<SettingValues<typeof platformSettings>, 'publicUrl'>;
  isDemo: boolean;
  showsSchema: boolean;
  replacements: { pageBuilt?: Promise<unknown> | undefined };
}

/** The web page: what is on, the seat map, buying, and accounts. `web/` has its sources. */
export const page = defineModule<Needs, object>({
  create: () => ({}),
  routes(fastify, { config: { publicUrl }, isDemo, showsSchema, replacements }) {
    const built = replacements.pageBuilt ?? Promise.resolve();
    const page = new BuiltPage({ publicUrl, config: { isDemo, showsSchema }, built });
    for (const path of PAGE_PATHS) fastify.get(path, (request, reply) => sendPage(page, { request, reply, status: 200 }));
    void fastify.register(addAssets);
    // A person who followed an old link sees the page, and programs an error that they can read.
    fastify.get('/*', { exposeHeadRoute: false }, (request, reply) => {
      if (acceptsHtml(request)) return sendPage(page, { request, reply, status: 404 });
      reply.callNotFound();
      return reply;
    });
  },
});

async function sendPage(
  page: BuiltPage,
  { request, reply, status }: { request: FastifyRequest; reply: FastifyReply; status: number },
): Promise<FastifyReply> {
  const { html, etag } = await page.filled();
  void reply.headers(PAGE_HEADERS).header('etag', etag);
  if (status === 200 && request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.code(status).type('text/html; charset=utf-8').send(html);
}

/** Scripts, styles and fonts. Their names change with their content, so browsers may keep them for good. */
async function addAssets(assets: FastifyInstance): Promise<void> {
  await assets.register(fastifyStatic, { root: PAGE_DIRECTORY, serve: false, preCompressed: true });
  assets.get<{ Params: { file: string } }>('/assets/:file', ({ params: { file } }, reply) =>
    reply.sendFile(`assets/${file}`, { maxAge: '1y', immutable: true }),
  );
}

/** As a browser does that opens an address. */
function acceptsHtml({ headers: { accept } }: FastifyRequest): boolean {
  return accept?.includes('text/html') ?? false;
}
