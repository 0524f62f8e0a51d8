import { type InputHTMLAttributes, useId } from 'react';
import styles from './field.module.css';

/** A labelled input, with what is wrong with it. */
export function Field({
  label,
  hint,
  problem,
  ...input
}: { label: string; hint?: string | undefined; problem?: string | undefined } & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  const isWrong = problem !== undefined;
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <input {...input} id={id} aria-invalid={isWrong} aria-describedby={`${id}-hint ${id}-problem`} />
      <p id={`${id}-hint`} className={styles['hint']}>
        {hint}
      </p>
      <p id={`${id}-problem`} className={styles['problem']} role="alert">
        {problem}
      </p>
    </div>
  );
}
