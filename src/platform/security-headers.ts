import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet, { type HelmetOptions } from 'helmet';

type Directives = Extract<HelmetOptions['contentSecurityPolicy'], object>['directives'];

/**
 * helmet's headers, without turning http into https: the server itself speaks http, and the proxy that ends TLS decides
 * about Strict-Transport-Security. They are the same for each answer, so they are made once and not by helmet for each.
 *
 * @param directives of the content security policy, beside helmet's own
 */
export function securityHeaders(directives: Directives = {}): Record<string, string> {
  const secure = helmet({
    contentSecurityPolicy: { directives: { ...directives, upgradeInsecureRequests: null } },
    strictTransportSecurity: false,
  });
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  // It has written them when it returns.
  secure(request, response, () => undefined);
  return response.getHeaders() as Record<string, string>;
}
