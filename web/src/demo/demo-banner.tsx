import { useMatch } from 'react-router';
import { BASE, config } from '../shell/config.ts';
import { useTexts } from '../texts/texts.tsx';
import styles from './demo-banner.module.css';

/** In the demo: what it is, and the two pages that show more of it. Not where a visitor is about to buy. */
export function DemoBanner() {
  const { demo } = useTexts();
  const isFront = useMatch('/') !== null;
  const showingId = useMatch('/showings/:showingId')?.params.showingId;
  // One of the two windows side by side.
  const isFramed = window.parent !== window;
  if (!config.isDemo || isFramed || !(isFront || showingId !== undefined)) return null;
  const query = showingId === undefined ? '' : `?showing=${encodeURIComponent(showingId)}`;
  return (
    <aside className={styles['banner']} aria-label={demo.label}>
      <p>
        <strong>{demo.demo}</strong> <span>{demo.noMoney}</span>
      </p>
      <nav aria-label={demo.label}>
        <a href={new URL(`side-by-side${query}`, BASE).href}>{demo.sideBySide}</a>
        <a href={new URL(`embed${query}`, BASE).href}>{demo.embed}</a>
      </nav>
    </aside>
  );
}
