import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
});
afterAll(() => testApp[Symbol.asyncDispose]());

test.each([
  ['/developers', 'text/html; charset=utf-8', '<h1>Rowlock</h1>'],
  ['/schema.graphql', 'text/plain; charset=utf-8', 'type Query {'],
  ['/reference', 'text/html; charset=utf-8', '<article id="Mutation.holdSeats">'],
  ['/graphiql', 'text/html; charset=utf-8', 'Rowlock – GraphiQL'],
])('%s is served with its type and the security headers', async (path, type, content) => {
  const response = await fetch(`${testApp.app.url}${path}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(type);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(await response.text()).toContain(content);
});

test.each(['/graphql?query={__typename}', '/healthz', '/no-such-page'])(
  '%s has the security headers too',
  async (path) => {
    const { headers } = await fetch(`${testApp.app.url}${path}`, { headers: { 'apollo-require-preflight': 'yes' } });
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('strict-transport-security')).toBeNull();
  },
);

test('a file that is not served is answered with 404', async () => {
  expect((await fetch(`${testApp.app.url}/package.json`)).status).toBe(404);
});
