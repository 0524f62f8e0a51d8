// Runs Rowlock from a checkout: what is missing or older than its source is built first.
import { buildPages, buildServer, loadEnvironment } from './build.js';

loadEnvironment();
await buildServer();
const pages = buildPages();
pages.catch(() => undefined);
const { run } = await import('../dist/run.js');
await run({ pages });
