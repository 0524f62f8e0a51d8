import { CloseCode, MessageType, type WebSocket as ProtocolSocket } from 'graphql-ws';
import { jsonProblemNow } from '../platform/json-bounds.ts';
import type { AnswerBytes } from './answer.ts';
import type { ClientSocket } from './client-socket.ts';
import type { SocketCaller } from './live-operation.ts';
import type { SlowReaders } from './slow-readers.ts';
import { SOCKET_LIMITS, UNSUPPORTED_DATA } from './socket-limits.ts';

/** graphql-ws throws at those that servers send, as if it were a fault of ours. */
const CLIENT_MESSAGES = new Set<unknown>([
  ...[MessageType.ConnectionInit, MessageType.Ping, MessageType.Pong],
  ...[MessageType.Subscribe, MessageType.Complete],
]);

const TEXT = { binary: false };
const FIRST_PART = { binary: false, fin: false };
/** A longer answer is not copied for each socket. Its head is a fragment of its own, which costs a second system call. */
const COPIED_BYTES = 65_536;

/** Makes and sends an answer when it is its turn, and ends the turn. */
export interface AnswerTurn {
  begin(): void;
}

/** What is the same for all sockets. */
interface Shared {
  slowReaders: SlowReaders;
  onFailure: (error: unknown) => void;
  /** How many answers to events were sent over all of them. */
  sentAnswers: number;
}

/**
 * A WebSocket as graphql-ws uses it, and what is known of its client. A server has many, so it keeps little.
 *
 * Its subscriptions are answered one after another: a client that does not read costs one answer, however many it has.
 */
export class GraphQLSocket implements ProtocolSocket {
  /** Nobody until the client has sent `connection_init`. */
  caller: SocketCaller;
  readonly #socket: ClientSocket;
  readonly #shared: Shared;
  /** Bytes of replies that the system has not taken yet. */
  #unread = 0;
  #turn: AnswerTurn | undefined;
  /** For their turns. */
  #waiting: AnswerTurn[] | undefined;

  constructor(socket: ClientSocket, { ip, shared }: { ip: string; shared: Shared }) {
    this.#socket = socket;
    this.#shared = shared;
    this.caller = { identity: undefined, hasBadToken: false, ip };
  }

  get protocol(): string {
    return this.#socket.protocol;
  }

  /** Replies to messages of the client: to one that does not take them it would be sent more and more. */
  send(message: string): Promise<void> {
    this.#unread += message.length;
    if (this.#unread > SOCKET_LIMITS.unreadBytes) this.#socket.terminate();
    return new Promise((resolve, reject) => {
      this.#send(message, (error) => {
        this.#unread -= message.length;
        this.#shared.slowReaders.taken(this.#socket);
        if (error) reject(error);
        else resolve();
      });
    });
  }

  /** Begins it now, or when those before have ended. */
  takeTurn(turn: AnswerTurn): void {
    if (this.#turn) (this.#waiting ??= []).push(turn);
    else this.#begin(turn);
  }

  endTurn(turn: AnswerTurn): void {
    if (this.#turn !== turn) return;
    this.#turn = undefined;
    const next = this.#waiting?.shift();
    if (next) this.#begin(next);
  }

  #begin(turn: AnswerTurn): void {
    this.#turn = turn;
    turn.begin();
  }

  /**
   * Sends an answer to a subscription. Only the id is not the same for all sockets.
   *
   * @param onSent once it is on its way: until then, a client that does not read should be sent no more
   */
  sendAnswer(id: string, answer: AnswerBytes, onSent: (error?: Error | null) => void): void {
    if (this.#isOpen) this.#shared.sentAnswers++;
    const head = `{"id":${JSON.stringify(id)}`;
    if (answer.length > COPIED_BYTES) {
      if (this.#isOpen) this.#socket.send(head, FIRST_PART);
      return this.#send(answer, onSent);
    }
    const length = Buffer.byteLength(head);
    const message = Buffer.allocUnsafe(length + answer.length);
    message.write(head);
    answer.copy(message, length);
    this.#send(message, onSent);
  }

  /** After `onSent` of an answer. */
  answerTaken(): void {
    this.#shared.slowReaders.taken(this.#socket);
  }

  #send(message: string | Buffer, onSent: (error?: Error | null) => void): void {
    if (!this.#isOpen) return onSent();
    this.#socket.send(message, TEXT, onSent);
    this.#shared.slowReaders.look(this.#socket);
  }

  get #isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  close(code?: number, reason?: string): void {
    // graphql-ws would repeat the id of a second subscription, which may be longer than a reason can be.
    this.#socket.close(code, code === CloseCode.SubscriberAlreadyExists ? '' : reason);
  }

  onMessage(take: (message: string) => Promise<void>): void {
    this.#socket.on('message', (data: Buffer, isBinary: boolean) => {
      if (!this.#socket.countMessage()) return;
      if (isBinary) return this.close(UNSUPPORTED_DATA, 'Messages are texts');
      const message = data.toString();
      if (!isFromClient(message)) return this.close(CloseCode.BadRequest, 'Invalid message received');
      take(message).catch((error: unknown) => {
        this.#shared.onFailure(error);
        this.close(CloseCode.InternalServerError, 'Internal server error');
      });
    });
  }
}

function isFromClient(message: string): boolean {
  // What is nested deeper than the call stack would be a fault of ours, too.
  if (jsonProblemNow(message) !== undefined) return false;
  try {
    const { type } = JSON.parse(message) as { type?: unknown };
    return CLIENT_MESSAGES.has(type);
  } catch {
    return false;
  }
}
