import { setTimeout as sleep } from 'node:timers/promises';
import type { GraphQLClient } from '../support/client.ts';
import { errorsIn, RawSocket } from '../support/raw-socket.ts';
import type { Choices } from './choices.ts';
import type { FuzzOperation } from './operation.ts';
import type { Seen } from './verdict.ts';
import { toJson } from './values.ts';

const ANSWER_MS = 20_000;

/** Sends an operation in one of the ways that there are, and waits for the first answer. */
export function send(client: GraphQLClient, operation: FuzzOperation, choices: Choices): Promise<Seen> {
  if (operation.kind === 'subscription' && !choices.onceIn(10)) return subscribe(client, operation);
  return request(client, operation, choices);
}

async function request({ url, token }: GraphQLClient, operation: FuzzOperation, choices: Choices): Promise<Seen> {
  const { query, variables, kind } = operation;
  const headers = {
    ...(token && { authorization: `Bearer ${token}` }),
    accept: choices.of(['application/json', 'application/graphql-response+json', '*/*', 'text/html;q=x', ',;']),
    'accept-language': choices.of(['en', 'de-DE,de;q=0.9', '*', ';;q=1', 'x'.repeat(3_000), '\u00FF']),
  };
  const isGet = kind === 'query' && choices.onceIn(6);
  const response = isGet
    ? await fetch(`${url}/graphql?${String(new URLSearchParams({ query, variables: toJson(variables) }))}`, {
        headers: { ...headers, 'apollo-require-preflight': '1' },
      })
    : await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: toJson({ query, variables }),
      });
  return { status: response.status, text: await response.text() };
}

async function subscribe({ url, token }: GraphQLClient, { query, variables }: FuzzOperation): Promise<Seen> {
  const raw = await RawSocket.open(url);
  try {
    raw.send({ type: 'connection_init', ...(token && { payload: { authorization: `Bearer ${token}` } }) });
    raw.send(`{"id":"1","type":"subscribe","payload":${toJson({ query, variables })}}`);
    const answered = raw
      .until(({ id }) => id === '1')
      .then((message) => ({
        status: 200,
        text: JSON.stringify({ errors: errorsIn(message) ?? [] }),
      }));
    const closed = raw.closed.then(({ code }) => ({ status: code, text: '{}' }));
    const late = sleep(ANSWER_MS, { status: 599, text: 'no answer came' }, { ref: false });
    return await Promise.race([answered.catch(() => closed), late]);
  } finally {
    await raw[Symbol.asyncDispose]();
  }
}
