import { once } from 'node:events';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { abusiveOperations, nestedJson } from '../../test/support/abuse.ts';
import { serveTasks } from './tasks.ts';

interface Target {
  /** Of GraphQL over HTTP. */
  url: string;
  /** By the name of `probes`. */
  name: string;
  times: number;
}

/** A body and a message, each of which has to be refused. */
interface Probe {
  name: string;
  body: string;
  message: string;
  /** One of the codes, in GraphQL's form or that of a closed socket. */
  refusal: RegExp;
}

const REFUSED = /"code":"(BAD_USER_INPUT|GRAPHQL_PARSE_FAILED|GRAPHQL_VALIDATION_FAILED)"/;
const MEGABYTE = JSON.stringify({ query: '{ __typename }' }).padEnd(1_000_000);

const probes: readonly Probe[] = [
  ...abusiveOperations.map(({ query: { name, query, variables }, subscription }) => ({
    name,
    body: JSON.stringify({ query, variables }),
    message: subscribe(JSON.stringify({ query: subscription.query, variables: subscription.variables })),
    refusal: REFUSED,
  })),
  ...nestedJson.map(({ name, json }) => ({
    ...{ name: `JSON nested 20,000 deep: ${name}`, body: json, message: subscribe(json) },
    refusal: /"code":"BAD_USER_INPUT"|closed with 4400/,
  })),
  { name: '1 MB', body: MEGABYTE, message: MEGABYTE, refusal: /"code":"BAD_USER_INPUT"|closed with 1009/ },
];

function subscribe(payload: string): string {
  return `{"id":"1","type":"subscribe","payload":${payload}}`;
}

function names(): string[] {
  return probes.map(({ name }) => name);
}

/** The time of the slowest, in milliseconds. */
function overHttp(target: Target): Promise<number> {
  return slowest(target, async ({ body }) => {
    const startedAt = performance.now();
    const headers = { 'content-type': 'application/json' };
    const answer = await (await fetch(target.url, { method: 'POST', headers, body })).text();
    return { answer, milliseconds: performance.now() - startedAt };
  });
}

/** The same on a socket that is open. */
function overSocket(target: Target): Promise<number> {
  return slowest(target, async ({ message }) => {
    const socket = await openSocket(target.url);
    socket.send('{"type":"connection_init"}');
    await once(socket, 'message');
    const startedAt = performance.now();
    const answer = new Promise<string>((resolve) => {
      socket.once('message', (data: Buffer) => resolve(data.toString()));
      socket.once('close', (code) => resolve(`closed with ${code}`));
    });
    socket.send(message);
    const refusal = { answer: await answer, milliseconds: performance.now() - startedAt };
    socket.terminate();
    return refusal;
  });
}

async function slowest(
  { name, times }: Target,
  send: (probe: Probe) => Promise<{ answer: string; milliseconds: number }>,
): Promise<number> {
  const probe = probes.find((one) => one.name === name);
  if (!probe) throw new Error(`there is no probe ${name}`);
  let longest = 0;
  for (let time = 0; time < times; time++) {
    const { answer, milliseconds } = await send(probe);
    if (!probe.refusal.test(answer)) throw new Error(`${name} was answered with ${answer.slice(0, 300)}`);
    longest = Math.max(longest, milliseconds);
  }
  return longest;
}

/** Opens sockets that send nothing. Gives how long the last of them was open. */
async function idleSockets({ url, count }: { url: string; count: number }): Promise<number> {
  const times = Array.from({ length: count }, async () => {
    const socket = await openSocket(url);
    const openedAt = performance.now();
    const [code] = (await once(socket, 'close')) as [number];
    if (code !== 4408) throw new Error(`an idle socket was closed with ${code}`);
    return performance.now() - openedAt;
  });
  return Math.max(...(await Promise.all(times)));
}

/** Bodies of which a byte comes each second, until the server refuses them. Gives how long the last of them took. */
async function slowBodies({ url, count }: { url: string; count: number }): Promise<number> {
  const { hostname, port } = new URL(url);
  const startedAt = performance.now();
  const head = ['POST /graphql HTTP/1.1', 'Host: x', 'Content-Type: application/json', 'Content-Length: 60000', '', ''];
  const sockets = Array.from({ length: count }, () => connect(Number(port), hostname));
  const refused = sockets.map(async (socket) => {
    socket.on('error', () => undefined).write(head.join('\r\n'));
    const [answer] = (await once(socket, 'data')) as [Buffer];
    if (!answer.includes('408')) throw new Error(`a slow body was answered with ${answer.toString().slice(0, 300)}`);
    socket.destroy();
  });
  const dripping = setInterval(() => {
    for (const socket of sockets) if (!socket.destroyed) socket.write(' ');
  }, 1000);
  await Promise.all(refused).finally(() => clearInterval(dripping));
  return performance.now() - startedAt;
}

async function openSocket(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
  await once(socket, 'open');
  return socket;
}

const tasks = { names, overHttp, overSocket, idleSockets, slowBodies };
export type AbuseTasks = typeof tasks;
serveTasks(tasks);
