import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** What systems give to outgoing connections, unless they are told otherwise, begins above it. */
const PORTS = { from: 10_000, to: 32_000 };

/**
 * A port that is not in use on 127.0.0.1. The system gives it to no connection, also while a server that has it is started again: not even to
 * one that looks for the server, which would then have found itself.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(PORTS.from, PORTS.to);
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    server.close();
    if (isFree) return port;
  }
}
