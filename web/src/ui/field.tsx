import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import styles from './field.module.css';

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  hint?: string | undefined;
  problem?: string | undefined;
  /** A button at the end of the input. */
  beside?: ReactNode;
}

/** A labelled input, with what is wrong with it. */
export function Field({ label, hint, problem, beside, ...input }: FieldProps) {
  const id = useId();
  const isWrong = problem !== undefined;
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <div className={styles['input']}>
        <input {...input} id={id} aria-invalid={isWrong} aria-describedby={`${id}-hint ${id}-problem`} />
        {beside}
      </div>
      <p id={`${id}-hint`} className={styles['hint']}>
        {hint}
      </p>
      <p id={`${id}-problem`} className={styles['problem']} role="alert">
        {problem}
      </p>
    </div>
  );
}
