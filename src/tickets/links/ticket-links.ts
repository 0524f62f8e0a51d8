import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

const KINDS = ['ticket', 'booking'] as const;
const ID_BYTES = 16;
const SIGNED_BYTES = 1 + ID_BYTES + 4;
const SIGNATURE_BYTES = 16;
const KEY_BYTES = 32;

/** Where the pages of tickets are. The token follows. */
export const TICKETS_PATH = '/tickets';

/** What a link leads to: one ticket, or all tickets of a booking. */
export interface TicketLink {
  kind: (typeof KINDS)[number];
  /** Of the ticket or the booking. */
  id: string;
  /** How many new codes the ticket, or the tickets of the booking together, had been given before this link. */
  revision: number;
}

/**
 * Links to the pages of tickets. The token of a link is, in base64url: what kind it is, an id, a revision, and a signature of
 * these (HMAC-SHA-256, half of it). 50 characters. Nothing is stored. The key is derived from that of ticket codes, so that a link
 * is as hard to make as a code, but a code does not tell a link.
 *
 * A link that is genuine may be an old one: its revision says so, see LinkedTickets.
 */
export class TicketLinks {
  readonly #key: Buffer;
  readonly #publicUrl: string;

  /** @param parts.key of ticket codes @param parts.publicUrl without a slash at its end */
  constructor({ key, publicUrl }: { key: Buffer; publicUrl: string }) {
    this.#key = Buffer.from(hkdfSync('sha256', key, '', 'rowlock ticket link', KEY_BYTES));
    this.#publicUrl = publicUrl;
  }

  ofTicket({ id, codeRevision }: { id: string; codeRevision: number }): string {
    return this.#urlOf({ kind: 'ticket', id, revision: codeRevision });
  }

  /** @param tickets all of the booking, VOID ones too: the link ends when one of them gets a new code */
  ofBooking({ id }: { id: string }, tickets: readonly { codeRevision: number }[]): string {
    const revision = tickets.reduce((sum, { codeRevision }) => sum + codeRevision, 0);
    return this.#urlOf({ kind: 'booking', id, revision });
  }

  /** Undefined for a token that was not made here. It takes as long whatever is wrong with a token of the right length. */
  read(token: string): TicketLink | undefined {
    const bytes = Buffer.from(token, 'base64url');
    // Decoding ignores invalid characters and the last bits; a link has exactly one token.
    if (bytes.length !== SIGNED_BYTES + SIGNATURE_BYTES || bytes.toString('base64url') !== token) return undefined;
    const signed = bytes.subarray(0, SIGNED_BYTES);
    if (!timingSafeEqual(this.#signature(signed), bytes.subarray(SIGNED_BYTES))) return undefined;
    const kind = KINDS[signed[0] ?? -1];
    const id = signed.subarray(1, 1 + ID_BYTES).toString('hex');
    return kind && { kind, id: id.replace(UUID_PARTS, '$1-$2-$3-$4-$5'), revision: signed.readUInt32BE(1 + ID_BYTES) };
  }

  #urlOf({ kind, id, revision }: TicketLink): string {
    const signed = Buffer.alloc(SIGNED_BYTES);
    signed.writeUInt8(KINDS.indexOf(kind));
    signed.write(id.replaceAll('-', ''), 1, 'hex');
    signed.writeUInt32BE(revision, 1 + ID_BYTES);
    const token = Buffer.concat([signed, this.#signature(signed)]).toString('base64url');
    return `${this.#publicUrl}${TICKETS_PATH}/${token}`;
  }

  #signature(signed: Buffer): Buffer {
    return createHmac('sha256', this.#key).update(signed).digest().subarray(0, SIGNATURE_BYTES);
  }
}

const UUID_PARTS = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;
