import { expect, test } from 'vitest';
import type { ClientSocket } from '../../src/server/client-socket.ts';
import { GraphQLSocket } from '../../src/server/graphql-socket.ts';
import { SlowReaders } from '../../src/server/slow-readers.ts';

interface Part {
  part: string | Buffer;
  fin: boolean;
}

function openSocket({ readyState = 1 } = {}) {
  const sent: Part[] = [];
  const socket = {
    ...{ readyState, OPEN: 1, bufferedAmount: 0 },
    send: (part: string | Buffer, { fin = true }: { fin?: boolean }) => void sent.push({ part, fin }),
  } as unknown as ClientSocket;
  const shared = { slowReaders: new SlowReaders(), onFailure: () => undefined, sentAnswers: 0 };
  return { sent, socket: new GraphQLSocket(socket, { ip: '', shared }) };
}

const answerOf = (length: number) => Buffer.from(`,"text":"${'x'.repeat(length - 11)}"}`);
const onSent = () => undefined;

test('a large answer is not copied: its bytes are the same for all sockets', () => {
  const answer = answerOf(65_537);
  for (const id of ['1', 'ü"']) {
    const { socket, sent } = openSocket();
    socket.sendAnswer(id, answer, onSent);
    expect(sent.map(({ fin }) => fin)).toEqual([false, true]);
    expect(sent[1]?.part).toBe(answer);
    expect(JSON.parse(sent.map(({ part }) => String(part)).join(''))).toMatchObject({ id });
  }
});

test('a small answer is one frame', () => {
  const { socket, sent } = openSocket();
  socket.sendAnswer('ü"', answerOf(65_536), onSent);
  expect(sent.map(({ fin }) => fin)).toEqual([true]);
  expect(JSON.parse(String(sent[0]?.part))).toMatchObject({ id: 'ü"' });
});

test('nothing is sent to a socket that is closing, and the next answer need not wait', () => {
  const { socket, sent } = openSocket({ readyState: 2 });
  let told = 0;
  for (const length of [100, 100_000]) socket.sendAnswer('1', answerOf(length), () => told++);
  expect([sent, told]).toEqual([[], 2]);
});
