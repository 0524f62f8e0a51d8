import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply } from 'fastify';
import { defineModule } from '../platform/module.ts';
import { securityHeaders } from '../platform/security-headers.ts';
import { assetsVersion, sendAsset } from './assets.ts';
import { type ExplorerParts, renderExplorer } from './graphiql.ts';
import { renderReference } from './reference/reference.ts';

const HTML = 'text/html; charset=utf-8';
const PROJECT = path.resolve(import.meta.dirname, '../..');

interface Needs extends ExplorerParts {
  showsSchema: boolean;
}

const LINK_PAGES = ['/verify-email', '/reset-password'];

/** The reference has its script in the page. GraphiQL has none, and opens WebSockets. */
const referenceHeaders = securityHeaders({ scriptSrc: ["'unsafe-inline'"] });
const graphiqlHeaders = securityHeaders({ connectSrc: ["'self'", 'ws:', 'wss:'] });

/** What a person sees who opens the server in a browser. */
export const explorer = defineModule<Needs, object>({
  create: () => ({}),
  routes(fastify, services) {
    void fastify.register(fastifyStatic, { root: PROJECT, serve: false, preCompressed: true, setHeaders });
    // Where the links in mails lead. What they need of the address stays in the browser.
    for (const page of LINK_PAGES) fastify.get(page, (_request, reply) => reply.sendFile('web/account/index.html'));
    for (const script of ['page.js', 'links.js'])
      fastify.get(`/web/account/${script}`, (_request, reply) => reply.sendFile(`web/account/${script}`));
    if (!services.showsSchema) {
      fastify.get('/', (_request, reply) => reply.sendFile('web/private.html'));
      return;
    }
    fastify.get('/', (_request, reply) => reply.sendFile('web/index.html'));
    fastify.get('/schema.graphql', (_request, reply) => reply.sendFile('schema.graphql'));
    fastify.get('/reference', async (_request, reply) =>
      reply
        .type(HTML)
        .headers(referenceHeaders)
        .send(await renderReference()),
    );
    fastify.get('/graphiql', async (_request, reply) => {
      const page = await renderExplorer(services, `/graphiql/${await assetsVersion()}`);
      return reply.type(HTML).headers(graphiqlHeaders).header('cache-control', 'no-store').send(page);
    });
    fastify.get('/graphiql/:version/:file', sendAsset);
  },
});

/** The library does not know the ending: browsers would save the file instead of showing it. */
function setHeaders(reply: FastifyReply, file: string): void {
  if (file.endsWith('.graphql')) void reply.type('text/plain; charset=utf-8');
}
