import { z } from 'zod';

/**
 * A seating plan of pretix, as far as it is read: src/pretix/static/seating/seating-plan.schema.json in its repository, and
 * what earlier versions of that file allowed. What else a plan has is passed over. Positions are in pixels.
 */
const position = z.object({ x: z.number(), y: z.number() });
/** Some programs write numbers as such. */
const name = z.union([z.string(), z.number().transform(String)]);

const seat = z.object({ seat_guid: name, seat_number: name, position, category: z.string() });

/** Its seats are added to the position of the row, and that to the position of the zone. */
export const pretixRow = z.object({
  row_number: name,
  /** For people, with %s for the number; not in older plans. */
  row_label: z.string().nullish(),
  position: position.nullish(),
  seats: z.array(seat),
});

/** Older plans have rectangles only, without a shape. */
export const pretixArea = z.object({
  shape: z.string().nullish(),
  position: position.nullish(),
  color: z.string().nullish(),
  /** In degrees, clockwise around the position. */
  rotation: z.number().nullish(),
  text: z.union([z.string(), z.object({ text: z.string(), position: position.nullish() })]).nullish(),
  polygon: z.object({ points: z.array(position) }).nullish(),
  rectangle: z.object({ width: z.number(), height: z.number() }).nullish(),
  ellipse: z.object({ radius: position }).nullish(),
  circle: z.object({ radius: z.number() }).nullish(),
  width: z.number().nullish(),
  height: z.number().nullish(),
});

const zone = z.object({
  name: z.string().nullish(),
  zone_id: z.string().nullish(),
  position: position.nullish(),
  /** Each is read by itself: all of them would take too long for one turn. */
  rows: z.array(z.unknown()),
  areas: z.array(z.unknown()).nullish(),
});

export const pretixPlan = z.object({
  categories: z.array(z.object({ name: z.string(), color: z.string().nullish() })),
  zones: z.array(zone),
});

export type PretixRow = z.infer<typeof pretixRow>;
export type PretixSeat = z.infer<typeof seat>;
export type PretixArea = z.infer<typeof pretixArea>;
export type PretixPlan = z.infer<typeof pretixPlan>;
