import type { Texts } from '../texts.tsx';

export const demo: Texts['demo'] = {
  label: 'Zu dieser Demo',
  demo: 'Demo',
  noMoney: 'Alles funktioniert, und es fließt kein Geld: Bezahlen Sie mit einer Testkarte.',
  sideBySide: 'Zwei Fenster nebeneinander',
  embed: 'Der Saalplan auf Ihrer Seite',
};
