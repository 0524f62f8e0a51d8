import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';

type Value = { stringValue?: string; intValue?: number | string };

interface SentAttribute {
  key: string;
  value: Value;
}

export interface ReceivedSpan {
  traceId: string;
  spanId: string;
  /** Undefined, or empty, of the first span of a trace. */
  parentSpanId?: string;
  name: string;
  /** 2: server, 3: client, 4: producer, 5: consumer. */
  kind: number;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes?: SentAttribute[];
  links?: { traceId: string; spanId: string }[];
  status?: { code?: number };
  /** Of the process that it comes from. */
  role: string;
}

interface Sent {
  resourceSpans: {
    resource: { attributes: SentAttribute[] };
    scopeSpans: { spans: Omit<ReceivedSpan, 'role'>[] }[];
  }[];
}

/** What an OpenTelemetry Collector is to those who send it traces: OTLP over HTTP, in JSON. */
export class TraceReceiver implements AsyncDisposable {
  readonly spans: ReceivedSpan[] = [];
  /** As it was sent. */
  text = '';
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        if (request.url === '/v1/traces') this.#take(body);
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    });
  }

  static async start(): Promise<TraceReceiver> {
    const receiver = new TraceReceiver();
    receiver.#server.listen(0, '127.0.0.1');
    await once(receiver.#server, 'listening');
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  #take(body: string): void {
    this.text += body;
    for (const { resource, scopeSpans } of (JSON.parse(body) as Sent).resourceSpans) {
      const role = String(attributeOf(resource.attributes, 'rowlock.role'));
      this.spans.push(...scopeSpans.flatMap(({ spans }) => spans.map((span) => ({ ...span, role }))));
    }
  }

  /** Of one trace. */
  trace(traceId: string | undefined): ReceivedSpan[] {
    return this.spans.filter((span) => span.traceId === traceId);
  }

  named(name: string): ReceivedSpan[] {
    return this.spans.filter((span) => span.name === name);
  }

  /** Spans come some seconds after they have ended. */
  async until(isThere: (receiver: this) => boolean): Promise<void> {
    await expect.poll(() => isThere(this), { timeout: 30_000, interval: 100 }).toBe(true);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

export function attributeOf(attributes: readonly SentAttribute[] = [], name: string): string | number | undefined {
  const { stringValue, intValue } = attributes.find(({ key }) => key === name)?.value ?? {};
  return stringValue ?? (intValue === undefined ? undefined : Number(intValue));
}
