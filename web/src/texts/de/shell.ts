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
  guest: 'Gast',
  myBookings: 'Meine Buchungen',
  settings: 'Einstellungen',
  register: 'Konto anlegen',
  logOut: 'Abmelden',
  endings: {
    'logged-out': 'Sie sind abgemeldet.',
    ended:
      'Ihre Anmeldung ist beendet: Sie wurde auf einem anderen Gerät beendet oder war zu alt. Melden Sie sich wieder an.',
    closed: 'Ihr Konto ist geschlossen, und Ihre Daten sind gelöscht.',
  },
  dismiss: 'OK',
  language: 'Sprache',
  theme: 'Farben',
  themes: { system: 'Wie im System', light: 'Hell', dark: 'Dunkel' },
  retry: 'Noch einmal versuchen',
};
