import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';

interface Message {
  id?: string;
  type: string;
  payload?: unknown;
}

export interface SubscribePayload {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
}

interface OpenOptions {
  origin?: string;
  path?: string;
  /** None when empty. */
  protocol?: string;
  headers?: Record<string, string>;
}

/**
 * A WebSocket that speaks graphql-transport-ws word by word, for what a well-behaved client would not send
 * or not show.
 */
export class RawSocket implements AsyncDisposable {
  readonly received: Message[] = [];
  /** How the server closed it. */
  readonly closed: Promise<{ code: number; reason: string }>;
  readonly #socket: WebSocket;
  readonly #waiting = new Set<() => void>();
  #nextId = 1;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => {
      this.received.push(JSON.parse(data.toString()) as Message);
      for (const wake of this.#waiting) wake();
    });
    this.closed = new Promise((resolve) => {
      socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    });
  }

  /** @throws with the status when the server answers without opening a socket */
  static async open(
    url: string,
    { path = '/graphql', protocol = 'graphql-transport-ws', ...options }: OpenOptions = {},
  ): Promise<RawSocket> {
    const protocols = protocol === '' ? [] : [protocol];
    const socket = new WebSocket(`${url.replace('http', 'ws')}${path}`, protocols, options);
    const refused = new Promise<never>((_, reject) => {
      socket.once('unexpected-response', (_request, response: IncomingMessage) => {
        reject(new Error(`refused with ${response.statusCode}`));
        response.destroy();
      });
    });
    const raw = new RawSocket(socket);
    await Promise.race([once(socket, 'open'), refused]);
    return raw;
  }

  /** As who the token says; resolves when the server has agreed. */
  static async connect(url: string, token?: string): Promise<RawSocket> {
    const raw = await RawSocket.open(url);
    raw.send({ type: 'connection_init', ...(token && { payload: { authorization: `Bearer ${token}` } }) });
    await raw.until(({ type }) => type === 'connection_ack');
    return raw;
  }

  send(message: object | string): void {
    this.#socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** A part of a message, or a message that is no text. */
  sendPart(part: string | Buffer, options: { fin?: boolean; binary?: boolean }): void {
    this.#socket.send(part, { binary: false, ...options });
  }

  ping(): void {
    this.#socket.ping();
  }

  pong(): void {
    this.#socket.pong();
  }

  /** Which extensions the server has agreed to. */
  get extensions(): string {
    return this.#socket.extensions;
  }

  /** The next message, as it came. */
  nextText(): Promise<string> {
    return new Promise((resolve) => this.#socket.once('message', (data: Buffer) => resolve(data.toString())));
  }

  /** Reads nothing more, until it is resumed. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Subscribes, and waits for the first thing that is said to it. */
  async ask(payload: SubscribePayload): Promise<Message> {
    const id = String(this.#nextId++);
    this.send({ id, type: 'subscribe', payload });
    return this.until((message) => message.id === id);
  }

  /** The first message of that kind, also of those that have come before. @throws when the socket closes instead */
  async until(condition: (message: Message) => boolean): Promise<Message> {
    const closed = this.closed.then(({ code, reason }) => {
      throw new Error(`closed with ${code}: ${reason}`);
    });
    // Not when the message has come before.
    closed.catch(() => undefined);
    for (;;) {
      const found = this.received.find(condition);
      if (found) return found;
      let wake: () => void = () => undefined;
      const next = new Promise<void>((resolve) => this.#waiting.add((wake = resolve)));
      await Promise.race([next, closed]).finally(() => this.#waiting.delete(wake));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#socket.terminate();
    await this.closed;
  }
}

/** The errors of an answer to a subscription, whichever way they came. */
export function errorsIn({ type, payload }: Message): { message: string; extensions: { code: string } }[] | undefined {
  if (type === 'error') return payload as ReturnType<typeof errorsIn>;
  return (payload as { errors?: ReturnType<typeof errorsIn> } | undefined)?.errors;
}
