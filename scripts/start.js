// Runs Rowlock from a checkout: what is missing or older than its source is built first. The first time Prisma's client has to
// be generated, which takes longer than all else; PostgreSQL starts meanwhile.
import { buildClient, buildExplorer, buildPage, buildSources, loadEnvironment } from './build.js';

loadEnvironment();
const server = Promise.all([buildClient(), buildExplorer()]);
const page = buildPage();
for (const part of [server, page]) part.catch(() => undefined);
await buildSources();
const { run } = await import('../dist/run.js');
await run({ server, page });
