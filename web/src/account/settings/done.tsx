import styles from './settings.module.css';

/** Says politely that a change was made. It is there before, as screen readers tell only what changes. */
export function Done({ text }: { text: string | undefined }) {
  return (
    <p className={styles['done']} role="status">
      {text}
    </p>
  );
}
