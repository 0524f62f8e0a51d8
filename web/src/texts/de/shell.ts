import type { Texts } from '../texts.tsx';

export const shell: Texts['shell'] = {
  skip: 'Zum Inhalt springen',
  navigation: 'Hauptmenü',
  more: 'Mehr',
  whatsOn: 'Programm',
  account: 'Konto',
  logIn: 'Anmelden',
  offline: 'Offline. Die Anzeige kann veraltet sein. Die Verbindung wird neu aufgebaut …',
  promise: 'Jeder Platz, live. Kein Platz wird je zweimal verkauft.',
  findBooking: 'Buchung finden',
  developers: 'Für Entwickler',
  notFound: 'Diese Seite gibt es nicht',
  notFoundHint: 'Vielleicht ist sie umgezogen, oder die Vorstellung ist vorbei.',
  toWhatsOn: 'Zum Programm',
  failed: 'Das hat nicht geklappt. Bitte noch einmal versuchen.',
  retry: 'Noch einmal versuchen',
};
