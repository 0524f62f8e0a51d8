import type { embed as english } from '../en/embed.ts';

export const embed: typeof english = {
  title: 'Der Sitzplan auf Ihrer eigenen Seite',
  description:
    'Ein Live-Sitzplan für jede Website: ein Script-Tag, Plätze, die sich ändern, sobald sie vergeben sind, Reservierungen und Ihre eigenen Farben.',
  developers: 'Für Entwickler',
  heading: 'Der Live-Sitzplan, auf Ihrer eigenen Seite',
  lead: 'Ein Script, ein Tag. Plätze ändern die Farbe, sobald andere sie nehmen, Ihre Besucher wählen und reservieren, und Ihre Seite erfährt davon durch Ereignisse. Er nimmt Ihre Farben und Ihre Schrift an, spricht Deutsch und Englisch, lässt sich mit Maus, Finger, Tastatur und Screenreader bedienen und wiegt weniger als ein Foto.',
  snippetTitle: 'Mehr ist nicht zu tun',
  copy: 'Kopieren',
  copied: 'Kopiert.',
  live: 'Probieren Sie es aus: eine Vorstellung, die gerade im Verkauf ist',
  looking: 'Eine Vorstellung wird gesucht …',
  noShowing: 'Gerade ist keine Vorstellung im Verkauf.',
  look: 'Aussehen',
  lookAsItIs: 'So, wie er ist',
  lookMidnight: 'Mitternacht',
  lookMint: 'Minze',
  lookProgramme: 'Programmheft',
  lookComment: 'Nichts: Er nimmt das Aussehen\nder Seite an, auf der er steht.',
  log: 'Was Ihre Seite erfährt',
  noEvents: 'Wählen Sie einen Platz: Sein Ereignis erscheint hier.',
  noSeats: 'keine Plätze',
  yourCss: 'Ihr CSS',
  yourCssHint: 'Ändern Sie es: Der Sitzplan folgt sofort.',
  language: 'Sprache',
  most: 'Höchstzahl der Plätze',
  readonly: 'Nur zum Ansehen',
  attributes: 'Attribute',
  attributesHint: 'Jedes darf sich jederzeit ändern.',
  attributeShowing: 'Die ID der Vorstellung. Ohne sie wird nichts gezeigt.',
  attributeServer:
    'Die Adresse des Rowlock-Servers, etwa `https://tickets.example`. Ohne Angabe: der Server, von dem das Script kommt.',
  attributeLanguage: '`en` oder `de`. Ohne Angabe: das `lang` Ihrer Seite.',
  attributeMaxSeats: 'Wie viele Plätze gewählt werden können; ohne Angabe 10. Der Server hat eine eigene Grenze.',
  attributeReadonly: 'Der Sitzplan ist live, aber es lässt sich nichts wählen: etwa für einen Bildschirm im Foyer.',
  events: 'Ereignisse',
  eventsHint: 'Sie steigen auf (bubble). In `event.detail` steht, was geschehen ist.',
  eventSelect:
    'Der Besucher hat einen Platz gewählt oder zurückgegeben, oder ein anderer Besucher hat ihn genommen. `seats`: alle, die jetzt gewählt sind, jeder mit Bezeichnung, Kategorie und Preisen.',
  eventHold:
    'Die Plätze sind für den Besucher reserviert. `holdId`, `seats`, `expiresAt`, `secondsLeft` nach der Uhr des Servers; `isRestored` nach einem Neuladen Ihrer Seite.',
  eventRelease: '`holdId` und der Grund `reason`: `released`, `expired` oder `ended`.',
  eventError:
    '`code` und `message`: `NETWORK`, `ORIGIN_NOT_ALLOWED`, `RATE_LIMITED`, `SeatsUnavailable` und die anderen Fehler der API. Der Besucher weiß es schon.',
  methods: 'Methoden und Eigenschaften',
  methodRelease: 'Gibt die reservierten Plätze zurück.',
  methodClear: 'Hebt die Auswahl auf. Was reserviert ist, bleibt.',
  propertySeats: 'Was jetzt gewählt ist, wie bei `select`.',
  propertyAccessToken:
    'Reserviert für ein Konto bei Ihnen: ein Zugriffstoken oder eine Funktion, die eines liefert. Ohne Angabe ist der Besucher ein Gast.',
  methodGetAccessToken:
    'Das Token des Besuchers, der die Plätze reserviert hat: Damit fragt Ihre Seite die Preise ab und bucht.',
  types: 'Die Typen für TypeScript:',
  css: 'CSS',
  cssHint:
    'Ob er dunkel ist, sagt `color-scheme`. Teile: `map`, `panel`, `button`, `hold`, `release`, `chip`, `total`, `clock`. Slot `held`: Ihr nächster Schritt, sichtbar, solange Plätze reserviert sind.',
  cssAccent: 'gewählte und reservierte Plätze, Schaltflächen',
  cssOnAccent: 'Text auf der Akzentfarbe',
  cssGround: 'der Hintergrund',
  cssText: 'Text',
  cssMuted: 'weniger wichtiger Text',
  cssLine: 'Linien',
  cssTaken: 'vergebene Plätze',
  cssScreen: 'die Leinwand',
  cssFocus: 'die Markierung des fokussierten Elements',
  cssFont: 'die Schriftfamilie',
  cssRadius: 'runde Ecken',
  cssButtonRadius: 'die der Schaltflächen',
  cssMapHeight: 'die Höhe des Sitzplans',
  next: 'Von der Reservierung zum Ticket',
  nextStep:
    'Setzen Sie Ihren nächsten Schritt in den Slot `held`. Solange Plätze reserviert sind, steht er neben der Zeit, die bleibt. Mit `getAccessToken()` schickt Ihre Seite `quoteBooking` und `placeBooking` an die API, als der Besucher, der die Plätze reserviert hat.',
  nextReload:
    'Ein Neuladen Ihrer Seite verliert nichts: Der Besucher findet die Reservierung wieder, und Ihre Seite bekommt `hold` noch einmal.',
  nextExample: 'Ein Beispiel für den nächsten Schritt',
  origins: 'Welche Seiten ihn verwenden dürfen',
  originsAllowed:
    'Das Script darf jede Seite laden. Was es den Server fragen darf, sagt dort `ALLOWED_ORIGINS`: Eine Seite anderer Herkunft muss genannt sein, etwa `ALLOWED_ORIGINS=https://www.cinema.example`. Eine, die nicht genannt ist, bekommt das Ereignis `error` mit dem Code `ORIGIN_NOT_ALLOWED`, und der Besucher eine verständliche Meldung.',
  originsPolicy:
    'Eine Seite mit eigener Content Security Policy erlaubt den Server in `script-src` und `connect-src`, für `https:` und `wss:`. Die Komponente braucht kein `unsafe-inline` und fragt keinen anderen Host.',
  snippet: 'Der Code zum Einbetten',
  showing: (movie, auditorium, cinema) =>
    `${movie} in ${auditorium}, ${cinema}. Die Plätze sind echt: Öffnen Sie diese Seite zweimal.`,
};
