import { CloseCode, type WebSocket as ProtocolSocket } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { AnswerBytes, SocketCaller } from './live-operation.ts';

const TEXT = { binary: false };

/** A WebSocket as graphql-ws uses it, and what is known of its client. A server has many, so it keeps little. */
export class GraphQLSocket implements ProtocolSocket {
  /** Nobody until the client has sent `connection_init`. */
  caller: SocketCaller;
  readonly #socket: WebSocket;
  readonly #onFailure: (error: unknown) => void;

  constructor(socket: WebSocket, { ip, onFailure }: { ip: string; onFailure: (error: unknown) => void }) {
    this.#socket = socket;
    this.#onFailure = onFailure;
    this.caller = { identity: undefined, hasBadToken: false, ip };
  }

  get protocol(): string {
    return this.#socket.protocol;
  }

  /** Resolves once the message is on its way, so that a client that does not read is sent no more. */
  send(message: string | Buffer): Promise<void> {
    const socket = this.#socket;
    return new Promise((resolve, reject) => {
      if (socket.readyState !== socket.OPEN) return resolve();
      socket.send(message, TEXT, (error) => (error ? reject(error) : resolve()));
    });
  }

  /** Sends an answer to a subscription. Only the id is not the same for all sockets. */
  sendAnswer(id: string, answer: AnswerBytes): Promise<void> {
    const head = `{"id":${JSON.stringify(id)}`;
    const length = Buffer.byteLength(head);
    const message = Buffer.allocUnsafe(length + answer.length);
    message.write(head);
    answer.copy(message, length);
    return this.send(message);
  }

  close(code?: number, reason?: string): void {
    // graphql-ws would repeat the id of a second subscription, which may be longer than a reason can be.
    this.#socket.close(code, code === CloseCode.SubscriberAlreadyExists ? '' : reason);
  }

  onMessage(take: (message: string) => Promise<void>): void {
    this.#socket.on('message', (message: Buffer) => {
      take(message.toString()).catch((error: unknown) => {
        this.#onFailure(error);
        this.close(CloseCode.InternalServerError, 'Internal server error');
      });
    });
  }
}
