import { expect, test } from 'vitest';
import { Watcher } from '../../src/platform/messages/watcher.ts';
import type { GraphQLSocket } from '../../src/server/graphql-socket.ts';
import type { LiveOperation } from '../../src/server/live-operation.ts';
import { SentAnswers } from '../../src/server/sent-answers.ts';
import { Gate } from '../support/gate.ts';

function sentAnswers({ answered = Promise.resolve() } = {}) {
  const sent: string[] = [];
  const events = new Watcher<string>({ merge: (_, later) => [later], onClose: () => undefined });
  const operation = { answer: (event: string) => answered.then(() => Buffer.from(event)) } as unknown as LiveOperation;
  const socket = {
    sendAnswer(_id: string, answer: Buffer) {
      if (answer.toString() === 'broken') return Promise.reject(new Error('a broken pipe'));
      sent.push(answer.toString());
      return Promise.resolve();
    },
  } as unknown as GraphQLSocket;
  return { answers: new SentAnswers({ id: '1', socket, operation, events }), events, sent };
}

const DONE = { value: undefined, done: true };

test('what was being answered when the client left is not sent: its id may belong to another subscription', async () => {
  const gate = new Gate();
  const { answers, events, sent } = sentAnswers({ answered: gate.pass() });
  const end = answers.next();
  events.offer('a');
  await answers.return();
  gate.open();
  expect(await end).toEqual(DONE);
  expect(sent).toEqual([]);
});

test('it ends with its source', async () => {
  const { answers, events, sent } = sentAnswers();
  const end = answers.next();
  events.offer('a');
  await expect.poll(() => sent).toEqual(['a']);
  await events.return();
  expect(await end).toEqual(DONE);
});

test('the source is left when an answer cannot be sent', async () => {
  const { answers, events } = sentAnswers();
  events.offer('broken');
  await expect(answers.next()).rejects.toThrow('a broken pipe');
  expect(await events.next()).toEqual(DONE);
});
