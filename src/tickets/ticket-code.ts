import { createHmac, timingSafeEqual } from 'node:crypto';

const ID_BYTES = 16;
const REVISION_BYTES = 4;
const SIGNATURE_BYTES = 16;

/** Which ticket a code is of, and which of its codes. */
export interface ReadCode {
  ticketId: string;
  /** How often the ticket had been given another code before this one. */
  revision: number;
}

/**
 * The codes by which tickets are checked, in base64url: the ticket's id, the revision of the code unless it is the first one,
 * and a signature of both (HMAC-SHA-256, half of it). 43 characters, or 48 with a revision. Without the key nobody can make the
 * code of a ticket.
 *
 * A code that is genuine may be an old one: see CurrentTickets.
 */
export class TicketCodes {
  readonly #key: Buffer;

  constructor({ key }: { key: Buffer }) {
    this.#key = key;
  }

  /** The present code of a ticket. */
  sign({ id, codeRevision }: { id: string; codeRevision: number }): string {
    const ticketId = Buffer.from(id.replaceAll('-', ''), 'hex');
    const signed = codeRevision === 0 ? ticketId : Buffer.concat([ticketId, toBytes(codeRevision)]);
    return Buffer.concat([signed, this.#signature(signed)]).toString('base64url');
  }

  /** Undefined for a code that was not made here. */
  read(code: string): ReadCode | undefined {
    const bytes = Buffer.from(code, 'base64url');
    // Decoding ignores invalid characters and the last bits; a revision of a ticket has exactly one code.
    if (!LENGTHS.has(bytes.length) || bytes.toString('base64url') !== code) return undefined;
    const signed = bytes.subarray(0, -SIGNATURE_BYTES);
    if (!timingSafeEqual(this.#signature(signed), bytes.subarray(-SIGNATURE_BYTES))) return undefined;
    const id = signed.subarray(0, ID_BYTES).toString('hex');
    const ticketId = id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    return { ticketId, revision: signed.length === ID_BYTES ? 0 : signed.readUInt32BE(ID_BYTES) };
  }

  #signature(signed: Buffer): Buffer {
    return createHmac('sha256', this.#key).update(signed).digest().subarray(0, SIGNATURE_BYTES);
  }
}

const LENGTHS = new Set([ID_BYTES + SIGNATURE_BYTES, ID_BYTES + REVISION_BYTES + SIGNATURE_BYTES]);

function toBytes(revision: number): Buffer {
  const bytes = Buffer.alloc(REVISION_BYTES);
  bytes.writeUInt32BE(revision);
  return bytes;
}
