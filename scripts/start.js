// Runs Rowlock from a checkout: what is missing or older than its source is built first. The first time Prisma's client has to
// be generated, which takes longer than all else; PostgreSQL starts meanwhile.
import { buildClient, buildPages, buildSources, loadEnvironment } from './build.js';

loadEnvironment();
const server = buildClient();
// Two cores do one after the other as soon as both at once, and the server is ready before.
const pages = server.then(buildPages);
for (const part of [server, pages]) part.catch(() => undefined);
await buildSources();
const { run } = await import('../dist/run.js');
await run({ server, pages });
