/** npx tsx examples/pay-at-the-counter/main.ts URL EMAIL PASSWORD, those of an administrator */
import { Api } from '../build-a-cinema/api.ts';
import { payAtTheCounter } from './pay-at-the-counter.ts';

const [url = 'http://127.0.0.1:4000', email, password] = process.argv.slice(2);
const anybody = new Api(url);
const { tokens } = await anybody.change<{ tokens: { accessToken: string } }>(
  'login',
  { email, password },
  'tokens { accessToken }',
);
console.log(JSON.stringify(await payAtTheCounter(anybody.as(tokens.accessToken), anybody), null, 2));
