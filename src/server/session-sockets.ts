import { CloseCode } from 'graphql-ws';
import type { CallerChanges } from '../graphql/authentication.ts';
import type { GraphQLSocket } from './graphql-socket.ts';

/**
 * The WebSockets of each session, to be closed with it. When an account loses a role, its sockets are closed too: after
 * 4403 clients connect again, and what they may see is decided anew.
 */
export class SessionSockets {
  readonly #sockets = new Map<string, Set<GraphQLSocket>>();

  constructor(changes: CallerChanges) {
    changes.onEnded((sessionIds) => {
      for (const id of sessionIds) this.#close(this.#sockets.get(id), 'The session has ended');
    });
    changes.onRoleRevoked((accountIds) => {
      const restricted = new Set(accountIds);
      for (const sockets of this.#sockets.values()) {
        const [{ caller } = { caller: undefined }] = sockets;
        if (restricted.has(caller?.identity?.accountId ?? '')) this.#close(sockets, 'A role was revoked');
      }
    });
  }

  /** Once its token was read. */
  add(socket: GraphQLSocket): void {
    const { identity } = socket.caller;
    if (!identity) return;
    const sockets = this.#sockets.get(identity.sessionId) ?? new Set();
    this.#sockets.set(identity.sessionId, sockets.add(socket));
  }

  delete(socket: GraphQLSocket): void {
    const { sessionId = '' } = socket.caller.identity ?? {};
    const sockets = this.#sockets.get(sessionId);
    if (sockets?.delete(socket) && sockets.size === 0) this.#sockets.delete(sessionId);
  }

  #close(sockets: Iterable<GraphQLSocket> = [], reason: string): void {
    for (const socket of sockets) socket.close(CloseCode.Forbidden, reason);
  }
}
