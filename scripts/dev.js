// npm run dev: runs the server from src/, and starts it again after each change.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildExplorer, generateClient, loadEnvironment } from './build.js';

loadEnvironment();
await Promise.all([generateClient(), buildExplorer()]);

// At each change tsx stops the server, and kills it when that takes more than five seconds.
process.env['DRAIN_SECONDS'] ??= '0';

// Detached: on Ctrl-C the terminal and npm both send a signal. tsx kills the server on the second one, and a killed server
// leaves its PostgreSQL running.
const tsx = spawn(
  process.execPath,
  [fileURLToPath(import.meta.resolve('tsx/cli')), 'watch', '--clear-screen=false', 'src/main.ts'],
  { cwd: path.resolve(import.meta.dirname, '..'), detached: true, stdio: ['ignore', 'inherit', 'inherit'] },
);
tsx.once('exit', (code) => {
  process.exitCode = code ?? 1;
});

let isStopping = false;
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    // tsx does not pass on a SIGHUP, which a closed terminal sends.
    if (!isStopping) tsx.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    isStopping = true;
  });
}
