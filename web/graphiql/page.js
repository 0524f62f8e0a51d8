import { createClient } from './client.js';
import { guestTokens, sendTo } from './guest.js';

const { GraphiQL, React, ReactDOM } = globalThis;
const { endpoint, hasGuests, tabs } = JSON.parse(document.getElementById('config').textContent);
const socketUrl = new URL(endpoint, location.href.replace(/^http/, 'ws')).href;
// The same as introspection would answer, but small, and kept by the browser.
const schema = await fetch(new URL('schema.graphql', import.meta.url)).then((response) => response.text());
const guestToken = hasGuests ? guestTokens({ send: sendTo(endpoint), storage: localStorage }) : () => undefined;
const sendOverHttp = GraphiQL.createFetcher({ url: endpoint });

/** The headers that the visitor entered; as a guest unless they have a login. */
async function authorized(entered = {}) {
  const headers = Object.fromEntries(Object.entries(entered).map(([name, value]) => [name.toLowerCase(), value]));
  if (headers.authorization) return headers;
  const token = await guestToken();
  return token ? { ...headers, authorization: `Bearer ${token}` } : headers;
}

async function send(request, options) {
  return sendOverHttp(request, { ...options, headers: await authorized(options?.headers) });
}

/** The server closes the socket when the token ends. The client then connects again, with a new one. */
function subscribe(request, options) {
  const client = createClient({ url: socketUrl, connectionParams: () => authorized(options?.headers) });
  return {
    subscribe({ next, error, complete }) {
      const unsubscribe = client.subscribe(request, { next, error: (failure) => error(explained(failure)), complete });
      return { unsubscribe };
    },
  };
}

/** GraphiQL would show the closing of a socket as {}. */
function explained(failure) {
  return failure instanceof CloseEvent
    ? new Error(`The socket was closed: ${failure.code} ${failure.reason}`)
    : failure;
}

function fetcher(request, options) {
  const operation = options?.documentAST?.definitions.find(
    ({ kind, name }) =>
      kind === 'OperationDefinition' && (!request.operationName || name?.value === request.operationName),
  );
  return operation?.operation === 'subscription' ? subscribe(request, options) : send(request, options);
}

ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher,
    schema: GraphiQL.GraphQL.buildSchema(schema),
    defaultTabs: tabs,
    // A later visit begins with showings that are on sale then.
    storage: sessionStorage,
    // GraphiQL does not take those of the first tab.
    variables: sessionStorage.getItem('graphiql:variables') ?? tabs[0].variables,
    defaultEditorToolsVisibility: 'variables',
  }),
);
