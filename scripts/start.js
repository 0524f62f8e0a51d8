// Runs Rowlock from a checkout: what is missing or older than its source is built first. The first time Prisma's client has to
// be generated, which takes longer than all else; PostgreSQL starts meanwhile.
import { buildClient, buildExplorer, buildSources, loadEnvironment } from './build.js';

loadEnvironment();
const rest = Promise.all([buildClient(), buildExplorer()]);
rest.catch(() => undefined);
await buildSources();
const { run } = await import('../dist/run.js');
await run(rest);
