import type { MappedSeat } from '../venues/seat-map/mapped-seats.ts';
import type { SeatState } from './seat-state.ts';

/** One seat of one showing, as it is shown. */
export class ShowingSeatView implements SeatState {
  readonly showingId: string;
  readonly seat: MappedSeat;
  readonly status: SeatState['status'];
  readonly version: number;

  constructor(showingId: string, seat: MappedSeat, { status, version }: Pick<SeatState, 'status' | 'version'>) {
    this.showingId = showingId;
    this.seat = seat;
    this.status = status;
    this.version = version;
  }

  get seatId(): string {
    return this.seat.id;
  }

  /** Always the same for this seat of this showing. Computed when it is read: most clients do not select it. */
  get id(): string {
    return pairId(this.showingId, this.seatId);
  }
}

/**
 * A UUID for a pair of UUIDs, of version 8 (RFC 9562: free to choose): their exclusive or. So pairs that have one id in
 * common never get the same UUID. Ids made in one millisecond are numbered and have 42 random bits each, others have
 * more: it is as rare that two other pairs get the same UUID.
 */
export function pairId(a: string, b: string): string {
  const hex = [0, 9, 19, 28].map((start) => xor(word(a, start), word(b, start))).join('');
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) & 3] ?? '8';
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** 32 bits of a UUID in its text form, in which hyphens stand at 8, 13, 18 and 23. */
function word(uuid: string, start: number): number {
  return Number.parseInt(
    uuid
      .slice(start, start + 9)
      .replace('-', '')
      .slice(0, 8),
    16,
  );
}

function xor(a: number, b: number): string {
  return ((a ^ b) >>> 0).toString(16).padStart(8, '0');
}
