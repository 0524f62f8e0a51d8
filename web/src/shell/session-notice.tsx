import { useSyncExternalStore } from 'react';
import { useTexts } from '../texts/texts.tsx';
import { useSession } from './app-context.tsx';
import styles from './frame.module.css';

/** Says why the visitor is not logged in any more. */
export function SessionNotice() {
  const { shell } = useTexts();
  const session = useSession();
  const ending = useSyncExternalStore(session.subscribe, () => session.ending);
  return (
    <div className={styles['ending']}>
      <p role="status">{ending !== undefined && shell.endings[ending]}</p>
      {ending !== undefined && <button onClick={() => session.dismissEnding()}>{shell.dismiss}</button>}
    </div>
  );
}
