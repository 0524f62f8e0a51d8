import type { GraphQLResolveInfo } from 'graphql';
import { LRUCache } from 'lru-cache';
import { filledList, leafList } from '../graphql/json-list.ts';
import { JsonTemplates } from '../graphql/json-templates.ts';
import type { Loaders } from '../graphql/loaders.ts';
import type { ReadyText } from '../graphql/ready-json.ts';
import { KNOWN_SEAT_TYPES, type SeatTexts, type WrittenSeat } from '../venues/seat-map/seat.json.ts';
import type { SeatMapService } from '../venues/seat-map/seat-map.service.ts';
import { type SeatColumn, seatColumn, seatsOf, type SeatColumns } from './seat-state-columns.ts';
import { pairId, type ShowingSeatView } from './showing-seat-view.ts';

const KNOWN_TYPES = {
  ...KNOWN_SEAT_TYPES,
  ShowingSeat: { fixed: ['id', 'seatId', 'seat'], open: ['status', 'version'] },
};

/** In bytes, about. */
const MAX_KEPT = 16_000_000;
/** Of an item, beside what is the same for each request. */
const EACH_STATE = 12;
/** Of an entry of a column. */
const EACH_ENTRY: Record<SeatColumn, number> = { ids: 39, seatIds: 39, statuses: 12, versions: 4 };

interface Asked {
  info: GraphQLResolveInfo;
  loaders: Loaders;
}

interface KeptText {
  /** What it was written from. */
  from: object;
  text: Promise<Buffer>;
}

/**
 * The seats of showings as JSON: by a template of the selection, without a resolver for each seat and field. What is the
 * same for each request is written once for each seat map, and the whole text is kept until a seat changes.
 */
export class ShowingSeatJson {
  readonly #seatMaps: SeatMapService;
  readonly #seatTexts: SeatTexts;
  readonly #templates = new JsonTemplates(KNOWN_TYPES);
  readonly #kept = new LRUCache<string, KeptText>({ maxSize: MAX_KEPT });

  constructor({ seatMaps, seatTexts }: { seatMaps: SeatMapService; seatTexts: SeatTexts }) {
    this.#seatMaps = seatMaps;
    this.#seatTexts = seatTexts;
  }

  /** Every seat of a showing. Undefined when graphql-js has to answer: no template can write what is selected. */
  async seats(columns: SeatColumns, { info, loaders }: Asked): Promise<ReadyText | undefined> {
    const template = this.#templates.of(info);
    if (!template) return undefined;
    const { showingId, seatMapId, places, statuses: status, versions: version } = columns;
    const seats = seatsOf(columns, await this.#seatMaps.seats(seatMapId));
    const ofShowing = template.fields.has('ShowingSeat.id') ? showingId : '';
    const around = await this.#seatTexts.around(
      { template, seats, loaders },
      { key: places ? undefined : `${seatMapId} ${ofShowing}`, toItem: (seat) => toItem(showingId, seat) },
    );
    if (!around) return undefined;
    const write = () => filledList(template, around.texts, { status, version });
    if (around.key === undefined) return write();
    const size = around.texts.reduce((sum, { length }) => sum + length, seats.length * EACH_STATE);
    return this.#keep({ key: `${showingId} ${around.key}`, from: columns, size, write });
  }

  /** Some seats of one showing. Undefined as above. */
  async views(views: readonly ShowingSeatView[], { info, loaders }: Asked): Promise<string | undefined> {
    const template = this.#templates.of(info);
    if (!template) return undefined;
    const { showingId = '' } = views[0] ?? {};
    const around = await this.#seatTexts.around(
      { template, seats: views.map(({ seat }) => seat), loaders },
      { key: undefined, toItem: (seat) => toItem(showingId, seat) },
    );
    const [status, version] = [views.map((view) => view.status), views.map((view) => view.version)];
    return around && filledList(template, around.texts, { status, version });
  }

  /** One of the lists of `SeatStates`. */
  async column(name: SeatColumn, columns: SeatColumns, info: GraphQLResolveInfo): Promise<ReadyText> {
    const list = await this.#seatMaps.seats(columns.seatMapId);
    const { of, from, values } = seatColumn(name, columns, list);
    const write = () => leafList(info.returnType, values);
    return this.#keep({ key: `${of} ${name}`, from, size: list.length * EACH_ENTRY[name], write });
  }

  /** Writes it unless it was written from the same before; those who come meanwhile wait for the same text. */
  #keep({
    key,
    from,
    size,
    write,
  }: Pick<KeptText, 'from'> & { key: string; size: number; write: () => Promise<string> }) {
    const kept = this.#kept.get(key);
    if (kept?.from === from) return kept.text;
    const text = write().then((json) => Buffer.from(json));
    this.#kept.set(key, { from, text }, { size: Math.max(1, size) });
    text.catch(() => this.#kept.delete(key));
    return text;
  }
}

function toItem(showingId: string, seat: WrittenSeat) {
  return {
    seat,
    seatId: seat.id,
    get id() {
      return pairId(showingId, seat.id);
    },
  };
}
