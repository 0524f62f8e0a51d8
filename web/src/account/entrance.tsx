import type { ReactNode } from 'react';
import { PageTitle } from '../shell/page-title.tsx';
import styles from './entrance.module.css';

interface EntranceProps {
  title: string;
  description?: string;
  /** Below the card: other ways to go on. */
  foot?: ReactNode;
  children: ReactNode;
}

/** What all pages around the login look like: one card, with one thing to do. */
export function Entrance({ title, description, foot, children }: EntranceProps) {
  return (
    <section className={styles['entrance']}>
      <PageTitle title={title} {...(description !== undefined && { description })} />
      <h1>{title}</h1>
      <div className={`card stack ${styles['card']}`}>{children}</div>
      {foot !== undefined && <p className={styles['foot']}>{foot}</p>}
    </section>
  );
}
