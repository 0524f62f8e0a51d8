import { invalidInput, type Outcome, refused } from '../../platform/outcome.ts';
import { completeDrawing } from './complete-drawing.ts';
import { writePretixMap } from './pretix-export.ts';
import { readPretixMap } from './pretix-format.ts';
import type { SeatMapDrawing, Sketch } from './seat-map-drawing.ts';
import { SEAT_MAP_LIMITS } from './seat-map-limits.ts';
import { SeatMapProblems } from './seat-map-problems.ts';
import { writeTextMap } from './text-export.ts';
import { readTextMap } from './text-format.ts';

export const SeatMapFormat = { TEXT: 'TEXT', PRETIX_JSON: 'PRETIX_JSON' } as const;
export type SeatMapFormat = (typeof SeatMapFormat)[keyof typeof SeatMapFormat];

type Reader = (document: string, problems: SeatMapProblems) => Promise<Sketch>;
type Writer = (drawing: SeatMapDrawing, about: { name: string }) => Promise<string>;

const FORMATS: Record<SeatMapFormat, { read: Reader; write: Writer }> = {
  TEXT: { read: readTextMap, write: writeTextMap },
  PRETIX_JSON: { read: readPretixMap, write: writePretixMap },
};

export interface SeatMapDocument {
  format: SeatMapFormat;
  document: string;
}

/** Refused: InvalidInput for a document that is too long, SeatMapRejected with everything that is wrong in it. */
export async function readSeatMapDocument({ format, document }: SeatMapDocument): Promise<Outcome<SeatMapDrawing>> {
  if (Buffer.byteLength(document) > SEAT_MAP_LIMITS.bytes)
    return refused(invalidInput(`The document has more than ${SEAT_MAP_LIMITS.bytes} bytes.`, 'document'));
  const problems = new SeatMapProblems();
  const sketch = await FORMATS[format].read(document, problems);
  const drawing = await completeDrawing(sketch, problems);
  const rejection = problems.rejection();
  if (rejection) return refused(rejection);
  if (!drawing) throw new Error('A drawing was refused without a problem');
  return { value: drawing };
}

/** What readSeatMapDocument reads as the same drawing. @param about.name of the auditorium */
export function writeSeatMapDocument(
  drawing: SeatMapDrawing,
  { format, name }: { format: SeatMapFormat; name: string },
): Promise<string> {
  return FORMATS[format].write(drawing, { name });
}
