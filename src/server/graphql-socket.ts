import { CloseCode, type WebSocket as ProtocolSocket } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { AnswerBytes } from './answer.ts';
import type { SocketCaller } from './live-operation.ts';

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

  send(message: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#send(message, (error) => (error ? reject(error) : resolve()));
    });
  }

  /**
   * Sends an answer to a subscription. Only the id is not the same for all sockets.
   *
   * @param onSent once it is on its way: until then, a client that does not read should be sent no more
   */
  sendAnswer(id: string, answer: AnswerBytes, onSent: (error?: Error | null) => void): void {
    const head = `{"id":${JSON.stringify(id)}`;
    const length = Buffer.byteLength(head);
    const message = Buffer.allocUnsafe(length + answer.length);
    message.write(head);
    answer.copy(message, length);
    this.#send(message, onSent);
  }

  #send(message: string | Buffer, onSent: (error?: Error | null) => void): void {
    const socket = this.#socket;
    if (socket.readyState !== socket.OPEN) onSent();
    else socket.send(message, TEXT, onSent);
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
