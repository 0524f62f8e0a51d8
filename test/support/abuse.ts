/** Operations that are small to write and would be large to check or to answer, below a field that is a showing. */
interface Abuse {
  name: string;
  ofShowing: string;
  fragments?: string;
  variables?: Record<string, unknown>;
  defined?: string;
  /** Of the error that it is refused with, before it is executed. */
  code: 'BAD_USER_INPUT' | 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED';
}

const ABUSES: readonly Abuse[] = [
  { name: 'a fragment bomb of 2^24 fields', ofShowing: '...F0', fragments: bomb(24), code: 'BAD_USER_INPUT' },
  {
    name: 'first: 99999999',
    ofShowing: 'movie { showings(first: 99999999) { nodes { id } } }',
    code: 'BAD_USER_INPUT',
  },
  { name: '5,000 aliases', ofShowing: list(5000, (index) => `a${index}: id`), code: 'GRAPHQL_PARSE_FAILED' },
  { name: '16,000 fields', ofShowing: 'id '.repeat(16_000), code: 'GRAPHQL_PARSE_FAILED' },
  { name: '450 fields of one name', ofShowing: 'movie { id } '.repeat(450), code: 'BAD_USER_INPUT' },
  {
    name: '5,000 bad list items',
    ofShowing: 'movie { showings(filter: { movieIds: $ids }) { totalCount } }',
    variables: {
      ids: Array.from({ length: 5000 }, () => ({ no: 'id' })).map((item, index) => (index % 2 ? item : 1.5)),
    },
    defined: '($ids: [ID!])',
    code: 'BAD_USER_INPUT',
  },
  {
    name: 'circular fragments',
    ofShowing: '...A',
    fragments: 'fragment A on Showing { movie { ...B } } fragment B on Movie { showings(first: 1) { nodes { ...A } } }',
    code: 'BAD_USER_INPUT',
  },
  {
    name: '40 fragments in a circle, each of which uses all others',
    ofShowing: '...F0',
    fragments: list(40, (index) => `fragment F${index} on Showing { id ${list(40, (other) => `...F${other}`)} }`),
    code: 'GRAPHQL_PARSE_FAILED',
  },
  {
    name: 'a selection of 900 levels',
    ofShowing: `${'movie { '.repeat(900)}id${' }'.repeat(900)}`,
    code: 'GRAPHQL_PARSE_FAILED',
  },
  { name: 'a bracket that is opened 30,000 times', ofShowing: '{'.repeat(30_000), code: 'GRAPHQL_PARSE_FAILED' },
  { name: 'a text of 60,000 characters', ofShowing: 'x'.repeat(60_000), code: 'GRAPHQL_VALIDATION_FAILED' },
];

export interface AbusiveOperation extends Pick<Abuse, 'name' | 'code'> {
  query: string;
  variables: Record<string, unknown>;
}

/** As queries, and the same as subscriptions. */
export const abusiveOperations: readonly { query: AbusiveOperation; subscription: AbusiveOperation }[] = ABUSES.map(
  ({ name, code, ofShowing, fragments = '', variables = {}, defined = '' }) => {
    const beside = { name, code, variables };
    const query = `query Q${defined} { showings(first: 1) { nodes { ${ofShowing} } } } ${fragments}`;
    const ofChange = `... on ShowingChanged { showing { ${ofShowing} } }`;
    const subscription = `subscription Q${defined} { seatAvailability(showingId: "x") { ${ofChange} } } ${fragments}`;
    return { query: { ...beside, query }, subscription: { ...beside, query: subscription } };
  },
);

/** Each fragment uses the next one twice: 2 to the power of `length` fields. */
function bomb(length: number): string {
  const fragments = list(length, (index) => `fragment F${index} on Showing { ...F${index + 1} ...F${index + 1} }`);
  return `${fragments} fragment F${length} on Showing { id }`;
}

function list(count: number, toText: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => toText(index)).join(' ');
}

const NESTED = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;

/** Bodies, or messages of a socket, that are abusive whatever the operation is. */
export const nestedJson: readonly { name: string; json: string }[] = [
  { name: 'a list', json: NESTED },
  { name: 'variables', json: `{"query":"{ __typename }","variables":{"a":${NESTED}}}` },
  { name: 'a field beside the query', json: `{"query":"{ __typename }","a":${NESTED}}` },
  { name: 'extensions', json: `{"query":"{ __typename }","extensions":{"a":${NESTED}}}` },
  { name: 'what never ends', json: '{"a":'.repeat(10_000) },
];
