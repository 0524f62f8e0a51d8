import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { AccountService } from '../accounts/account.service.ts';
import { defineModule } from '../platform/module.ts';
import type { ShowingService } from '../scheduling/showing.service.ts';
import type { ShowingSeatService } from '../seating/showing-seat.service.ts';
import { renderExplorer } from './graphiql.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');

interface Needs {
  isDemo: boolean;
  accounts: AccountService;
  showings: ShowingService;
  showingSeats: ShowingSeatService;
}

/** GraphiQL is one page with everything in it: scripts, styles, fonts and the workers of its editor. */
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
export const explorer = defineModule({
  create: (_: Needs) => ({}),
  routes(fastify, services) {
    void fastify.register(fastifyStatic, { root: PROJECT, serve: false });
    fastify.get('/', (_request, reply) => reply.sendFile('web/index.html'));
    fastify.get('/schema.graphql', (_request, reply) => reply.type('text/plain').sendFile('schema.graphql'));
    fastify.get('/graphiql', { helmet: { contentSecurityPolicy } }, async (_request, reply) =>
      reply.type('text/html').send(await renderExplorer(services)),
    );
  },
});
