import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Ingress } from 'kubernetes-types/networking/v1.js';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { modules } from '../../src/modules.ts';
import { Resources } from '../../src/platform/resources.ts';
import { startDnsServer } from '../support/dns-server.ts';
import { checkHaproxySettings, type Haproxy, startHaproxy, startHaproxyByName } from '../support/haproxy.ts';
import { ofKind, readManifests } from '../support/kubernetes-manifests.ts';
import { projectRoot } from '../support/server-process.ts';

const PATIENCE = { timeout: 30_000 };

const resources = new Resources();
afterAll(() => resources[Symbol.asyncDispose]());

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A process that is ready, tells each WebSocket its port, and of which a test says how it answers everything else. */
class Backend {
  answer: Answer = (_request, response) => response.end();
  isReady = true;
  /** Requests without health checks, as in `POST /graphql`. */
  readonly received: string[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      if (request.url === '/readyz') return response.writeHead(this.isReady ? 200 : 503).end();
      this.received.push(`${request.method} ${request.url}`);
      return this.answer(request, response);
    });
    new WebSocketServer({ server: this.#server }).on('connection', (socket) => socket.send(String(this.port)));
  }

  static async start({ host = '127.0.0.1', port = 0 } = {}): Promise<Backend> {
    const backend = new Backend();
    const server = backend.#server.listen(port, host);
    await once(server, 'listening');
    resources.defer(() => {
      server.closeAllConnections();
      server.close();
    });
    return backend;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }
}

test.each([
  ['with addresses', {}],
  ['with a name, as with Compose', { API_HOST: 'api' }],
])('HAProxy has nothing to complain about its settings, %s', async (_form, environment) => {
  expect(await checkHaproxySettings(environment as Record<string, string>)).toMatch(
    /^(Configuration file is valid)?\s*$/,
  );
});

test('it notices that a process drains before the drain ends, with the settings that both have', () => {
  const settings = readFileSync(path.join(projectRoot, 'deploy/haproxy/haproxy.cfg'), 'utf8');
  const [, inter, fastinter, fall] =
    /default-server check inter (\d+)s fastinter (\d+)ms .*fall (\d+)/.exec(settings) ?? [];
  const noticedMs = Number(inter) * 1000 + (Number(fall) - 1) * Number(fastinter);
  // What docs/settings.md says of DRAIN_SECONDS.
  const [drainSeconds] = modules.settings['drainSeconds']?.defaultText?.match(/^\d+/) ?? [];
  expect(noticedMs).toBe(2000);
  expect(Number(drainSeconds) * 1000).toBeGreaterThan(noticedMs);
});

describe('of two processes', () => {
  let backends: Backend[];
  let haproxy: Haproxy;

  beforeEach(async () => {
    backends = [await Backend.start(), await Backend.start()];
    haproxy = resources.use(await startHaproxy(backends.map(({ port }) => port)));
  });

  function received(): string[] {
    return backends.flatMap((backend) => backend.received);
  }

  /** Whichever gets the first request dies of it. */
  function firstOneDies(): void {
    for (const backend of backends) {
      backend.answer = (request, response) => (received().length === 1 ? request.destroy() : response.end('answered'));
    }
  }

  test('one that dies before it answers a GET: the other is asked', async () => {
    firstOneDies();
    const answer = await fetch(`${haproxy.url}/tickets/some`);
    expect(await answer.text()).toBe('answered');
    expect(backends.map((backend) => backend.received)).toEqual([['GET /tickets/some'], ['GET /tickets/some']]);
  });

  test('one that dies before it answers a POST, which it may have carried out: the other is not', async () => {
    firstOneDies();
    const answer = await fetch(`${haproxy.url}/graphql`, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(502);
    expect(received()).toEqual(['POST /graphql']);
    await expect.poll(() => haproxy.log, PATIENCE).toMatch(/ requests\/api[12] .* 502 .* SH.. /);
  });

  test('each gets as many requests as the other, although one has all WebSockets', async () => {
    const sockets = await Promise.all(Array.from({ length: 4 }, () => openSocket(haproxy.url)));
    const open = async () => Object.fromEntries(await haproxy.open());
    const none = { 'requests/api1': 0, 'requests/api2': 0 };
    expect(await open()).toEqual({ ...none, 'sockets/api1': 2, 'sockets/api2': 2 });
    for (const { socket, port } of sockets) if (port === backends[0]?.port) socket.close();
    await expect.poll(open, PATIENCE).toEqual({ ...none, 'sockets/api1': 0, 'sockets/api2': 2 });
    const waiting: ServerResponse[] = [];
    for (const backend of backends) backend.answer = (_request, response) => void waiting.push(response);
    const answers = ['/a', '/b'].map((asked) => fetch(haproxy.url + asked, { method: 'POST' }));
    await expect.poll(() => waiting.length, PATIENCE).toBe(2);
    expect(backends.map((backend) => backend.received.length)).toEqual([1, 1]);
    for (const response of waiting) response.end();
    for (const { status } of await Promise.all(answers)) expect(status).toBe(200);
    for (const { socket } of sockets) socket.terminate();
  });

  test('one that is not ready any more gets nothing, and ends what it has', async () => {
    const [first, second] = backends as [Backend, Backend];
    first.isReady = false;
    await expect.poll(async () => (await haproxy.open()).get('requests/api1'), PATIENCE).toBeUndefined();
    for (const asked of ['/a', '/b', '/c']) await fetch(haproxy.url + asked, { method: 'POST' });
    expect([first.received, second.received.length]).toEqual([[], 3]);
    first.isReady = true;
    await expect.poll(async () => (await haproxy.open()).get('requests/api1'), PATIENCE).toBe(0);
  });
});

const NO_METRICS = /^ +http-request deny .*\/metrics.*$/m;

function withoutRefusal(settings: string): string {
  expect(settings).toMatch(NO_METRICS);
  return settings.replace(NO_METRICS, '');
}

/** What its controller puts into the backend of the service. */
function withSnippetOfIngress(settings: string): string {
  const [ingress] = ofKind<Ingress>(readManifests(), 'Ingress');
  const snippet = ingress?.metadata?.annotations?.['haproxy.org/backend-config-snippet'] ?? '';
  return withoutRefusal(settings).replace(/^backend requests .*$/m, `$&\n  ${snippet}`);
}

describe('metrics, which Prometheus asks each process for,', () => {
  const WAYS = ['/metrics', '/metrics?x=1', '/METRICS', '/%6detrics', '/metric%73'];

  test.each([
    ['are refused by HAProxy', (settings: string) => settings, WAYS.map(() => 404), []],
    ['are refused by the Ingress of Kubernetes', withSnippetOfIngress, WAYS.map(() => 404), []],
    ['control: are, without what refuses them', withoutRefusal, WAYS.map(() => 200), WAYS],
  ])('%s, however their path is written', async (_, change, statuses, passedOn) => {
    const backend = await Backend.start();
    await using haproxy = await startHaproxy([backend.port], change);
    const answers = await Promise.all(WAYS.map((way) => fetch(haproxy.url + way)));
    expect(answers.map(({ status }) => status)).toEqual(statuses);
    expect(backend.received.toSorted()).toEqual(passedOn.map((way) => `GET ${way}`).toSorted());
    expect((await fetch(`${haproxy.url}/metrics/more`)).status).toBe(200);
  });
});

/** @returns the port of the process that has it, too */
async function openSocket(url: string): Promise<{ socket: WebSocket; port: number }> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`);
  const [port] = (await once(socket, 'message')) as [Buffer];
  return { socket, port: Number(port.toString()) };
}

test.skipIf(process.platform !== 'linux')('processes are found by their name, also those that come later', async () => {
  const first = await Backend.start({ host: '127.0.0.2' });
  const { port: apiPort } = first;
  await Backend.start({ host: '127.0.0.3', port: apiPort });
  const dns = resources.use(await startDnsServer(['127.0.0.2']));
  const haproxy = resources.use(await startHaproxyByName({ name: 'api', dnsPort: dns.port, apiPort }));
  const working = async () => [...(await haproxy.open()).values()].filter((count) => count !== undefined).length;
  // In each of the two backends.
  await expect.poll(working, PATIENCE).toBe(2);
  expect((await fetch(haproxy.url)).status).toBe(200);
  dns.addresses = ['127.0.0.2', '127.0.0.3'];
  await expect.poll(working, PATIENCE).toBe(4);
  first.isReady = false;
  await expect.poll(working, PATIENCE).toBe(2);
  expect((await fetch(haproxy.url)).status).toBe(200);
});
