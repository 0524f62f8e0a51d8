/**
 * npx tsx examples/build-a-cinema/main.ts http://127.0.0.1:4000 EMAIL PASSWORD
 *
 * With the address and password of an administrator, who buys the ticket as well.
 */
import { Api } from './api.ts';
import { buildACinema } from './build-a-cinema.ts';

const [url = 'http://127.0.0.1:4000', email, password] = process.argv.slice(2);
const anybody = new Api(url);
const { tokens } = await anybody.change<{ tokens: { accessToken: string } }>(
  'login',
  { email, password },
  'tokens { accessToken }',
);
const administrator = anybody.as(tokens.accessToken);
console.log(await buildACinema(administrator, administrator));
