import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** Opens as many connections as there are concurrent requests, and reuses them. */
const agent = new Agent({ keepAlive: true });

/** Gives the body of the answer, for any status. */
export function postJson(url: string, body: unknown, token?: string): Promise<string> {
  const headers = {
    'content-type': 'application/json',
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', agent, headers }, (response) => {
      text(response).then(resolve, reject);
    });
    call.once('error', reject).end(JSON.stringify(body));
  });
}
