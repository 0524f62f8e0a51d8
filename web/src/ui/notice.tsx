import type { ReactNode } from 'react';
import styles from './notice.module.css';

/** Something to know about, told to screen readers when it appears: a problem at once, the rest politely. */
export function Notice({ kind, children }: { kind: 'danger' | 'warning' | 'success' | 'plain'; children: ReactNode }) {
  return (
    <div className={`${styles['notice']} ${styles[kind]}`} role={kind === 'danger' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}
