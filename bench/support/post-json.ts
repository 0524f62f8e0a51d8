import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** As many connections as there are requests at a time, and each is kept for the next one. */
const agent = new Agent({ keepAlive: true });

/** The answer's body, whatever its status. */
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
