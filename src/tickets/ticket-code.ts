import { createHmac, timingSafeEqual } from 'node:crypto';

const ID_BYTES = 16;
const SIGNATURE_BYTES = 16;

/**
 * The codes by which tickets are checked: the ticket's id and a signature (HMAC-SHA-256, half of it) in base64url, 43
 * characters. Without the key nobody can make the code of a ticket.
 */
export class TicketCodes {
  readonly #key: Buffer;

  constructor({ key }: { key: Buffer }) {
    this.#key = key;
  }

  sign(ticketId: string): string {
    const id = Buffer.from(ticketId.replaceAll('-', ''), 'hex');
    return Buffer.concat([id, this.#signature(id)]).toString('base64url');
  }

  /** @returns the ticket's id, or undefined for a code that was not made here */
  read(code: string): string | undefined {
    const bytes = Buffer.from(code, 'base64url');
    // Decoding ignores invalid characters and the last bits; a ticket has exactly one code.
    if (bytes.length !== ID_BYTES + SIGNATURE_BYTES || bytes.toString('base64url') !== code) return undefined;
    const id = bytes.subarray(0, ID_BYTES);
    if (!timingSafeEqual(this.#signature(id), bytes.subarray(ID_BYTES))) return undefined;
    return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  #signature(id: Buffer): Buffer {
    return createHmac('sha256', this.#key).update(id).digest().subarray(0, SIGNATURE_BYTES);
  }
}
