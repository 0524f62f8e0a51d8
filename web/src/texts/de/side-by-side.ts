import type { sideBySide as english } from '../en/side-by-side.ts';

export const sideBySide: typeof english = {
  title: 'Zwei Fenster nebeneinander',
  description: 'Zwei Besucher, eine Vorstellung: Was einer wählt und reserviert, sieht der andere sofort.',
  heading: 'Zwei Besucher, ein Saal',
  hint: 'Wählen Sie links Plätze, und gehen Sie weiter. Rechts ändern sie sich sofort.',
  left: 'Annas Fenster',
  right: 'Bens Fenster',
};
