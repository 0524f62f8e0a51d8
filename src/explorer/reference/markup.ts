/** HTML that is safe to insert. All other text is escaped. */
export class Markup {
  constructor(readonly text: string) {}
}

export type Piece = string | Markup | undefined | readonly Piece[];

/** A tag for templates: what is inserted is escaped, unless it is markup itself. */
export function markup(strings: TemplateStringsArray, ...pieces: Piece[]): Markup {
  return new Markup(String.raw({ raw: strings }, ...pieces.map(toText)));
}

function toText(piece: Piece): string {
  if (piece === undefined) return '';
  if (piece instanceof Markup) return piece.text;
  return typeof piece === 'string' ? escape(piece) : piece.map(toText).join('');
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
