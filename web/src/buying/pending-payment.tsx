import styles from './booking.module.css';
import { useAskAgain } from './use-ask-again.ts';

/** A payment is in progress. */
export function PendingPayment({ onDoubt }: { onDoubt: () => void }) {
  useAskAgain(onDoubt);
  return <div className={styles['progress']} aria-hidden="true" />;
}
