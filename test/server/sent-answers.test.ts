import { expect, test } from 'vitest';
import { Watcher } from '../../src/platform/messages/watcher.ts';
import { Answer } from '../../src/server/answer.ts';
import type { AnswerTurn, GraphQLSocket } from '../../src/server/graphql-socket.ts';
import type { LiveOperation } from '../../src/server/live-operation.ts';
import { SentAnswers } from '../../src/server/sent-answers.ts';
import { Gate } from '../support/gate.ts';

function sentAnswers({
  answered = Promise.resolve(),
  events: other,
}: { answered?: Promise<void>; events?: AsyncIterable<string> } = {}) {
  const sent: string[] = [];
  const events = new Watcher<string>({ merge: (_, later) => [later], onClose: () => undefined });
  const operation = {
    answer: (event: string) => new Answer(answered.then(() => Buffer.from(event))),
  } as unknown as LiveOperation;
  const socket = {
    sendAnswer(_id: string, answer: Buffer, onSent: (error?: Error) => void) {
      const isBroken = answer.toString() === 'broken';
      if (!isBroken) sent.push(answer.toString());
      onSent(isBroken ? new Error('a broken pipe') : undefined);
    },
    takeTurn: (turn: AnswerTurn) => turn.begin(),
    endTurn: () => undefined,
    answerTaken: () => undefined,
  } as unknown as GraphQLSocket;
  return { answers: new SentAnswers({ id: '1', socket, operation, events: other ?? events }), events, sent };
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

test('the end is told when an answer cannot be made, and the source is left', async () => {
  const { answers, events } = sentAnswers({ answered: Promise.reject(new Error('no answer')) });
  events.offer('a');
  await expect(answers.next()).rejects.toThrow('no answer');
  expect(await events.next()).toEqual(DONE);
});

test('events of any other iterator are sent too', async () => {
  async function* three() {
    yield* await Promise.resolve(['a', 'b', 'c']);
  }
  const { answers, sent } = sentAnswers({ events: three() });
  expect(await answers.next()).toEqual(DONE);
  expect(sent).toEqual(['a', 'b', 'c']);
});
