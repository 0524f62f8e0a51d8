import path from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../support/server-process.ts';

interface Parts {
  ask: () => Promise<Response>;
  now: () => number;
}

const { guestTokens } = (await import(path.join(projectRoot, 'web/graphiql/guest.js'))) as {
  guestTokens: (parts: Parts) => () => Promise<string | undefined>;
};

/** Of a server that answers with the tokens 1, 2, 3, ... */
function tokens({ status = 200 } = {}) {
  const server = { asked: 0, time: 0, status };
  const ask = () => {
    const answer = { accessToken: String(++server.asked), secondsLeft: 900 };
    return Promise.resolve(new Response(JSON.stringify(answer), { status: server.status }));
  };
  return { server, token: guestTokens({ ask, now: () => server.time }) };
}

test('requests at the same time are of one guest', async () => {
  const { server, token } = tokens();
  expect(await Promise.all([token(), token(), token()])).toEqual(['1', '1', '1']);
  expect(server.asked).toBe(1);
});

test('a token is renewed by itself when half of its time is over', async () => {
  const { server, token } = tokens();
  expect(await token()).toBe('1');
  server.time = 449_999;
  expect(await token()).toBe('1');
  server.time = 450_000;
  expect(await Promise.all([token(), token()])).toEqual(['2', '2']);
});

test('without a guest the page goes on without a token, and asks again', async () => {
  const { server, token } = tokens({ status: 429 });
  expect(await token()).toBeUndefined();
  server.status = 200;
  expect(await token()).toBe('2');
});
