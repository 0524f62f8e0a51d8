import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply } from 'fastify';
import type { AccountService } from '../accounts/account.service.ts';
import { defineModule } from '../platform/module.ts';
import type { ShowingService } from '../scheduling/showing.service.ts';
import type { ShowingSeatService } from '../seating/showing-seat.service.ts';
import { renderExplorer } from './graphiql.ts';
import { renderReference } from './reference/reference.ts';

const HTML = 'text/html; charset=utf-8';
const PROJECT = path.resolve(import.meta.dirname, '../..');

interface Needs {
  isDemo: boolean;
  accounts: AccountService;
  showings: ShowingService;
  showingSeats: ShowingSeatService;
}

/** These pages have everything in them: scripts, styles, and GraphiQL also fonts and the workers of its editor. */
const contentSecurityPolicy = {
  directives: {
    scriptSrc: ["'self'", "'unsafe-inline'", "'unsafe-eval'", 'blob:'],
    workerSrc: ["'self'", 'blob:', 'data:'],
    connectSrc: ["'self'", 'ws:', 'wss:'],
    fontSrc: ["'self'", 'data:'],
    upgradeInsecureRequests: null,
  },
};

/** What a person sees who opens the server in a browser. */
export const explorer = defineModule<Needs, object>({
  create: () => ({}),
  routes(fastify, services) {
    void fastify.register(fastifyStatic, { root: PROJECT, serve: false, setHeaders });
    fastify.get('/', (_request, reply) => reply.sendFile('web/index.html'));
    fastify.get('/schema.graphql', (_request, reply) => reply.sendFile('schema.graphql'));
    fastify.get('/reference', { helmet: { contentSecurityPolicy } }, async (_request, reply) =>
      reply.type(HTML).send(await renderReference()),
    );
    fastify.get('/graphiql', { helmet: { contentSecurityPolicy } }, async (_request, reply) =>
      reply.type(HTML).send(await renderExplorer(services)),
    );
  },
});

/** The library does not know the ending: browsers would save the file instead of showing it. */
function setHeaders(reply: FastifyReply, file: string): void {
  if (file.endsWith('.graphql')) void reply.type('text/plain; charset=utf-8');
}
