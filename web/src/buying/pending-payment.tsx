import { useEffect, useEffectEvent } from 'react';
import styles from './booking.module.css';

/** Events may not come where a network blocks sockets. */
const ASK_AGAIN_MS = 4000;

/** A payment is in progress. The socket tells when it has ended; the server is asked as well. */
export function PendingPayment({ onDoubt }: { onDoubt: () => void }) {
  const doubt = useEffectEvent(onDoubt);
  useEffect(() => {
    const timer = setInterval(() => doubt(), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  return <div className={styles['progress']} aria-hidden="true" />;
}
