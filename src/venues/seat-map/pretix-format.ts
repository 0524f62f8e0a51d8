import type { z } from 'zod';
import { jsonProblem } from '../../platform/json-bounds.ts';
import { mapInTurns, turns } from '../../platform/turns.ts';
import { shapeOf } from './pretix-areas.ts';
import { pixelsOfSeatWidth, type PixelRow, stackUnplaced } from './pretix-places.ts';
import {
  type PretixPlan,
  type PretixRow,
  type PretixSeat,
  pretixArea,
  pretixPlan,
  pretixRow,
} from './pretix-schema.ts';
import type { DrawnArea, DrawnPoint, Sketch, SketchedSeat } from './seat-map-drawing.ts';
import { SEAT_MAP_LIMITS } from './seat-map-limits.ts';
import { COLOR_RULE, nameRule, readCategory, readColor, readName } from './seat-map-names.ts';
import type { SeatMapProblem, SeatMapProblems } from './seat-map-problems.ts';

type Where = Partial<SeatMapProblem>;
type Zone = PretixPlan['zones'][number];

const { longName } = SEAT_MAP_LIMITS;
const ORIGIN: DrawnPoint = { x: 0, y: 0 };
const NOTHING: Sketch = { categories: [], rows: [], areas: [] };

/** Reads a map in the format PRETIX_JSON. What is wrong is added to the problems. */
export async function readPretixMap(document: string, problems: SeatMapProblems): Promise<Sketch> {
  const json = await parseJson(document, problems);
  const plan = json === undefined ? undefined : read(pretixPlan, json, { path: '', problems });
  return plan ? new PlanReader(plan, problems).read() : NOTHING;
}

async function parseJson(document: string, problems: SeatMapProblems): Promise<unknown> {
  const problem = await jsonProblem(document);
  if (problem !== undefined) {
    problems.add(problem);
    return undefined;
  }
  try {
    return JSON.parse(document.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    problems.add('It is not valid JSON.', { value: (error as SyntaxError).message });
    return undefined;
  }
}

/** Undefined when it does not fit the schema: each problem has the path to the value. */
function read<Value>(
  schema: z.ZodType<Value>,
  json: unknown,
  { path, where = {}, problems }: { path: string; where?: Where; problems: SeatMapProblems },
): Value | undefined {
  const { data, error } = schema.safeParse(json);
  for (const issue of error?.issues ?? []) {
    const place = issue.path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
    problems.add(`${(path + place).replace(/^\./, '') || 'The plan'}: ${issue.message}.`, where);
  }
  return data;
}

class PlanReader {
  readonly #plan: PretixPlan;
  readonly #problems: SeatMapProblems;
  readonly #categories: ReadonlySet<string>;
  /** Where each was seen first. */
  readonly #guids = new Map<string, string>();

  constructor(plan: PretixPlan, problems: SeatMapProblems) {
    this.#plan = plan;
    this.#problems = problems;
    this.#categories = new Set(plan.categories.map(({ name }) => name));
  }

  async read(): Promise<Sketch> {
    const categories = this.#plan.categories.map(({ name, color }) => this.#readCategory(name, color ?? ''));
    const [rows, areas]: [PixelRow[], DrawnArea[]] = [[], []];
    for (const [index, zone] of this.#plan.zones.entries()) {
      rows.push(...(await this.#readRows(zone, index)));
      areas.push(...this.#readAreas(zone, index));
    }
    const pixels = pixelsOfSeatWidth(this.#plan, rows);
    const scaled = <Place extends DrawnPoint>(place: Place): Place => ({
      ...place,
      x: place.x / pixels,
      y: place.y / pixels,
    });
    return {
      categories,
      rows: await mapInTurns(stackUnplaced(rows, pixels), (row) => ({ ...row, seats: row.seats.map(scaled) })),
      areas: areas.map((area) => ({ ...area, points: area.points.map(scaled) })),
    };
  }

  #readCategory(text: string, color: string) {
    const category = readCategory(text);
    if (!category) this.#problems.add(`Expected the name of a category: ${nameRule(longName)}.`, { value: text });
    return { name: category?.name ?? '', color: this.#readColor(color, { value: text }) };
  }

  #readColor(text: string, where: Where): string | null {
    const color = readColor(text);
    if (color === undefined) this.#problems.add(`Expected ${COLOR_RULE}.`, { ...where, value: text });
    return color ?? null;
  }

  async #readRows(zone: Zone, zoneIndex: number): Promise<PixelRow[]> {
    const section = this.#readName(zone.name ?? '', { section: zone.name ?? null }, longName) || null;
    const rows: PretixRow[] = [];
    for (const [index, json] of zone.rows.entries()) {
      await turns.next();
      const path = `zones[${zoneIndex}].rows[${index}]`;
      const row = read(pretixRow, json, { path, where: { section }, problems: this.#problems });
      if (row && row.seats.length > 0) rows.push(row);
    }
    const names = namesOf(rows);
    return mapInTurns(rows, (row, index) => this.#readRow(row, { zone, section, text: names[index] ?? '' }));
  }

  #readRow(row: PretixRow, { zone, section, text }: { zone: Zone; section: string | null; text: string }): PixelRow {
    const name = this.#readName(text, { section, row: text });
    const origin = sumOf(zone.position, row.position);
    const seats = row.seats.flatMap((seat) => this.#readSeat(seat, { origin, where: { section, row: name } }));
    return { section, name, seats, line: null, zone, isPlaced: row.position !== null && row.position !== undefined };
  }

  #readSeat(seat: PretixSeat, { origin, where }: { origin: DrawnPoint; where: Where }): SketchedSeat[] {
    const at = { ...where, seat: seat.seat_number };
    const number = this.#readName(seat.seat_number, at);
    if (number === '') this.#problems.add(`The seat ${seat.seat_guid} has no number.`, at);
    const first = this.#guids.get(seat.seat_guid);
    const guid = { ...at, value: seat.seat_guid };
    if (first !== undefined) this.#problems.add(`Its seat_guid is the same as that of ${first}.`, guid);
    else this.#guids.set(seat.seat_guid, `row ${where.row ?? ''}, seat ${seat.seat_number}`);
    if (!this.#categories.has(seat.category))
      this.#problems.add('The plan has no such category.', { ...at, value: seat.category });
    const { name = '', features = [] } = readCategory(seat.category) ?? {};
    return number === '' ? [] : [{ number, category: name, features, ...sumOf(origin, seat.position) }];
  }

  #readName(text: string, where: Where, max?: number): string {
    const name = readName(text, max);
    if (name === undefined) this.#problems.add(`Expected a name: ${nameRule(max)}.`, { ...where, value: text });
    return name ?? '';
  }

  #readAreas({ position, areas }: Zone, zoneIndex: number): DrawnArea[] {
    return (areas ?? []).flatMap((json, index) => {
      const area = read(pretixArea, json, { path: `zones[${zoneIndex}].areas[${index}]`, problems: this.#problems });
      if (!area) return [];
      const { points, text } = shapeOf(area, position ?? ORIGIN);
      const name = this.#readName(text, { value: text }, longName);
      const color = this.#readColor(area.color ?? '', {});
      return points.length === 0 ? [] : [{ points, text: name === '' ? null : name, color }];
    });
  }
}

/** The label where it is a name: not words around the number, as in `Row %s`, and not the same for several rows. */
function namesOf(rows: readonly PretixRow[]): string[] {
  const labels = rows.map(({ row_label: label }) => label?.trim() ?? '');
  const repeated = new Set(labels.filter((label, index) => labels.indexOf(label) < index));
  return rows.map(({ row_number: number }, index) => {
    const label = labels[index] ?? '';
    return label === '' || label.includes('%s') || repeated.has(label) ? number : label;
  });
}

function sumOf(...places: (DrawnPoint | null | undefined)[]): DrawnPoint {
  const given = places.map((place) => place ?? ORIGIN);
  return { x: given.reduce((sum, { x }) => sum + x, 0), y: given.reduce((sum, { y }) => sum + y, 0) };
}
