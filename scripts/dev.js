// npm run dev: runs the server from src/, and starts it again after each change; the page from web/ is at http://localhost:5173,
// where each change is seen at once. The server has the page as it was when this began.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPages, generateClient, loadEnvironment } from './build.js';

loadEnvironment();
await Promise.all([generateClient(), buildPages()]);

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
  vite.kill();
  process.exitCode = code ?? 1;
});

const vite = spawn(process.execPath, ['node_modules/vite/bin/vite.js', 'web', '--clearScreen', 'false'], {
  cwd: path.resolve(import.meta.dirname, '..'),
  stdio: ['ignore', 'inherit', 'inherit'],
});

let isStopping = false;
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    // tsx does not pass on a SIGHUP, which a closed terminal sends.
    if (!isStopping) tsx.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    isStopping = true;
  });
}
