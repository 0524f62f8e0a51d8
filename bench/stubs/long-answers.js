/**
 * Imported by a server before its own code: a request says in a header how many bytes its answer shall have, and the answer
 * is filled up with blanks, which JSON allows. So an answer that costs no work can be as long as one that does.
 */
import { ServerResponse } from 'node:http';

const HEADER = 'x-answer-bytes';
const blanks = new Map();

replace('writeHead', (original) => {
  return function (status, headers) {
    const bytes = this.req.headers[HEADER];
    const longer = bytes === undefined ? headers : Object.assign(headers, { 'content-length': bytes });
    return original.call(this, status, longer);
  };
});

replace('end', (original) => {
  return function (answer, ...rest) {
    const bytes = this.req.headers[HEADER];
    if (bytes === undefined || !answer) return original.call(this, answer, ...rest);
    const missing = Number(bytes) - Buffer.byteLength(answer);
    // In front, so that a client that looks for the answer reads all of it.
    return original.call(this, Buffer.concat([blanksOf(missing), Buffer.from(answer)]), ...rest);
  };
});

function replace(name, make) {
  const original = Reflect.get(ServerResponse.prototype, name);
  Reflect.set(ServerResponse.prototype, name, make(original));
}

function blanksOf(length) {
  const known = blanks.get(length) ?? Buffer.alloc(length, ' ');
  blanks.set(length, known);
  return known;
}
