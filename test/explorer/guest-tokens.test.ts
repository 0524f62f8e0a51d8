import { expect, test } from 'vitest';
import { guestTokens } from './guest-script.ts';

interface Answer {
  tokens?: { accessToken: string; refreshToken: string } | null;
}

/** Of a server that answers with the tokens 1, 2, 3, ... and remembers what it was asked. */
function tokens({ kept = null as string | null } = {}) {
  const server = {
    asked: [] as string[],
    time: 0,
    kept,
    /** What is answered in place of tokens. */
    answers: [] as Answer[],
  };
  const send = (query: string, variables?: { input?: { refreshToken: string } }): Promise<Answer> => {
    const name = /\{ (\w+)/.exec(query)?.[1] ?? '';
    server.asked.push([name, variables?.input?.refreshToken].filter((part) => part !== undefined).join(' '));
    const count = String(server.asked.length);
    return Promise.resolve(server.answers.shift() ?? { tokens: { accessToken: count, refreshToken: `r${count}` } });
  };
  const storage = { getItem: () => server.kept, setItem: (_: string, value: string) => void (server.kept = value) };
  return { server, token: guestTokens({ send, storage, now: () => server.time }) };
}

test('requests at the same time are of one guest', async () => {
  const { server, token } = tokens();
  expect(await Promise.all([token(), token(), token()])).toEqual(['1', '1', '1']);
  expect(server.asked).toEqual(['startGuestSession']);
});

test('a token is renewed by itself when half of its time is over, with what is stored', async () => {
  const { server, token } = tokens();
  expect(await token()).toBe('1');
  server.time = 449_999;
  expect(await token()).toBe('1');
  // Another tab has refreshed the session.
  server.kept = 'newest';
  server.time = 450_000;
  expect(await Promise.all([token(), token()])).toEqual(['2', '2']);
  expect(server.asked).toEqual(['startGuestSession', 'refreshSession newest']);
  expect(server.kept).toBe('r2');
});

test('a later visit goes on as the same guest', async () => {
  const { server, token } = tokens({ kept: 'earlier' });
  expect(await token()).toBe('1');
  expect(server.asked).toEqual(['refreshSession earlier']);
});

test('after the end of its session the visitor is a new guest', async () => {
  const { server, token } = tokens({ kept: 'ended' });
  server.answers.push({ tokens: null });
  expect(await token()).toBe('2');
  expect(server.asked).toEqual(['refreshSession ended', 'startGuestSession']);
  expect(server.kept).toBe('r2');
});

test('while the server does not answer the visitor keeps the guest that it has', async () => {
  const { server, token } = tokens({ kept: 'mine' });
  server.answers.push({});
  expect(await token()).toBeUndefined();
  expect(server.kept).toBe('mine');
  expect(await token()).toBe('2');
  expect(server.asked).toEqual(['refreshSession mine', 'refreshSession mine']);
});

test('without a guest the page goes on without a token, and asks again', async () => {
  const { server, token } = tokens();
  server.answers.push({});
  expect(await token()).toBeUndefined();
  expect(await token()).toBe('2');
});
