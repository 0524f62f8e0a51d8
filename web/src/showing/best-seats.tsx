import { useKeptFields } from '../buying/kept.ts';
import type { SeatMapPlan } from '../seat-map/plan.ts';
import { useTexts } from '../texts/texts.tsx';
import styles from './best-seats.module.css';
import { type BestSeatsWish, COUNTS, wishOf } from './best-seats-wish.ts';

/** Instead of picking: so many seats side by side, the best that are free, held by one tap. */
export function BestSeats({
  showingId,
  categories,
  quantity,
  isHolding,
  onTake,
}: {
  showingId: string;
  categories: SeatMapPlan['categories'];
  /** As many as have to be taken; undefined: the visitor chooses. */
  quantity: number | undefined;
  isHolding: boolean;
  onTake: (wish: BestSeatsWish) => void;
}) {
  const { best: texts } = useTexts().showing;
  // Of all showings: a party stays as large as it is.
  const [{ count }, chooseCount] = useKeptFields('best-seats', { count: '2' });
  const [{ categoryId }, chooseCategory] = useKeptFields(`best-seats:${showingId}`, { categoryId: '' });
  const sold = categories.filter(({ price }) => price !== null);
  const wish = wishOf({ count: quantity === undefined ? count : String(quantity), categoryId }, categories);
  return (
    <div className={styles['best']} role="group" aria-label={texts.title}>
      <p className="muted" aria-hidden="true">
        {texts.title}
      </p>
      {quantity === undefined && (
        <select
          aria-label={texts.count}
          value={String(wish.quantity)}
          onChange={({ target }) => chooseCount({ count: target.value })}
        >
          {COUNTS.map((each) => (
            <option key={each} value={String(each)}>
              {texts.seats(each)}
            </option>
          ))}
        </select>
      )}
      {sold.length > 1 && (
        <select
          aria-label={texts.category}
          data-alone={quantity !== undefined}
          value={sold.some(({ id }) => id === categoryId) ? categoryId : ''}
          onChange={({ target }) => chooseCategory({ categoryId: target.value })}
        >
          <option value="">{texts.anyCategory}</option>
          {sold.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      <button
        type="button"
        className="button quiet"
        aria-disabled={isHolding}
        onClick={() => isHolding || onTake(wish)}
      >
        {texts.take(wish.quantity)}
      </button>
    </div>
  );
}
