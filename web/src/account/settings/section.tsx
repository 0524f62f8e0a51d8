import { type ReactNode, useId } from 'react';
import styles from './settings.module.css';

/** One thing that can be changed: what it is, and beside it how. */
export function Section({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <div>
        <h2 id={id}>{title}</h2>
        <p className="muted">{hint}</p>
      </div>
      <div className="card stack">{children}</div>
    </section>
  );
}
