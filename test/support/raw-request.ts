import { once } from 'node:events';
import { connect } from 'node:net';

/** Sends a text over a connection of its own. @returns all that comes back until the server closes it */
export async function rawRequest(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (part: Buffer) => (answer += part.toString()));
  socket.write(text);
  await once(socket, 'close');
  return answer;
}
