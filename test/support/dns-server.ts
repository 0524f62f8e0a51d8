import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** A, for addresses of IPv4. */
const ADDRESS = 1;
const HEADER_BYTES = 12;

export interface DnsServer extends AsyncDisposable {
  port: number;
  /** What every name has; may be changed. */
  addresses: string[];
}

/** A DNS server as Docker's is: one name has the addresses of all containers of a service. Of any name it says the same. */
export async function startDnsServer(addresses: string[]): Promise<DnsServer> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const server: DnsServer = {
    port: socket.address().port,
    addresses,
    async [Symbol.asyncDispose]() {
      socket.close();
      await once(socket, 'close');
    },
  };
  socket.on('message', (query, { port, address }) => socket.send(answerTo(query, server.addresses), port, address));
  return server;
}

/** RFC 1035: the id and the question of the query again, and a record for each address. */
function answerTo(query: Buffer, addresses: readonly string[]): Buffer {
  const endOfName = query.indexOf(0, HEADER_BYTES) + 1;
  const question = query.subarray(HEADER_BYTES, endOfName + 4);
  const records = query.readUInt16BE(endOfName) === ADDRESS ? addresses.map(recordOf) : [];
  const header = Buffer.alloc(HEADER_BYTES);
  query.copy(header, 0, 0, 2);
  // An answer, with recursion.
  header.writeUInt16BE(0x8180, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(records.length, 6);
  return Buffer.concat([header, question, ...records]);
}

/** For the name of the question, good for a second. */
function recordOf(address: string): Buffer {
  return Buffer.from([0xc0, HEADER_BYTES, 0, ADDRESS, 0, 1, 0, 0, 0, 1, 0, 4, ...address.split('.').map(Number)]);
}
