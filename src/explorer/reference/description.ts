import { type GraphQLSchema, isInterfaceType } from 'graphql';
import { type Markup, markup } from './markup.ts';
import { membersOf } from './members.ts';

/** Code between backticks, a member such as Movie.showings, or a name. */
const CODE_OR_NAME = /`[^`]+`|\b[A-Z]\w*(?:\.\w+)?\b/g;

/** Renders descriptions: paragraphs, code, and links to the types and members that they name. */
export class Descriptions {
  readonly #anchors: Set<string>;
  /** The interface of all expected outcomes, and what implements it. */
  readonly #errors: Set<string>;

  constructor(schema: GraphQLSchema) {
    const types = Object.values(schema.getTypeMap());
    const members = types.flatMap((type) => membersOf(type).map(({ name }) => `${type.name}.${name}`));
    this.#anchors = new Set([...types.map(({ name }) => name), ...members]);
    const error = schema.getType('UserError');
    const implementations = isInterfaceType(error) ? schema.getPossibleTypes(error) : [];
    this.#errors = new Set(['UserError', ...implementations.map(({ name }) => name)]);
  }

  render(description: string | null | undefined): Markup[] {
    const paragraphs = description?.trim().split(/\n\s*\n/) ?? [];
    return paragraphs.map((paragraph) => markup`<p>${this.#renderText(paragraph)}</p>\n`);
  }

  #renderText(text: string): Markup[] {
    const found = text.match(CODE_OR_NAME) ?? [];
    return text.split(CODE_OR_NAME).map((other, index) => markup`${other}${this.#renderFound(found[index] ?? '')}`);
  }

  /** Without backticks or a dot only errors are links: the name of another type is often the first word of a sentence. */
  #renderFound(found: string): Markup {
    const isCode = found.startsWith('`');
    const name = isCode ? found.slice(1, -1) : found;
    const shown = isCode ? markup`<code>${name}</code>` : markup`${name}`;
    const isLink = this.#anchors.has(name) && (isCode || name.includes('.') || this.#errors.has(name));
    return isLink ? markup`<a href="#${name}">${shown}</a>` : shown;
  }
}
