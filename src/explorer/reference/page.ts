import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isUnionType,
  print,
} from 'graphql';
import { compareTexts } from '../../platform/text.ts';
import { Descriptions } from './description.ts';
import { Markup, markup, type Piece } from './markup.ts';
import { type Member, membersOf } from './members.ts';

interface Section {
  id: string;
  title: string;
  entries: { anchor: string; name: string; body: Piece }[];
}

const KINDS = [
  { id: 'types', title: 'Types', matches: isObjectType },
  { id: 'inputs', title: 'Inputs', matches: isInputObjectType },
  { id: 'enums', title: 'Enums', matches: isEnumType },
  { id: 'interfaces', title: 'Interfaces', matches: isInterfaceType },
  { id: 'unions', title: 'Unions', matches: isUnionType },
  { id: 'scalars', title: 'Scalars', matches: isScalarType },
];

/** The whole page, which needs nothing else. An anchor is the name of a type, or `Type.member`. */
export function renderPage(schema: GraphQLSchema, { style, script }: { style: string; script: string }): string {
  const sections = new Reference(schema).sections().filter(({ entries }) => entries.length > 0);
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rowlock API reference</title>
<link rel="icon" href="data:,">
<style>${new Markup(style)}</style>
</head>
<body>
<header><h1>Rowlock API reference</h1>
<input id="filter" type="search" placeholder="Filter by name or text" aria-label="Filter by name or text">
<output id="count" for="filter"></output></header>
<div class="columns">
<nav><details id="contents"><summary>Contents</summary>
${sections.map(renderContents)}</details></nav>
<main>
<p>Queries and mutations: <code>POST /graphql</code>. Subscriptions: a WebSocket at <code>/graphql</code>, in the protocol
<code>graphql-transport-ws</code>. In a type, <code>!</code> means never null, and <code>[ ]</code> means a list.</p>
${sections.map(renderSection)}</main>
</div>
<script>${new Markup(script)}</script>
</body>
</html>
`.text;
}

function renderContents({ id, title, entries }: Section): Markup {
  const links = entries.map(({ anchor, name }) => markup`<li><a href="#${anchor}">${name}</a></li>\n`);
  return markup`<section><h2><a href="#${id}">${title}</a></h2><ul>\n${links}</ul></section>\n`;
}

function renderSection({ id, title, entries }: Section): Markup {
  const articles = entries.map(
    ({ anchor, name, body }) =>
      markup`<article id="${anchor}"><h3><a href="#${anchor}">${name}</a></h3>\n${body}</article>\n`,
  );
  return markup`<section id="${id}"><h2>${title}</h2>\n${articles}</section>\n`;
}

class Reference {
  readonly #schema: GraphQLSchema;
  readonly #descriptions: Descriptions;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
    this.#descriptions = new Descriptions(schema);
  }

  sections(): Section[] {
    const roots = [
      { title: 'Queries', type: this.#schema.getQueryType() },
      { title: 'Mutations', type: this.#schema.getMutationType() },
      { title: 'Subscriptions', type: this.#schema.getSubscriptionType() },
    ].flatMap(({ title, type }) => (type ? [{ title, type }] : []));
    const types = Object.values(this.#schema.getTypeMap())
      .filter((type) => !isIntrospectionType(type) && roots.every((root) => root.type !== type))
      .toSorted((a, b) => compareTexts(a.name, b.name));
    return [
      ...roots.map(({ title, type }) => ({
        // The type's name, so that a link to Query itself has a target too.
        id: type.name,
        title,
        entries: membersOf(type).map((member) => ({
          anchor: `${type.name}.${member.name}`,
          name: member.name,
          body: this.#renderMember(member),
        })),
      })),
      ...KINDS.map(({ id, title, matches }) => ({
        id,
        title,
        entries: types
          .filter((type) => matches(type))
          .map((type) => ({ anchor: type.name, name: type.name, body: this.#renderType(type) })),
      })),
    ];
  }

  #renderType(type: GraphQLNamedType): Piece {
    const members = membersOf(type).map((member) => {
      const anchor = `${type.name}.${member.name}`;
      return markup`<dt id="${anchor}"><a href="#${anchor}">${member.name}</a></dt>\n<dd>${this.#renderMember(member)}</dd>\n`;
    });
    return [
      this.#descriptions.render(type.description),
      this.#renderRelations(type),
      members.length > 0 ? markup`<dl>\n${members}</dl>\n` : undefined,
    ];
  }

  /** What a type is besides its members. */
  #renderRelations(type: GraphQLNamedType): Piece {
    const parents = isObjectType(type) || isInterfaceType(type) ? type.getInterfaces() : [];
    const possible = isUnionType(type) || isInterfaceType(type) ? this.#schema.getPossibleTypes(type) : [];
    const isOneOf = isInputObjectType(type) && type.isOneOf;
    const url = isScalarType(type) ? type.specifiedByURL : undefined;
    return [
      parents.length > 0 ? markup`<p>Implements ${renderList(parents)}.</p>\n` : undefined,
      possible.length > 0 ? markup`<p>One of ${renderList(possible)}.</p>\n` : undefined,
      isOneOf ? markup`<p>Exactly one of the fields must be given (<code>@oneOf</code>).</p>\n` : undefined,
      url ? markup`<p>Specified by <a href="${url}" rel="noreferrer">${url}</a>.</p>\n` : undefined,
    ];
  }

  #renderMember(member: Member): Piece {
    const parameters = 'args' in member ? member.args : [];
    const items = parameters.map(
      (parameter) =>
        markup`<li><code>${parameter.name}: ${renderTypeOf(parameter)}</code>${this.#renderTexts(parameter)}</li>\n`,
    );
    return [
      'type' in member ? markup`<code class="type">${renderTypeOf(member)}</code>\n` : undefined,
      this.#renderTexts(member),
      items.length > 0 ? markup`<ul class="arguments">\n${items}</ul>\n` : undefined,
    ];
  }

  #renderTexts({ description, deprecationReason }: Member | GraphQLArgument): Piece {
    const reason = this.#descriptions.render(deprecationReason);
    return [
      reason.length > 0 ? markup`<div class="deprecated"><strong>Deprecated</strong> ${reason}</div>\n` : undefined,
      this.#descriptions.render(description),
    ];
  }
}

/** With the default, where there is one. */
function renderTypeOf(member: GraphQLField<unknown, unknown> | GraphQLInputField | GraphQLArgument): Markup {
  const hasDefault = 'defaultValue' in member && member.defaultValue !== undefined;
  const value = hasDefault ? astFromValue(member.defaultValue, member.type) : undefined;
  return markup`${renderTypeLink(member.type)}${value ? ` = ${print(value)}` : ''}`;
}

function renderTypeLink(type: GraphQLType): Markup {
  if (isNonNullType(type)) return markup`${renderTypeLink(type.ofType)}!`;
  if (isListType(type)) return markup`[${renderTypeLink(type.ofType)}]`;
  return markup`<a href="#${type.name}">${type.name}</a>`;
}

function renderList(types: readonly GraphQLNamedType[]): Markup[] {
  return types.map((type, index) => markup`${index > 0 ? ', ' : ''}${renderTypeLink(type)}`);
}
