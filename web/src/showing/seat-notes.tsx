import type { MapSeat } from '../seat-map/plan.ts';
import { useTexts } from '../texts/texts.tsx';
import styles from './pick-panel.module.css';

/** What is special about picked seats: seats for two, wheelchair places, the seats of companions, and a restricted view. */
export function SeatNotes({ picked, seats }: { picked: readonly MapSeat[]; seats: ReadonlyMap<string, MapSeat> }) {
  const { showing: texts } = useTexts();
  const labelOf = (seatId: string) => seats.get(seatId)?.label ?? '';
  const notes = picked.flatMap(({ label, indexInRow, soldWithIds, features, companionOfId }) => {
    const other = seats.get(soldWithIds[0] ?? '');
    return [
      // Once for both halves.
      ...(other && indexInRow < other.indexInRow ? [texts.seatsTogether([label, other.label].join(' + '))] : []),
      ...(features.includes('WHEELCHAIR') ? [texts.wheelchair(label)] : []),
      ...(features.includes('RESTRICTED_VIEW') ? [texts.restrictedView(label)] : []),
      ...(companionOfId === null ? [] : [texts.companion(label, labelOf(companionOfId))]),
    ];
  });
  return notes.map((note) => (
    <p key={note} className={styles['note']}>
      {note}
    </p>
  ));
}
