import { useId } from 'react';
import styles from './select.module.css';

/** A choice of one, or of any. */
export function Select({
  label,
  any,
  value,
  options,
  onPick,
}: {
  label: string;
  /** What is written for no choice. */
  any: string;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
  onPick: (value: string | undefined) => void;
}) {
  const id = useId();
  // Options may come later than the choice, which a link has: without its option it would be lost.
  const isKnown = value === undefined || options.some((option) => option.value === value);
  return (
    <div className={styles['select']}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value ?? ''} onChange={({ target }) => onPick(target.value || undefined)}>
        <option value="">{any}</option>
        {!isKnown && (
          <option key={value} value={value}>
            …
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
