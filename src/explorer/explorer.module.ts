import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { defineModule } from '../platform/module.ts';
import { securityHeaders } from '../platform/security-headers.ts';
import { assetsVersion, sendAsset } from './assets.ts';
import { type ExplorerParts, renderExplorer } from './graphiql.ts';
import { renderReference } from './reference/reference.ts';

const HTML = 'text/html; charset=utf-8';
const PROJECT = path.resolve(import.meta.dirname, '../..');

interface Needs extends ExplorerParts {
  showsSchema: boolean;
  replacements: { pagesBuilt?: Promise<unknown> | undefined };
}

/** The reference has its script in the page. GraphiQL has none, and opens WebSockets. */
const referenceHeaders = securityHeaders({ scriptSrc: ["'unsafe-inline'"] });
const graphiqlHeaders = securityHeaders({ connectSrc: ["'self'", 'ws:', 'wss:'] });

/** What a developer sees who opens the server in a browser; only when the schema is shown. */
export const explorer = defineModule<Needs, object>({
  create: () => ({}),
  routes(fastify, services) {
    if (services.showsSchema) void fastify.register((pages) => addPages(pages, services));
  },
});

async function addPages(pages: FastifyInstance, services: Needs): Promise<void> {
  // The first start goes on building them.
  pages.addHook('onRequest', async () => void (await services.replacements.pagesBuilt));
  await pages.register(fastifyStatic, { root: PROJECT, serve: false, preCompressed: true, setHeaders });
  pages.get('/developers', (_request, reply) => reply.sendFile('web/developers/index.html'));
  pages.get('/schema.graphql', (_request, reply) => reply.sendFile('schema.graphql'));
  pages.get('/reference', async (_request, reply) =>
    reply
      .type(HTML)
      .headers(referenceHeaders)
      .send(await renderReference()),
  );
  pages.get('/graphiql', async (_request, reply) => {
    const page = await renderExplorer(services, `/graphiql/${await assetsVersion()}`);
    return reply.type(HTML).headers(graphiqlHeaders).header('cache-control', 'no-store').send(page);
  });
  pages.get('/graphiql/:version/:file', sendAsset);
}

/** The library does not know the ending: browsers would save the file instead of showing it. */
function setHeaders(reply: FastifyReply, file: string): void {
  if (file.endsWith('.graphql')) void reply.type('text/plain; charset=utf-8');
}
